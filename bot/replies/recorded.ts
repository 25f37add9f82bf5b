import { kinds } from '../../domain/kinds/index.ts'
import { alike } from './alike.ts'
import { leftLine } from './amend.ts'
import { questionOf } from './ask.ts'
import type { Chat, Context } from './chat.ts'
import { pictureLines } from './evidence.ts'
import { allLines, type Parts, seeAll, sixLines } from './fit.ts'
import { reportLine } from './line.ts'
import { learnedLine } from './nickname.ts'
import { owedLine } from './owed.ts'
import { problemLines } from './problems.ts'
import { unreadLines } from './relay.ts'
import type { SaidProblem, SaidReport, Say } from './say.ts'

const aboutNames: ReadonlySet<SaidProblem['code']> = new Set([
  'unknown-household',
  'ambiguous-household',
  'name-by-sound',
])

export type Outcome = Extract<Say, { say: 'outcome' }>

/** What became of a message: the result, what is missing, how to put it right, one question, what is still owed. */
export function recorded(say: Outcome, chat: Chat): string[] {
  const context = { ...chat, today: say.today }
  const each = say.reports.map((report) => [report])
  if (chat.whole === true) return allLines(partsOf(say, context, each))
  const lines = fitted(say, context, each)
  // Only where a line each is too much: 王建国、李铁柱（中王村）走访：情况稳定 says as much in one.
  const groups = alike(say.reports)
  return lines.at(-1) === seeAll && groups.length < each.length ? fitted(say, context, groups) : lines
}

function fitted(say: Outcome, context: Context, together: readonly (readonly SaidReport[])[]): string[] {
  const parts = partsOf(say, context, together)
  const whole = partsOf(say, { ...context, whole: true }, together)
  const shortened = [parts.reports, parts.problems].flat().join() !== [whole.reports, whole.problems].flat().join()
  return sixLines({ ...parts, shortened })
}

/** `together`: the reports of each line. */
function partsOf(say: Outcome, context: Context, together: readonly (readonly SaidReport[])[]): Parts {
  const names = [
    ...say.reports.flatMap(({ household, person }) => [household?.head ?? '', person ?? '']),
    ...say.problems.flatMap(({ code, said }) => (aboutNames.has(code) && said !== null ? [said] : [])),
  ]
  const lines = together.flatMap((reports) => {
    const [report, ...same] = reports
    if (report === undefined) return []
    const said = saidFor(say.problems, say.reports.indexOf(report))
    return [reportLine([report, ...same], context, { names, said, mark: markOf(say, report) })]
  })
  const about = askedReport(say)
  const unknown = say.problems.some(({ code, said }) => code === 'unknown-household' && said === saidIn(say))
  const question = say.question === null ? null : questionOf(say.question, context, about, !unknown)
  const problems = problemLines(say.problems, say.reports, context, { asks: question !== null, names })
  const withheld = lines.some((line) => line.withheld) ? [withheldWords(say)] : []
  return {
    head: headOf(say),
    reports: lines.map(({ text }) => text),
    problems: [
      ...problems,
      ...withheld,
      ...(say.learned ? [learnedLine(context, say.learned)] : []),
      ...(say.unread ? unreadLines(context, say.unread) : []),
      ...(say.pictures ? pictureLines(say.pictures) : []),
      ...(say.left ? [leftLine(say.left)] : []),
    ],
    question: question?.line ?? null,
    choices: question?.choices ?? [],
    owed: say.owed === null ? null : owedLine(context, say.owed, say.today),
    shortened: false,
  }
}

function withheldWords({ reports }: Outcome): string {
  return reports.every(({ status }) => status === 'recorded') ? '另有内容已记下，群里不显示' : '另有内容，群里不显示'
}

/** 已记录, 已记录 2 条, 待确认, 未记录, 已更正, 已撤回, 已确认 (contract/chat.md, 'Answers'). */
function headOf({ lead, reports, question }: Outcome): string {
  // 不是 settles nothing yet: what was asked about waits, for its household or for its value.
  if (reports.length === 0 && question !== null) return question.ask.startsWith('which') ? '未记录' : '待确认'
  if (lead === 'withdrawn') {
    const gone = reports.filter(({ status }) => status === 'withdrawn').length
    return gone > 1 ? `已撤回 ${gone} 条` : '已撤回'
  }
  const count = reports.filter(({ status }) => status === 'recorded').length
  if (count === 0) return reports.some(({ status }) => status === 'to-confirm') ? '待确认' : '未记录'
  const word = { record: '已记录', corrected: '已更正', confirmed: '已确认' }[lead]
  return count === 1 && reports.length === 1 ? word : `${word} ${count} 条`
}

// Only where outcomes differ does a line say its own; else the first line has said it.
function markOf({ reports }: Outcome, report: SaidReport): string {
  if (reports.every(({ status }) => status === report.status)) return ''
  if (report.status === 'to-confirm') return '（待确认）'
  if (report.status === 'withdrawn') return '（已撤回）'
  if (report.status === 'recorded') return ''
  return kinds[report.kind].about === 'village' ? '（还没定哪个村）' : '（还没定哪一户）'
}

/** The name a pending report was told under. */
function saidFor(problems: readonly SaidProblem[], index: number): string | null {
  const named = problems.find(
    ({ code, report }) => report === index && (code === 'unknown-household' || code === 'ambiguous-household'),
  )
  return named?.said ?? null
}

function saidIn({ question }: Outcome): string | null {
  return question !== null && 'said' in question ? question.said : null
}

// The question names reports by id, which an answer does not hold: the problem it is about leads to its report.
function askedReport({ question, problems, reports }: Outcome): SaidReport | null {
  if (question?.ask !== 'confirm') return null
  const same = problems.filter(({ code }) => code === question.about)
  const exact = same.find(({ field, said }) => field === question.field && said === question.said) ?? same[0]
  const waiting = reports.filter(({ status }) => status === 'to-confirm')
  return reports[exact?.report ?? -1] ?? (waiting.length === 1 ? (waiting[0] ?? null) : null)
}
