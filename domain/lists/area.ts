import type { Asker } from '../asker.ts'
import type { Column } from '../column.ts'
import { townByCode } from '../places/jiyuan.ts'
import { villageByCode } from '../places/names.ts'
import { namesFit, searched } from './households.ts'
import { narrow, type Where, where } from './where.ts'

/** Which part of the asker's area, by statistical code; and whose households. */
export interface AreaFilter {
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** Only households that this cadre looks after now. */
  readonly cadre?: string | undefined
  /** Two signs and more of a member's name, or a household code. */
  readonly q?: string | undefined
}

/**
 * Households on record in the asker's area that fit, as conditions on "Household" `h`. `first`: values that the
 * statement itself names as $1 and on.
 */
export function householdsIn(
  asker: Asker,
  { town, village, cadre, q }: AreaFilter,
  ...first: readonly unknown[]
): Where {
  const fits = where()
  for (const value of first) fits.value(value)
  narrow(fits, asker, 'h')
  fits.and('h."leftOn" IS NULL')
  if (village !== undefined) fits.and(`h."villageCode" = ${fits.value(village)}`)
  else if (town !== undefined) fits.and(`h."townCode" = ${fits.value(town)}`)
  if (cadre !== undefined) {
    fits.and(`EXISTS (SELECT 1 FROM "Assignment" own WHERE own."districtId" = h."districtId" AND own."householdCode" = h."code"
      AND own."cadreId" = ${fits.value(cadre)}::uuid AND own."toOn" IS NULL)`)
  }
  const said = searched(q)
  if (said !== null) fits.and(namesFit(fits, said))
  return fits
}

/** A household as every list of households names it. */
export interface PlacedRow {
  readonly key: string
  readonly code: string
  readonly headName: string
  readonly townCode: string
  readonly villageCode: string
}

export const placed = `h."code", h."headName", h."townCode", h."villageCode"`

export const townName = (code: string): string => townByCode(code)?.name ?? code
export const villageName = (code: string): string => villageByCode(code)?.short ?? code

export const placeColumns: readonly Column<PlacedRow>[] = [
  { label: '户编号', cell: (row) => row.code },
  { label: '乡镇', cell: (row) => townName(row.townCode) },
  { label: '村', cell: (row) => villageName(row.villageCode) },
  { label: '户主', cell: (row) => row.headName },
]
