import { cutToFit, mostBytes } from '../puppet/cut.ts'

/** An answer's parts in the order in which they are read. */
export interface Parts {
  readonly head: string
  readonly reports: readonly string[]
  readonly problems: readonly string[]
  readonly question: string | null
  /** Numbered; they count as no lines. */
  readonly choices: readonly string[]
  readonly owed: string | null
  /** True where a line itself was shortened. */
  readonly shortened: boolean
}

const mostLines = 6
export const seeAll = '回复“详情”看全部'

/** All lines, as 详情 shows them. */
export function allLines({ head, reports, problems, question, choices, owed }: Parts): string[] {
  return [head, ...reports, ...problems, ...present(question), ...choices, ...present(owed)]
}

/**
 * At most six lines beside a numbered list (contract/chat.md, 'Answers'), the hint among them. What must be acted on
 * stays: the head, the question, one report, then problems, then more reports; what is owed goes first.
 */
export function sixLines(parts: Parts): string[] {
  const lines = allLines(parts)
  const count = lines.length - parts.choices.length
  if (count <= mostLines && !parts.shortened) return lines
  if (count < mostLines) return [...lines, seeAll]
  const room = mostLines - 2 - present(parts.question).length
  const reports = Math.min(parts.reports.length, Math.max(1, room - parts.problems.length))
  const problems = Math.min(parts.problems.length, room - reports)
  const kept = { ...parts, reports: parts.reports.slice(0, reports), problems: parts.problems.slice(0, problems) }
  const owed = reports + problems < room ? parts.owed : null
  return [...allLines({ ...kept, owed }), seeAll]
}

// Two values side by side can make a telephone that neither was: the last look is at the whole line.
const longRun = /\p{Nd}{11,}/gu

/**
 * Lines as the wire carries them. Two spaces before a line's end are markdown's hard break: without them a renderer
 * may run the lines together, and unrendered they are not seen. Cut at a line to Tencent's 20,480 bytes.
 */
export function onWire(lines: readonly string[]): string {
  const safe = lines.filter((line) => line !== '').map((line) => line.replace(longRun, '（号码）'))
  return cutToFit(safe.join('  \n'), mostBytes)
}

function present(line: string | null): string[] {
  return line === null ? [] : [line]
}

/** What the wire carries, as its reader sees it: for the console, which shows plain text. */
export function asRead(markdown: string): string {
  return markdown.replaceAll(/\\([*_~`#>|[\](){}+.!\\-])/g, '$1').replaceAll(/ +$/gm, '')
}
