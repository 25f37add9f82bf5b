import { fieldOf } from '../../domain/kinds/index.ts'
import type { Context } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { dateWords } from './days.ts'
import { maskNames, nameIn } from './names.ts'
import { isPrivate, mayTellIllness } from './private.ts'
import type { SaidProblem, SaidReport } from './say.ts'

const longest = 60

/** What a question or 是 settles is asked, not told: these become lines only where nothing is asked. */
const asked: ReadonlySet<SaidProblem['code']> = new Set([
  'unknown-household',
  'ambiguous-household',
  'name-by-sound',
  'future-date',
  'implausible-amount',
])

/** Problems as lines, each with its remedy. */
export function problemLines(
  problems: readonly SaidProblem[],
  reports: readonly SaidReport[],
  context: Context,
  { asks, names }: { asks: boolean; names: readonly string[] },
): string[] {
  const lines = problems.flatMap((problem) => {
    const report = problem.report === null ? undefined : reports[problem.report]
    const open = report === undefined || report.status === 'pending' || report.status === 'to-confirm'
    const missing = problem.code === 'missing-field' && (problem.field === 'household' || problem.field === 'village')
    if ((asked.has(problem.code) || missing) && (asks || !open)) return []
    return [lineOf(problem, report, context, names)]
  })
  return [...new Set(lines)]
}

function lineOf(
  problem: SaidProblem,
  report: SaidReport | undefined,
  context: Context,
  names: readonly string[],
): string {
  const hidden = report && problem.field !== null && isPrivate(report.kind, problem.field, problem.said ?? '')
  if (context.group && (hidden || mayTellIllness(problem.message))) return '有一处没记下，在单聊里补'
  const message = whole(maskNames(context, clean(problem.message), names), context)
  const remedy = remedyFor(problem, report, context)
  return remedy === null || message.includes('更正') ? message : `${closed(message)}不对就写：${remedy}`
}

/** 更正 王建国 日期7月15日: how to put a value right that was left out of a recorded report. */
function remedyFor(problem: SaidProblem, report: SaidReport | undefined, context: Context): string | null {
  if (problem.code !== 'bad-value' || report?.status !== 'recorded' || problem.field === null) return null
  const who = report.household === null ? null : nameIn(context, report.household.head)
  if (who === null) return null
  if (problem.field === 'date') return `更正 ${who} 日期${dateWords(context.today, context.today)}`
  const field = fieldOf(report.kind, problem.field)
  return field?.value.type === 'money' ? `更正 ${who} ${field.label}4500` : null
}

function whole(text: string, context: Context): string {
  return context.whole === true ? text : cutAt(text, longest)
}

function closed(sentence: string): string {
  return /[。？]$/u.test(sentence) ? sentence : `${sentence}。`
}
