import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Asker } from '../../domain/asker.ts'
import { importRoster } from '../../domain/files/import-roster.ts'
import { everyRow, type List } from '../../domain/lists/list.ts'
import { districtId, setUpDistrict } from '../../domain/records/district.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { type HeardReport, hear } from '../admin/hear.ts'
import { cast } from '../support/cast.ts'
import { freshDatabase, type Kind } from '../support/databases.ts'

export { districtId }

const actor = { kind: 'command', id: 'test' } as const
const now = new Date('2024-07-15T02:00:00Z')
/** The day on which it is asked. */
export const on = '2024-07-15'
export const all: Asker = { districtId, userId: '', username: 'x', role: 'admin', area: districtId }
/** Of 轵城镇. */
export const town: Asker = { ...all, role: 'town', area: '419001102' }

/** A database with the cast, in which reports are told and lists are read. */
export interface Book {
  readonly db: Database
  /** As if this cadre had told it on 15 July 2024. */
  told(from: string, ...reports: HeardReport[]): Promise<unknown>
  /** The rows of a list as its file shows them; that it can be counted and read on from its first row is checked too. */
  rowsOf<Filter, Row>(list: List<Filter, Row>, filter: Filter, asker?: Asker): Promise<Record<string, unknown>[]>
}

export async function openBook(kind: Kind): Promise<Book> {
  const db = await freshDatabase(kind)
  const secrets = openSecrets(randomBytes(32))
  await transact(db, (tx) => setUpDistrict(tx, secrets.proof(), { actor, now }))
  const by = { districtId, actor, origin: 'test', now }
  expect((await importRoster(db, secrets, by, JSON.stringify(cast), {})).written).toBe(true)
  return {
    db,
    told: (from, ...reports) => hear(db, now, { from, text: 'x', reports }),
    async rowsOf<Filter, Row>(list: List<Filter, Row>, filter: Filter, asker = all) {
      const rows: Row[] = []
      for await (const row of everyRow(list, db, asker, filter)) rows.push(row)
      expect(await list.count(db, asker, filter, 10_000)).toBe(rows.length)
      const [first] = rows
      if (first) expect(await list.rows(db, asker, filter, list.key(first), 100)).toEqual(rows.slice(1))
      return rows.map((row) => Object.fromEntries(list.columns.map(({ label, cell }) => [label, cell(row)])))
    },
  }
}
