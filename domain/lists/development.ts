import { canWork, labours } from '../code-lists.ts'
import { type AreaFilter, householdsIn, type PlacedRow, placeColumns, placed } from './area.ts'
import type { List } from './list.ts'
import { sqlList } from './sql-list.ts'

export interface LabourRow extends PlacedRow {
  /** Who can work, joined by 、. */
  readonly able: string
  /** 易地搬迁. */
  readonly relocated: boolean
}

const able = labours
  .filter(canWork)
  .map((word) => `'${word}'`)
  .join(', ')
const of = (alias: string): string => `${alias}."districtId" = h."districtId" AND ${alias}."householdCode" = h."code"`
const labour = `(SELECT string_agg(p."name", '、' ORDER BY p."id") FROM "Person" p
  WHERE ${of('p')} AND p."leftOn" IS NULL AND p."labour" IN (${able}))`

// Of each person the last word counts: an ended job is no work any more, nor is a post that ended.
const works = `EXISTS (SELECT 1 FROM (SELECT DISTINCT ON (j."person") j."change" FROM "Job" j WHERE ${of('j')} AND j."live"
    ORDER BY j."person", j."saidOn" DESC, j."reportId" DESC) l WHERE l."change" IS NULL OR l."change" IN ('started', 'continuing'))
  OR EXISTS (SELECT 1 FROM "Post" o WHERE ${of('o')} AND (o."endedOn" IS NULL OR o."endedOn" >= $1::date))`

// 产业, 就业, 金融, 公益岗 (plan T6). A repaid loan and a measure that is done are none; a finished course never was one.
const develops = `${works}
  OR EXISTS (SELECT 1 FROM "Industry" n WHERE ${of('n')} AND n."live")
  OR EXISTS (SELECT 1 FROM "Loan" b WHERE ${of('b')} AND (b."repaidOn" IS NULL OR b."repaidOn" > $1::date))
  OR EXISTS (SELECT 1 FROM (SELECT s."status" FROM "Support" s WHERE ${of('s')} AND s."live" AND s."program" = 'microcredit'
      ORDER BY s."saidOn" DESC, s."reportId" DESC LIMIT 1) c WHERE c."status" IN ('approved', 'paid'))
  OR EXISTS (SELECT 1 FROM "Measure" m WHERE ${of('m')} AND m."live" AND m."status" IS DISTINCT FROM 'done'
    AND m."type" IN ('industry', 'employment', 'finance', 'welfare-post'))`

export interface OnFilter extends AreaFilter {
  /** YYYY-MM-DD: today, in Shanghai. */
  readonly on: string
}

function labourList(name: string, which: string): List<OnFilter, LabourRow> {
  return sqlList<OnFilter, LabourRow>(
    name,
    [
      ...placeColumns,
      { label: '劳动力', cell: (row) => row.able },
      { label: '易地搬迁', cell: (row) => (row.relocated ? '是' : '否') },
    ],
    {
      select: `${placed}, ${labour} AS "able", h."relocated"`,
      from: 'FROM "Household" h',
      key: 'h."code"',
      fits: (asker, filter) => {
        const fits = householdsIn(asker, filter, filter.on)
        fits.and(`${labour} IS NOT NULL`)
        fits.and(which)
        // So that the day has its place in the text, whatever `which` says.
        fits.and('$1::date IS NOT NULL')
        return fits
      },
    },
  )
}

/** Relocated households with labour where nobody works (plan T2). */
export const relocated = labourList('relocated', `h."relocated" AND NOT (${works})`)

/** Households with labour and no measure of development (plan T6). */
export const noMeasure = labourList('no-measure', `NOT (${develops})`)
