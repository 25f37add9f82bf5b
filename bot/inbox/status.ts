import type { Ask } from '../../domain/asks.ts'
import { kinds } from '../../domain/kinds/index.ts'
import type { ParsedReport } from '../../domain/parse/types.ts'
import type { Problem, ProblemCode } from '../../domain/problems.ts'
import type { ReportStatus } from '../../domain/report.ts'

/** Problems that one question with 是 or 不是 settles, the gravest first. */
export const doubts = ['name-by-sound', 'implausible-amount', 'future-date'] as const
export type Doubt = (typeof doubts)[number]

const isDoubt = (code: ProblemCode): code is Doubt => doubts.some((doubt) => doubt === code)

/** The problems of one report: its own, and a name heard by sound once for all reports about that household. */
export function problemsOf(index: number, reports: readonly ParsedReport[], problems: readonly Problem[]): Problem[] {
  const own = reports[index]
  return problems.filter((problem) => {
    if (problem.report === index) return true
    if (problem.code !== 'name-by-sound' || own === undefined || own.household === null) return false
    return problem.report === null || reports[problem.report]?.household === own.household
  })
}

/**
 * What becomes of a report (contract/chat.md, 'Status of a report'). `placed`: its household, or its village, is known.
 * Several problems: pending goes before to-confirm, to-confirm before recorded.
 */
export function statusOf(
  report: ParsedReport,
  problems: readonly Problem[],
  placed: boolean,
): Extract<ReportStatus, 'recorded' | 'to-confirm' | 'pending'> {
  if (kinds[report.kind].about !== 'unit' && !placed) return 'pending'
  return problems.some(({ code }) => isDoubt(code)) ? 'to-confirm' : 'recorded'
}

/** One report as questions are made from it. */
export interface Questionable {
  readonly id: string
  readonly report: ParsedReport
  readonly status: ReportStatus
  readonly problems: readonly Problem[]
  /** At most five, nearest first. */
  readonly choices: readonly { readonly code: string; readonly head: string; readonly village: string }[]
  readonly villages: readonly { readonly code: string; readonly name: string }[]
}

/**
 * The questions that these reports need, the gravest first: whom it is about, then what is to be confirmed. Reports
 * with the same doubt (the same name, the same household by sound) share a question.
 */
export function questionsFor(reports: readonly Questionable[]): Ask[] {
  const asks = new Map<string, Ask>()
  const add = (key: string, made: Ask): void => {
    const known = asks.get(key)
    if (known) known.reportIds.push(...made.reportIds)
    else asks.set(key, made)
  }
  for (const one of reports) if (one.status === 'pending') add(...placeQuestion(one))
  for (const doubt of doubts) {
    for (const { id, report, status, problems } of reports) {
      if (status !== 'to-confirm') continue
      for (const problem of problems) {
        if (problem.code !== doubt) continue
        const key = doubt === 'name-by-sound' ? `${doubt} ${report.household}` : `${doubt} ${id} ${problem.field}`
        add(key, confirmation(id, report, problem, doubt))
      }
    }
  }
  return [...asks.values()]
}

function placeQuestion({ id, report, choices, villages }: Questionable): [string, Ask] {
  if (kinds[report.kind].about === 'village') {
    return ['village', { ask: 'which-village', reportIds: [id], choices: [...villages] }]
  }
  const said = report.said ?? null
  return [`household ${said}`, { ask: 'which-household', reportIds: [id], said, choices: [...choices] }]
}

function confirmation(id: string, report: ParsedReport, problem: Problem, about: Doubt): Ask {
  const value = problem.field === null ? null : valueSaid(report, problem.field)
  return { ask: 'confirm', reportIds: [id], about, field: problem.field, said: problem.said ?? null, value }
}

function valueSaid(report: ParsedReport, field: string): string | number | null {
  if (field === 'date') return report.date
  if (field === 'household') return report.person
  const value = report.fields[field]
  return typeof value === 'boolean' ? String(value) : (value ?? null)
}
