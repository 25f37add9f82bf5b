import type { KindCode } from '../kinds/index.ts'
import type { Made } from './reports.ts'

/** Joins what was told in several places of the message about one matter; the same told twice counts once. */
export function merge(made: readonly Made[]): readonly Made[] {
  if (made.length < 2) return made
  const kept: Made[] = []
  const byMatter = new Map<string, number[]>()
  for (const one of made) {
    const key = keyOf(one)
    const others = byMatter.get(key) ?? []
    const at = others.find((index) => joins(kept[index], one))
    const before = at === undefined ? undefined : kept[at]
    if (at !== undefined && before !== undefined) {
      kept[at] = joined(before, one)
      continue
    }
    byMatter.set(key, [...others, kept.length])
    kept.push(one)
  }
  return kept
}

// Visits are one a household and day, whoever of it was met; all else is somebody's.
function keyOf({ report, who }: Made): string {
  const whose = report.household ?? who?.said ?? report.village ?? ''
  const person = report.kind === 'visit' ? '' : (report.person ?? '')
  return `${report.kind} ${whose} ${person} ${report.date}`
}

const single: ReadonlySet<KindCode> = new Set(['visit', 'village-check'])

function joins(first: Made | undefined, second: Made): boolean {
  if (first === undefined) return false
  const [before, next] = [first.report, second.report]
  if (single.has(next.kind)) return true
  const common = Object.keys(next.fields).filter((field) => field in before.fields)
  if (common.some((field) => before.fields[field] !== next.fields[field])) return false
  // Nothing in common: two matters where each has its own, else one that completes the other.
  return common.length > 0 || first.core === null || second.core === null || first.core === second.core
}

function joined(before: Made, next: Made): Made {
  const clash = single.has(next.report.kind)
  // 都正常 was said of all, then 吃水有问题 of one: the later, closer word about a point stands.
  const fields = clash
    ? { ...before.report.fields, ...next.report.fields }
    : { ...next.report.fields, ...before.report.fields }
  const spans = clash
    ? { ...before.report.spans, ...next.report.spans }
    : { ...next.report.spans, ...before.report.spans }
  const flaws = [...before.fact.flaws, ...next.fact.flaws]
  const person = before.report.person ?? next.report.person
  return {
    ...before,
    fact: { ...before.fact, flaws },
    badDate: before.badDate ?? next.badDate,
    ahead: before.ahead ?? next.ahead,
    report: { ...before.report, person, fields, spans },
  }
}
