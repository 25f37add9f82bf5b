import type { Asker } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import type { Column } from '../column.ts'
import { type KindCode, kinds, labelOf } from '../kinds/index.ts'
import type { Field } from '../kinds/kind.ts'
import type { FieldValue } from '../parse/types.ts'
import { maskText } from '../secrets.ts'
import { townName, villageName } from './area.ts'
import { countUpTo } from './count.ts'
import { namesFit, searched } from './households.ts'
import type { List } from './list.ts'
import { isId } from './reports.ts'
import { narrow, type Where, where } from './where.ts'

export interface KindLedgerFilter {
  /** Two signs and more of a member's name, or a household code. */
  readonly q?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** First and last day of what happened, YYYY-MM-DD. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface KindLedgerRow {
  readonly key: string
  readonly code: string | null
  readonly headName: string | null
  readonly townCode: string | null
  readonly villageCode: string | null
  readonly person: string | null
  /** YYYY-MM-DD. */
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly cadre: string | null
  readonly recordedAt: Date
}

/** What counts: recorded, and not told before by another. */
function fitting(kind: KindCode, asker: Asker, { q, town, village, from, to }: KindLedgerFilter): Where {
  const fits = where()
  narrow(fits, asker, 'r')
  fits.and(`r."kind" = ${fits.value(kind)} AND r."status" = 'recorded' AND r."duplicateOf" IS NULL`)
  if (village !== undefined) fits.and(`r."villageCode" = ${fits.value(village)}`)
  else if (town !== undefined) fits.and(`r."townCode" = ${fits.value(town)}`)
  if (from !== undefined) fits.and(`r."date" >= ${fits.value(from)}::date`)
  if (to !== undefined) fits.and(`r."date" <= ${fits.value(to)}::date`)
  const said = searched(q)
  if (said !== null) {
    const district = fits.value(asker.districtId)
    fits.and(`r."person" = ${fits.value(said)} OR r."householdCode" IN (SELECT h."code" FROM "Household" h
      WHERE h."districtId" = ${district} AND (${namesFit(fits, said)}))`)
  }
  return fits
}

function fieldColumn(kind: KindCode, { code, label, unit, value }: Field): Column<KindLedgerRow> {
  return {
    label: unit === undefined || value.type === 'year' ? label : `${label}（${unit}）`,
    cell: ({ fields }) => {
      const told = fields[code]
      if (told === undefined) return null
      return typeof told === 'number' ? told : maskText(labelOf(kind, code, told))
    },
  }
}

/** The ledger of one kind of report, made from its fields: a row a report that counts, the newest first. */
export function kindLedger(name: string, kind: KindCode): List<KindLedgerFilter, KindLedgerRow> {
  const { about, fields }: { readonly about: string; readonly fields: readonly Field[] } = kinds[kind]
  const ofHousehold: readonly Column<KindLedgerRow>[] = [
    { label: '户编号', cell: (row) => row.code },
    { label: '户主', cell: (row) => row.headName },
    { label: '成员', cell: (row) => row.person },
  ]
  const has = fields.some(({ label }) => label === '日期')
  return {
    name,
    columns: [
      ...(about === 'village' || about === 'unit' ? [] : ofHousehold),
      { label: '乡镇', cell: (row) => (row.townCode === null ? null : townName(row.townCode)) },
      { label: '村', cell: (row) => (row.villageCode === null ? null : villageName(row.villageCode)) },
      ...(has ? [] : [{ label: '日期', cell: (row: KindLedgerRow) => row.date }]),
      ...fields.map((field) => fieldColumn(kind, field)),
      { label: '上报人', cell: (row) => row.cadre },
      { label: '收到', cell: (row) => shanghaiTime(row.recordedAt) },
    ],
    async rows(db, asker, filter, after, limit) {
      const fits = fitting(kind, asker, filter)
      if (after !== null) {
        if (!isId(after)) return []
        fits.and(`r."seq" < (SELECT k."seq" FROM "Report" k
          WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid)`)
      }
      const text = `SELECT r."id"::text AS "key", r."householdCode" AS "code", h."headName", r."townCode", r."villageCode",
        r."person", r."date"::text AS "date", r."fields", c."name" AS "cadre", r."recordedAt" FROM "Report" r
      LEFT JOIN "Household" h ON h."districtId" = r."districtId" AND h."code" = r."householdCode"
      LEFT JOIN "Cadre" c ON c."districtId" = r."districtId" AND c."id" = r."cadreId"
      WHERE ${fits.text()} ORDER BY r."seq" DESC LIMIT ${fits.value(limit)}`
      return (await db.pool.query<KindLedgerRow>(text, [...fits.values])).rows
    },
    count: (db, asker, filter, cap) => countUpTo(db, '"Report" r', fitting(kind, asker, filter), cap),
    key: (row) => row.key,
  }
}
