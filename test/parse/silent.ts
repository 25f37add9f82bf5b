import { fieldOf } from '../../domain/kinds/index.ts'
import type { Parsed } from '../../domain/parse/types.ts'
import { differences, type Example, type Expectation, type ExpectedReport, fits } from './expected.ts'

type Report = Parsed['reports'][number]

/**
 * What was recorded though it was not said, with no problem about it: a report, household, person, village, date or
 * value. What is only missing is no such thing. In words, nothing where nothing was.
 */
export function silentlyWrong(example: Example, got: Parsed): string[] {
  const readings = example.expectAny ?? (example.expect === undefined ? [] : [example.expect])
  const nearest = readings.toSorted((a, b) => differences(a, got).length - differences(b, got).length)[0]
  return nearest === undefined ? [] : recorded(nearest, got)
}

function recorded(wanted: Expectation, got: Parsed): string[] {
  const left = [...(wanted.reports ?? [])]
  return got.reports.flatMap((report, index) => {
    const near = left
      .map((one, at) => ({ at, one, found: unsaid(one, report) }))
      .filter(({ one }) => one.kind === report.kind)
      .sort((a, b) => a.found.length - b.found.length)[0]
    if (near !== undefined) left.splice(near.at, 1)
    const found = near === undefined ? [`${report.kind}`] : near.found
    return found.filter((name) => !told(got, index, name)).map((name) => `${index}.${name}`)
  })
}

/** Whether a problem speaks of it: of this report, and of this field or of none. */
const told = (got: Parsed, report: number, name: string): boolean =>
  got.problems.some((one) => one.report === report && (one.field === null || one.field === name))

function unsaid(wanted: ExpectedReport, got: Report): string[] {
  const where = (['household', 'person', 'village', 'date'] as const).filter(
    (key) => key in wanted && got[key] !== null && got[key] !== undefined && !fits(wanted[key], got[key]),
  )
  const values = Object.entries(got.fields).filter(([name, value]) => {
    if (fieldOf(got.kind, name)?.further === true) return false
    const said = wanted.fields ?? {}
    if (name in said) return !fits(said[name], value)
    const may = wanted.may ?? {}
    return !(name in may) || (may[name] !== null && !fits(may[name], value))
  })
  return [...where, ...values.map(([name]) => name)]
}
