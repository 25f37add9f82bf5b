import { createServer } from 'node:http'
import pg from 'pg'

// The least that shows the same rows: node:http, one statement, a table. What the console costs is held against this.
const [, , databaseUrl, district] = process.argv
const pool = new pg.Pool({ connectionString: databaseUrl ?? '', max: 10 })
const head =
  'SELECT "code", "headName", "villageCode", "townCode", "type", "memberCount", "lastVisitOn" FROM "Household" WHERE "districtId" = $1'

/** Name, statement and values by what the page is: the same rows as the console's. */
function statementOf(url: URL): [string, string, unknown[]] {
  const after = url.searchParams.get('after')
  const q = url.searchParams.get('q')
  const town = url.searchParams.get('town')
  if (url.pathname !== '/households') return ['one', `${head} AND "code" = $2`, [district, url.pathname.split('/')[2]]]
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
            .map((value) => `<td>${value ?? ''}</td>`)
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
