import type { Database } from '../../prisma/transact.ts'
import type { Asker } from '../asker.ts'
import { type Ciphers, shownNumber } from '../numbers.ts'
import { townByCode } from '../places/jiyuan.ts'
import { villageByCode } from '../places/names.ts'
import type { Secrets } from '../secrets.ts'
import { type HouseholdFilter, householdsThatFit } from './households.ts'
import type { List } from './list.ts'

export interface MemberRow extends Ciphers {
  readonly code: string
  readonly headName: string
  readonly townCode: string
  readonly villageCode: string
  readonly name: string | null
  readonly relation: string | null
  readonly health: string | null
  readonly note: string | null
}

// The key is household code and person's id: `JY-0001 0193…`. A household without members has one row without a name.
async function rows(
  db: Database,
  asker: Asker,
  filter: HouseholdFilter,
  after: string | null,
  limit: number,
): Promise<readonly MemberRow[]> {
  const fits = householdsThatFit(asker, filter)
  let behind = 'true'
  if (after !== null) {
    const cut = after.lastIndexOf(' ')
    const [code, id] = [fits.value(after.slice(0, cut)), fits.value(after.slice(cut + 1))]
    fits.and(`h."code" >= ${code}`)
    behind = `h."code" > ${code} OR coalesce(p."id"::text, '') > ${id}`
  }
  const most = fits.value(limit)
  // Households first, no more than can be needed: each has a row at least, but that of the key may be told already.
  // Joined first and cut then, every part of a file would sort all that is left.
  const text = `SELECT h."code", h."headName", h."townCode", h."villageCode", coalesce(p."id"::text, '') AS "id",
    p."name", p."relation", p."idCipher", p."phoneCipher", p."bankCipher", p."health",
    h."note"
  FROM (SELECT h.* FROM "Household" h WHERE ${fits.text()} ORDER BY h."code" LIMIT ${most} + 1) h LEFT JOIN "Person" p
    ON p."districtId" = h."districtId" AND p."householdCode" = h."code" AND p."leftOn" IS NULL
  WHERE ${behind} ORDER BY h."code", coalesce(p."id"::text, '') LIMIT ${most}`
  const found = await db.pool.query<MemberRow>(text, [...fits.values])
  return found.rows
}

async function count(db: Database, asker: Asker, filter: HouseholdFilter, cap: number): Promise<number> {
  const fits = householdsThatFit(asker, filter)
  const text = `SELECT count(*)::int AS n FROM (SELECT 1 FROM "Household" h LEFT JOIN "Person" p
    ON p."districtId" = h."districtId" AND p."householdCode" = h."code" AND p."leftOn" IS NULL
    WHERE ${fits.text()} LIMIT ${fits.value(cap)}) x`
  const found = await db.pool.query<{ n: number }>(text, [...fits.values])
  return found.rows[0]?.n ?? 0
}

/** A row a member, in the columns of an import, numbers masked: what households look like as a file. */
export function members(secrets: Secrets): List<HouseholdFilter, MemberRow> {
  return {
    name: 'households',
    columns: [
      { label: '户编号', cell: (row) => row.code },
      { label: '乡镇', cell: (row) => townByCode(row.townCode)?.name ?? row.townCode },
      { label: '村', cell: (row) => villageByCode(row.villageCode)?.short ?? row.villageCode },
      { label: '户主', cell: (row) => row.headName },
      { label: '姓名', cell: (row) => row.name },
      { label: '与户主关系', cell: (row) => row.relation },
      { label: '证件号码', cell: (row) => shownNumber(secrets, row, 'id') },
      { label: '联系电话', cell: (row) => shownNumber(secrets, row, 'phone') },
      { label: '银行卡号', cell: (row) => shownNumber(secrets, row, 'bank') },
      { label: '健康状况', cell: (row) => row.health },
      { label: '备注', cell: (row) => row.note },
    ],
    rows,
    count,
    key: (row) => `${row.code} ${row.id}`,
  }
}
