import type { Context } from './chat.ts'
import { dayWords } from './days.ts'
import { nameIn, placeName } from './names.ts'
import type { SaidReport } from './say.ts'
import { subjectOf } from './subject.ts'
import { changesOf, clausesOf, nounOf } from './told.ts'

export interface Line {
  readonly text: string
  /** True where this chat may not see a part of it. */
  readonly withheld: boolean
}

/**
 * A report's line: 王建国（中王村）7月14日（周日）务工：宁波，月工资 5,500 元; of several that tell the same, one line.
 * `said`: a name no household was found for.
 */
export function reportLine(
  [report, ...same]: readonly [SaidReport, ...SaidReport[]],
  context: Context,
  { names, said, mark }: { names: readonly string[]; said: string | null; mark: string },
): Line {
  const { clauses, withheld } =
    report.was === undefined ? clausesOf(report, context, names) : changesOf(report, context, names)
  const moved = [...movedFrom(report, context), ...clauses]
  const head = headOf(subjectOf(context, [report, ...same], said), dayOf(report, context), nounOf(report, context))
  const known = report.known ? '（早已记过，只算一次）' : ''
  return { text: `${head}${moved.length > 0 ? `：${moved.join('，')}` : ''}${known}${mark}`, withheld }
}

// A day stands between the name and what happened; digits want a space beside 汉字.
function headOf(subject: string, day: string, noun: string): string {
  if (day === '') return /[\p{Script=Han}*]$/u.test(subject) ? `${subject} ${noun}` : `${subject}${noun}`
  return `${subject}${/）$/u.test(subject) || subject === '' ? '' : ' '}${day}${/）$/u.test(day) ? '' : ' '}${noun}`
}

function dayOf(report: SaidReport, context: Context): string {
  return report.date === context.today ? '' : dayWords(report.date, context.today)
}

function movedFrom({ was, date, household, person, village }: SaidReport, context: Context): string[] {
  const moved: string[] = []
  if (was?.household !== undefined && was.household !== '' && household !== null) {
    moved.push(`原记 ${nameIn(context, String(was.household))}，改为 ${nameIn(context, household.head)}`)
  }
  if (was?.person !== undefined && was.person !== '' && person !== null && was.household === undefined) {
    moved.push(`原记 ${nameIn(context, String(was.person))}，改为 ${nameIn(context, person)}`)
  }
  if (was?.village !== undefined && village !== null) moved.push(`原记 ${placeName(String(was.village))}`)
  if (was?.date !== undefined) {
    moved.push(`日期 ${dayWords(String(was.date), context.today)} → ${dayWords(date, context.today)}`)
  }
  return moved
}
