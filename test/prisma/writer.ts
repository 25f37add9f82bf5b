// Opens the embedded database of the folder named on the command line and writes rows until it is killed; says the
// number of each once it was acknowledged.
import { openDatabase } from '../../prisma/client.ts'

const db = await openDatabase({ dataDir: process.argv[2] ?? '' })
await db.pool.query('CREATE TABLE IF NOT EXISTS kept (n integer PRIMARY KEY, filler text)')
process.stdout.write('ready\n')
for (let n = 1; ; n++) {
  if (n % 2 === 0) await db.pool.query('INSERT INTO kept VALUES ($1, $2)', [n, 'x'.repeat(500)])
  else await db.prisma.$transaction((tx) => tx.$executeRaw`INSERT INTO kept VALUES (${n}, 'x')`)
  process.stdout.write(`${n}\n`)
}
