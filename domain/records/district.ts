import type { Database, Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import { district, towns, villages } from '../places/jiyuan.ts'
import { knownSettings } from '../policy/known-settings.ts'
import type { Bytes } from '../secrets.ts'
import { type Actor, audited } from './audit.ts'

/** The district that this installation serves: its code leads every key. */
export const districtId: string = district.code

/** Writes the district with its towns and villages, the policy numbers that are public, and which key its numbers are written with; once, on an empty database. */
export function setUpDistrict(tx: Tx, proof: Bytes, by: { readonly actor: Actor; readonly now: Date }): void {
  tx.insert('District', { id: districtId, name: district.name }, 'nothing')
  for (const { code, name } of towns) tx.insert('Town', { districtId, code, name }, 'nothing')
  for (const { code, name, short, townCode } of villages) {
    tx.insert('Village', { districtId, code, name, short, townCode }, 'nothing')
  }
  tx.insert('KeyCheck', { districtId, proof }, 'nothing')
  for (const setting of knownSettings) tx.insert('Setting', { districtId, id: newId(), area: districtId, ...setting })
  audited(tx, {
    districtId,
    actor: by.actor,
    action: 'district.set-up',
    object: 'district',
    objectId: districtId,
    after: { towns: towns.length, villages: villages.length },
    at: by.now,
  })
}

/** The proof of the key this database was written with; null on one that was never written to, tables or not. */
export async function readKeyProof(db: Database): Promise<Uint8Array | null> {
  const table = await db.pool.query<{ there: boolean }>(`SELECT to_regclass('"KeyCheck"') IS NOT NULL AS there`)
  if (!table.rows[0]?.there) return null
  const found = await db.pool.query<{ proof: Buffer }>('SELECT "proof" FROM "KeyCheck" WHERE "districtId" = $1', [
    districtId,
  ])
  return found.rows[0]?.proof ?? null
}

/** Whether nothing is on record beyond the district's places and the public numbers. */
export async function isDatabaseEmpty(db: Database): Promise<boolean> {
  const tables = ['Household', 'Cadre', 'Group', 'Message', 'Report', 'User', 'Project', 'LocalWord', 'Upload']
  const any = tables.map((table) => `EXISTS (SELECT 1 FROM "${table}")`).join(' OR ')
  const found = await db.pool.query<{ any: boolean }>(`SELECT ${any} AS any`)
  return found.rows[0]?.any === false
}
