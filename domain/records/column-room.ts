import type { Field } from '../kinds/kind.ts'

/** Columns of the typed records that hold whole numbers (prisma/models/records.prisma). */
const whole = new Set(['checked', 'findings', 'cases', 'jobs', 'households', 'people', 'points', 'progress', 'year'])
/** numeric(12, 2), and what is narrower. */
const most = 9_999_999_999
const mostOf: Readonly<Record<string, number>> = { months: 9_999, years: 999 }
const mostWhole = 2_147_483_647

/** Why a figure cannot go into the column of its field, as a Chinese sentence with the remedy; null where it can. */
export function roomProblem({ code, label }: Pick<Field, 'code' | 'label'>, value: number): string | null {
  if (whole.has(code) && !Number.isInteger(value)) return `${label}要是整数，请写整数`
  const limit = whole.has(code) ? mostWhole : (mostOf[code] ?? most)
  return value <= limit ? null : `${label}太大，记不下，请核对后写正确的数`
}
