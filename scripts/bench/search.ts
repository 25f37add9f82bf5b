import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { households } from '../../domain/lists/households.ts'
import { districtId } from '../../domain/records/district.ts'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { migratedServer, type Stopped } from '../../test/support/postgres.ts'
import { type Figure, percentile, rounded } from './figure.ts'

const rows = 1_000_000
const searches = 200
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'
const given = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志文玉凤长根全福德胜有才佳欣海春梅红卫东国庆'

/** A search of two signs among a million households: the console's own list, against the same rows by one bare statement. */
export async function* searchBench(): AsyncGenerator<Figure> {
  const work = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  chmodSync(work, 0o711)
  const stops: Stopped[] = []
  try {
    const db = await openDatabase({ url: `${await migratedServer(work, stops)}bangfu_template` })
    await fill(db)
    const terms = Array.from({ length: searches }, (_, n) => `${pick(surnames, n * 7)}${pick(given, n * 13)}`)
    const bare = await times(terms, (term) => db.pool.query(statement, [districtId, [term]]))
    const asker = { districtId, userId: '', username: '', role: 'admin', area: districtId } as const
    const ours = await times(terms, (term) => households.rows(db, asker, { q: term }, null, 51))
    await db.close()
    yield {
      figure: `search: median of two signs among ${rows.toLocaleString('en-US')} households`,
      value: rounded(percentile(ours, 0.5)),
      unit: 'ms',
      against: { what: 'the codes alone by one statement', value: rounded(percentile(bare, 0.5)) },
      ratio: rounded(percentile(ours, 0.5) / percentile(bare, 0.5)),
    }
    yield { figure: 'search: p95', value: rounded(percentile(ours, 0.95)), unit: 'ms' }
  } finally {
    for (const stop of stops) await stop()
    rmSync(work, { recursive: true, force: true })
  }
}

const statement = 'SELECT "code" FROM "Household" WHERE "districtId" = $1 AND "bigrams" @> $2 ORDER BY "code" LIMIT 51'

const pick = (signs: string, n: number): string => signs.charAt(n % signs.length)

async function times(terms: readonly string[], search: (term: string) => Promise<unknown>): Promise<number[]> {
  const found: number[] = []
  for (const term of terms) {
    const begun = performance.now()
    await search(term)
    found.push(performance.now() - begun)
  }
  // The first ones plan and warm.
  return found.slice(20)
}

/** A million heads with names of three signs, spread over a hundred villages; no members, which the search does not read. */
async function fill(db: Database): Promise<void> {
  await db.pool.query(`INSERT INTO "District" VALUES ($1, '济源示范区')`, [districtId])
  await db.pool.query(`INSERT INTO "Town" VALUES ($1, '419001102', '轵城镇')`, [districtId])
  await db.pool.query(
    `INSERT INTO "Village" ("districtId", "code", "townCode", "name", "short")
      SELECT $1, '419001102' || (200 + v), '419001102', 'v' || v, 'v' || v FROM generate_series(0, 99) v`,
    [districtId],
  )
  await db.pool.query(
    `INSERT INTO "Household" ("districtId", "code", "villageCode", "townCode", "headName", "bigrams")
      SELECT $1, 'S-' || n, '419001102' || (200 + n % 100), '419001102', a || b || c, ARRAY[a || b, b || c]
      FROM (SELECT n, substr($2, 1 + ((n * 7919 + n / 50) % length($2))::int, 1) a,
        substr($3, 1 + ((n * 104729 + n / 7) % length($3))::int, 1) b,
        substr($3, 1 + ((n / 3 + n * 31) % length($3))::int, 1) c FROM generate_series(1, $4::bigint) n) names`,
    [districtId, surnames, given, rows],
  )
  await db.pool.query('VACUUM ANALYZE "Household"')
}
