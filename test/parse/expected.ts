import { fieldOf, type KindCode } from '../../domain/kinds/index.ts'
import type { Parsed } from '../../domain/parse/types.ts'

/** One line of contract/examples.jsonl or of test/corpus. */
export interface Example {
  readonly id: string
  readonly from: string
  readonly at: string
  readonly text: string
  readonly expect?: Expectation
  readonly expectAny?: readonly Expectation[]
}

export interface ExpectedReport {
  readonly kind: string
  readonly household?: unknown
  readonly person?: unknown
  readonly village?: unknown
  readonly date?: unknown
  readonly fields?: Readonly<Record<string, unknown>>
  readonly may?: Readonly<Record<string, unknown>>
}

export interface Expectation {
  readonly intent?: string | readonly string[]
  readonly reports?: readonly ExpectedReport[]
  readonly problems?: readonly string[]
  readonly command?: Readonly<Record<string, unknown>>
}

/** A list as a value means any of them (contract/parse.md, the last line of 'Settled'). */
export const fits = (wanted: unknown, got: unknown): boolean =>
  Array.isArray(wanted) ? wanted.some((one) => Object.is(one, got)) : Object.is(wanted, got)

// Further fields are judged by nobody (contract/parse.md, 'Further kinds and fields').
const isFurther = (kind: KindCode, field: string): boolean => fieldOf(kind, field)?.further === true

/** Every difference between what was wanted and what came, in words; none where it is wholly right. */
export function differences(wanted: Expectation, got: Parsed): string[] {
  const found: string[] = []
  if (wanted.intent !== undefined && !fits(wanted.intent, got.intent))
    found.push(`intent ${got.intent}, not ${wanted.intent}`)
  if (wanted.problems !== undefined) {
    const codes = [...new Set(got.problems.map(({ code }) => code))].sort().join()
    const asked = [...new Set(wanted.problems)].sort().join()
    if (codes !== asked) found.push(`problems [${codes}], not [${asked}]`)
  }
  for (const [key, value] of Object.entries(wanted.command ?? {})) {
    const come = got.command === null ? undefined : Object.entries(got.command).find(([name]) => name === key)?.[1]
    if (!fits(value, come)) found.push(`command.${key} ${String(come)}, not ${String(value)}`)
  }
  return [...found, ...reportDifferences(wanted.reports ?? [], got)]
}

function reportDifferences(wanted: readonly ExpectedReport[], got: Parsed): string[] {
  const left = [...got.reports]
  const found: string[] = []
  for (const one of wanted) {
    const scored = left
      .map((report, at) => ({ at, wrong: oneReport(one, report) }))
      .sort((a, b) => a.wrong.length - b.wrong.length)
    const best = scored[0]
    if (best === undefined || left[best.at]?.kind !== one.kind) {
      found.push(`no ${one.kind}`)
      continue
    }
    left.splice(best.at, 1)
    found.push(...best.wrong)
  }
  return [...found, ...left.map((report) => `unwanted ${report.kind} ${JSON.stringify(report.fields)}`)]
}

function oneReport(wanted: ExpectedReport, got: Parsed['reports'][number]): string[] {
  const found: string[] = []
  if (wanted.kind !== got.kind) return Array.from({ length: 99 }, () => `kind ${got.kind}, not ${wanted.kind}`)
  for (const key of ['household', 'person', 'village', 'date'] as const) {
    if (key in wanted && !fits(wanted[key], got[key]))
      found.push(`${got.kind}.${key} ${got[key]}, not ${String(wanted[key])}`)
  }
  for (const [name, value] of Object.entries(wanted.fields ?? {})) {
    if (!fits(value, got.fields[name])) found.push(`${got.kind}.${name} ${got.fields[name]}, not ${String(value)}`)
  }
  for (const [name, value] of Object.entries(got.fields)) {
    if (name in (wanted.fields ?? {}) || isFurther(got.kind, name)) continue
    const may = wanted.may ?? {}
    if (!(name in may) || (may[name] !== null && !fits(may[name], value)))
      found.push(`${got.kind}.${name} ${value}, unwanted`)
  }
  return found
}

/** The differences to the nearest of several right readings. */
export function wrong(example: Example, got: Parsed): string[] {
  const readings = example.expectAny ?? (example.expect === undefined ? [] : [example.expect])
  return readings.map((one) => differences(one, got)).toSorted((a, b) => a.length - b.length)[0] ?? []
}
