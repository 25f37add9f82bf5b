import type { Clause } from './clauses.ts'
import { signs } from './mask.ts'
import { within } from './ordered.ts'
import type { Scene } from './scene.ts'
import type { Reading } from './values/value.ts'

/** What the clause names that lies after the message: a day or month (明天, 下周三, 过几天), or only a year. */
export function aheadIn(scene: Scene, clause: Clause): 'day' | 'year' | null {
  const month = scene.ground.today.slice(0, 7)
  let year = false
  for (const { reading } of within(scene.values, clause.start, clause.end)) {
    if (isAhead(scene, reading, month)) return 'day'
    year ||= reading.type === 'year' && reading.year > Number(month.slice(0, 4))
  }
  return year ? 'year' : null
}

function isAhead({ ground }: Scene, reading: Reading, month: string): boolean {
  if (reading.type === 'date') return reading.future && (reading.relative || !reading.yearSaid)
  if (reading.type === 'vague-time') return /^(?:过(?!年|完|了)|改|等|下)/.test(ground.text.slice(...reading.span))
  return reading.type === 'month' && reading.month > month
}

/** The first day named in the clause, YYYY-MM-DD; 过了五一 and 节前 name none. */
export function dayIn(scene: Scene, clause: Clause): string | null {
  for (const { reading } of within(scene.values, clause.start, clause.end)) {
    // What a note says of a day is the note's.
    if (reading.type !== 'date' || scene.masked[reading.span[0]] === signs.label) continue
    const [left, right] = [
      scene.masked.slice(Math.max(0, reading.span[0] - 2), reading.span[0]),
      scene.masked.slice(reading.span[1], reading.span[1] + 3),
    ]
    if (
      /(?:过了?|过完|快|等|临近)$/.test(left) ||
      /^(?:以?前(?!晌)|以?后(?!晌)|之|那[几两\uE002\uE003]|期间|左右|假期|放假|那会|那阵)/.test(right)
    )
      continue
    return reading.from
  }
  return null
}

const turn = /^[\s号日]*(?:[去到走回进离]|入职|上岗|上班|开始|辞)/

const isDotted = /^(\d{1,2})\.(\d{1,2})$/

/** 7.15 in a visit, where no figure has a place, is the last 15th of July. */
export function dottedDay({ ground, values }: Scene, clause: Clause, kind: 'visit' | 'employment'): string | null {
  const dotted = within(values, clause.start, clause.end).find(({ reading }) =>
    isDotted.test(ground.text.slice(...reading.span)),
  )
  const reading = dotted?.reading
  if (reading?.type !== 'number') return null
  // 8.10 去苏州, 9.4入职: figures have a place where work is told.
  if (kind === 'employment' && !turn.test(ground.text.slice(reading.span[1], reading.span[1] + 5))) return null
  const [, month = '', day = ''] = isDotted.exec(ground.text.slice(reading.span[0], reading.span[1])) ?? []
  if (month === '' || Number(month) > 12 || Number(day) > 31) return null
  const year = Number(ground.today.slice(0, 4))
  const inYear = (of: number) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return inYear(year) <= ground.today ? inYear(year) : inYear(year - 1)
}
