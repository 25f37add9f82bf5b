import { createServer } from 'node:http'
import pg from 'pg'

// The least that shows the same rows: node:http, one statement, a table. What the console costs is held against this.
const [, , databaseUrl, district] = process.argv
const pool = new pg.Pool({ connectionString: databaseUrl ?? '', max: 10 })
const head =
  'SELECT "code", "headName", "villageCode", "townCode", "type", "memberCount", "lastVisitOn" FROM "Household" WHERE "districtId" = $1'

// What a household's page shows, in one statement: people, visits, reports, income, work, measures, changes.
const all = (from: string, order: string, limit: number): string =>
  `(SELECT jsonb_agg(to_jsonb(x)) FROM (SELECT * FROM ${from} ORDER BY ${order} LIMIT ${limit}) x)`
const of = (table: string): string =>
  `"${table}" t WHERE t."districtId" = h."districtId" AND t."householdCode" = h."code"`
const whole = `SELECT to_jsonb(h), ${all(of('Person'), 't."id"', 30)}, ${all(of('Visit'), 't."visitedOn" DESC', 20)},
  ${all(of('Report'), 't."seq" DESC', 20)}, ${all(of('Income'), 't."saidOn" DESC', 50)}, ${all(of('Job'), 't."saidOn" DESC', 10)},
  ${all(of('Measure'), 't."saidOn" DESC', 3)}, ${all(of('Case'), 't."leadOn" DESC', 3)},
  ${all(`"Audit" a WHERE a."districtId" = h."districtId" AND a."object" = 'household' AND a."objectId" = h."code"`, 'a."seq" DESC', 50)}
  FROM "Household" h WHERE h."districtId" = $1 AND h."code" = $2`

/** Name, statement and values by what the page is: the same rows as the console's. */
function statementOf(url: URL): [string, string, unknown[]] {
  const after = url.searchParams.get('after')
  const q = url.searchParams.get('q')
  const town = url.searchParams.get('town')
  if (url.pathname !== '/households') return ['one', whole, [district, url.pathname.split('/')[2]]]
  if (q !== null) return ['two', `${head} AND "bigrams" @> ARRAY[$2::text] ORDER BY "code" LIMIT 51`, [district, q]]
  if (town !== null) return ['town', `${head} AND "townCode" = $2 ORDER BY "code" LIMIT 51`, [district, town]]
  return ['list', `${head} AND "code" > $2 ORDER BY "code" LIMIT 51`, [district, after ?? '']]
}

const server = createServer((request, response) => {
  const [name, text, values] = statementOf(new URL(request.url ?? '/', 'http://127.0.0.1'))
  pool.query({ name, text, values }).then(
    ({ rows }) => {
      const cells = rows.map(
        (row) =>
          `<tr>${Object.values(row)
            .map((value) => `<td>${typeof value === 'object' ? JSON.stringify(value) : value}</td>`)
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
