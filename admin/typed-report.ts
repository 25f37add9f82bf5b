import { z } from 'zod'
import { isDay } from '../domain/calendar.ts'
import { fieldOf, type KindCode, kinds } from '../domain/kinds/index.ts'
import type { Field } from '../domain/kinds/kind.ts'
import { unlikelyMoney } from '../domain/parse/checks.ts'
import { normalise } from '../domain/parse/normalise.ts'
import { readValues } from '../domain/parse/read-values.ts'
import type { FieldValue } from '../domain/parse/types.ts'
import { roomProblem } from '../domain/records/column-room.ts'
import type { Change } from '../domain/records/correct.ts'
import { maskText } from '../domain/secrets.ts'
import type { Form } from './console.ts'
import type { Wrong } from './views/wrong.tsx'

/** The name of a value's control on a report's form: apart from `date`, `person` and `reason`, which every kind has. */
export const controlOf = (field: string): string => `value-${field}`

/** What stands in a control for a value on record. */
export const typedValue = (value: FieldValue | undefined): string => (value === undefined ? '' : String(value))

const longest = 2_000
const longestName = 50
/** No household on record was told of before; a day so old is a slip of the pen. */
const oldest = '1950-01-01'

interface OnRecord {
  readonly kind: KindCode
  readonly householdCode: string | null
  readonly person: string | null
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
}

/**
 * Reads a report's form: the values of a kind's fields in any way people write them (1.2万, 三千五, 7月15日), checked as
 * a message's are: an unlikely sum must be ticked (`anyway`). An empty control says that the value is not known; one
 * that the form does not hold stays as it is.
 *
 * @param was the report on record.
 * @param today YYYY-MM-DD in Shanghai.
 * @returns what is to be otherwise, and what is wrong with what was typed.
 */
export function readTypedReport(
  was: OnRecord,
  form: Form,
  today: string,
): { readonly change: Change; readonly wrong: readonly Wrong[] } {
  const wrong: Wrong[] = []
  const fields: Record<string, FieldValue | null> = {}
  for (const field of kinds[was.kind].fields) {
    const text = form.get(controlOf(field.code))?.trim()
    if (text === undefined || text === typedValue(was.fields[field.code])) continue
    const read = text === '' ? null : readField(field, text, today)
    const room = typeof read === 'number' ? roomProblem(field, read) : null
    if (read === null && text !== '') wrong.push({ field: controlOf(field.code), words: remedy(field) })
    else if (room !== null) wrong.push({ field: controlOf(field.code), words: room })
    else fields[field.code] = typeof read === 'string' ? maskText(read) : read
  }
  const day = form.get('date')?.trim()
  const date = day === undefined || day === was.date ? undefined : dateIn(day, today)
  if (date === null) wrong.push({ field: 'date', words: '日期请写成 2024-07-15 或 7月15日，不晚于今天' })
  if (form.get('anyway') !== 'yes') wrong.push(...unlikely(was.kind, fields))
  const household = form.get('household')?.trim()
  const person = form.get('person')?.trim()
  if (person !== undefined && [...person].length > longestName) {
    wrong.push({ field: 'person', words: `姓名最多 ${longestName} 字，请缩短` })
  }
  const change: Change = {
    fields,
    ...(typeof date === 'string' ? { date } : {}),
    ...(household && household !== was.householdCode ? { household } : {}),
    ...(person === undefined || person === (was.person ?? '') ? {} : { person: person === '' ? null : person }),
  }
  return { change, wrong }
}

function unlikely(kind: KindCode, fields: Readonly<Record<string, FieldValue | null>>): Wrong[] {
  const told = Object.fromEntries(
    Object.entries(fields).filter((pair): pair is [string, FieldValue] => pair[1] !== null),
  )
  const doubted = unlikelyMoney({ kind, fields: told })
  if (doubted.length === 0) return []
  const words = doubted.map(({ code, label }) => `${label} ${told[code]} 元`).join('、')
  return [{ field: 'anyway', words: `${words}，数目不大对：核对过就勾上，不对就改` }]
}

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

function readField(field: Field, text: string, today: string): FieldValue | null {
  const { value } = field
  switch (value.type) {
    case 'text':
      return [...text].length > longest ? null : text
    case 'choice':
      return value.options.find(({ code, words }) => code === text || words.includes(text))?.code ?? null
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : null
    case 'date':
      return dateIn(text, today)
    case 'month':
      return monthIn(text, today)
    case 'month-or-date':
      return dateIn(text, today) ?? monthIn(text, today)
    case 'year':
      return /^(19|20)\d\d$/.test(text) ? Number(text) : null
    default:
      return numberIn(text, today)
  }
}

/** One number and nothing that would change it; never below 0. */
function numberIn(text: string, today: string): number | null {
  const numbers = readValues(normalise(text).text, today).filter((reading) => reading.type === 'number')
  const [only, ...others] = numbers
  if (only === undefined || others.length > 0 || !only.exact || only.value < 0 || /^[-−负]/.test(text)) return null
  return only.value
}

function dateIn(text: string, today: string): string | null {
  // As a date control writes it: read as people write, 1024-07-15 would be the 15th of July.
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return isDay(text) && text >= oldest && text <= today ? text : null
  const dates = readValues(normalise(text).text, today).flatMap((reading) => (reading.type === 'date' ? [reading] : []))
  const [only, ...others] = dates
  return only === undefined || others.length > 0 || only.from > today || only.from < oldest ? null : only.from
}

function monthIn(text: string, today: string): string | null {
  if (month.safeParse(text).success) return text
  const short = /^(?:(\d{4})年)?(1[0-2]|0?[1-9])月(?:份)?$/.exec(normalise(text).text)
  if (short === null) return null
  const number = (short[2] ?? '').padStart(2, '0')
  const year = Number(short[1] ?? today.slice(0, 4))
  const found = `${year}-${number}`
  return short[1] === undefined && found > today.slice(0, 7) ? `${year - 1}-${number}` : found
}

const remedies: Readonly<Record<Field['value']['type'], string>> = {
  text: `最多 ${longest} 字，请缩短`,
  choice: '请从列表里选',
  boolean: '请从列表里选',
  date: '请写成 2024-07-15 或 7月15日，不晚于今天',
  month: '请写成 2024-07 或 7月',
  'month-or-date': '请写成 2024-07-15、2024-07 或 7月',
  year: '请写四位数的年份，如 2024',
  money: '请写不小于 0 的数，如 4500、1.2万',
  number: '请写不小于 0 的数，如 12',
  area: '请写不小于 0 的数，如 3.5',
}

const remedy = (field: Field): string => `${field.label}${remedies[field.value.type]}`

/** A field's label with its unit, as the form shows it. */
export function labelWithUnit(kind: KindCode, code: string): string {
  const field = fieldOf(kind, code)
  if (field === undefined) return code
  return field.unit === undefined ? field.label : `${field.label}（${field.unit}）`
}
