import { createServer } from 'node:http'
import pg from 'pg'

// The least that shows the same rows: node:http, one statement, a table. What the console costs is held against this.
const [, , databaseUrl, district] = process.argv
const pool = new pg.Pool({ connectionString: databaseUrl ?? '', max: 10 })

// What a row of the console's list shows: who looks after the household and what waits, too.
const rowsOf = (fits: string): string => `WITH page AS MATERIALIZED (
    SELECT "code", "headName", "villageCode", "townCode", "type", "monitored", "memberCount", "lastVisitOn"::text, "leftOn"::text
    FROM "Household" WHERE "districtId" = $1 AND ${fits} ORDER BY "code" LIMIT 51),
  codes AS MATERIALIZED (SELECT array_agg("code") AS "all" FROM page)
  SELECT page.*, a."cadres", r."waiting" FROM page
  LEFT JOIN (SELECT a."householdCode", string_agg(c."name", '、') AS "cadres" FROM "Assignment" a
    JOIN "Cadre" c ON c."districtId" = $1 AND c."id" = a."cadreId"
    WHERE a."districtId" = $1 AND a."householdCode" = ANY((SELECT "all" FROM codes)::text[]) AND a."toOn" IS NULL GROUP BY 1) a
    ON a."householdCode" = page."code"
  LEFT JOIN (SELECT "householdCode", count(*)::int AS "waiting" FROM "Report"
    WHERE "districtId" = $1 AND "householdCode" = ANY((SELECT "all" FROM codes)::text[]) AND "status" = 'to-confirm' GROUP BY 1) r
    ON r."householdCode" = page."code" ORDER BY page."code"`

// What a household's page shows, in one statement: people, visits, reports, income, work, measures, changes.
const all = (from: string, order: string, limit: number, name: string): string =>
  `(SELECT json_agg(x) FROM (SELECT * FROM ${from} ORDER BY ${order} LIMIT ${limit}) x) AS "${name}"`
const of = (table: string): string =>
  `"${table}" t WHERE t."districtId" = h."districtId" AND t."householdCode" = h."code"`
const kept = (table: string, order: string, limit: number): string => all(of(table), order, limit, table)
const audit = `"Audit" a WHERE a."districtId" = h."districtId" AND a."object" = 'household' AND a."objectId" = h."code"`
const whole = `SELECT to_json(h) AS "household", ${kept('Person', 't."id"', 30)}, ${kept('Visit', 't."visitedOn" DESC', 20)},
  ${kept('Report', 't."seq" DESC', 20)}, ${kept('Income', 't."saidOn" DESC', 50)}, ${kept('Job', 't."saidOn" DESC', 10)},
  ${kept('Measure', 't."saidOn" DESC', 3)}, ${kept('Case', 't."leadOn" DESC', 3)}, ${all(audit, 'a."seq" DESC', 50, 'Audit')}
  FROM "Household" h WHERE h."districtId" = $1 AND h."code" = $2`

/** Name, statement and values by what the page is: the same rows as the console's. */
function statementOf(url: URL): [string, string, unknown[]] {
  const after = url.searchParams.get('after')
  const q = url.searchParams.get('q')
  const town = url.searchParams.get('town')
  if (url.pathname !== '/households') return ['one', whole, [district, url.pathname.split('/')[2]]]
  if (q !== null) return ['two', rowsOf('"bigrams" @> ARRAY[$2::text]'), [district, q]]
  if (town !== null) return ['town', rowsOf('"townCode" = $2'), [district, town]]
  return ['list', rowsOf('"code" > $2'), [district, after ?? '']]
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }
const shown = (value: unknown): string =>
  (typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/[&<"]/g, (mark) => marks[mark] ?? '')

const server = createServer((request, response) => {
  const [name, text, values] = statementOf(new URL(request.url ?? '/', 'http://127.0.0.1'))
  pool.query({ name, text, values }).then(
    ({ rows }) => {
      const cells = rows.map(
        (row) =>
          `<tr>${Object.values(row)
            .map((value) => `<td>${shown(value)}</td>`)
            .join('')}</tr>`,
      )
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(`<!doctype html><html><body><table>${cells.join('')}</table></body></html>`)
    },
    () => response.writeHead(500).end(),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`控制台 http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}\n`)
})
process.once('SIGTERM', () => process.exit(0))
