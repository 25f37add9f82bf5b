import { readFileSync } from 'node:fs'
import recognizers from '@microsoft/recognizers-text-suite'
import * as chrono from 'chrono-node'
import { shanghaiDay } from '../../domain/calendar.ts'
import { valuesAlone } from '../../domain/parse/read-values.ts'
import { type Figure, rounded } from './figure.ts'

interface Line {
  readonly at: string
  readonly text: string
  readonly numbers: readonly number[]
  readonly dates: readonly string[]
}

interface Reader {
  readonly name: string
  readonly numbers?: (line: Line) => readonly number[]
  readonly dates?: (line: Line) => readonly string[]
  /** Both in one call, where the reader has it: what its speed is measured by. */
  readonly both?: (line: Line) => unknown
}

const files = ['numbers', 'dates', 'speech', 'hard']
const rounds = 8

/** Reading numbers and days, side by side in one run with the two libraries that know Chinese: how right, how fast. */
export async function* valuesBench(): AsyncGenerator<Figure> {
  const lines = files.flatMap(read)
  const ours = measure(us, lines)
  yield { figure: 'values: ours, numbers right', value: ours.numbers, unit: '%' }
  yield { figure: 'values: ours, days right', value: ours.dates, unit: '%' }
  for (const other of [recognizersText, chronoNode]) {
    const theirs = measure(other, lines)
    const against = { what: other.name, value: theirs.micros }
    yield {
      figure: 'values: microseconds a text',
      value: ours.micros,
      unit: 'µs',
      against,
      ratio: rounded(theirs.micros / ours.micros, 0),
    }
    if (other.numbers) yield right('numbers', ours.numbers, other.name, theirs.numbers)
    yield right('days', ours.dates, other.name, theirs.dates)
  }
}

function right(what: string, value: number, name: string, theirs: number): Figure {
  return {
    figure: `values: ${what} right`,
    value,
    unit: '%',
    against: { what: name, value: theirs },
    ratio: rounded(value / theirs),
  }
}

function read(name: string): Line[] {
  const file = new URL(`../../test/corpus/values/${name}.jsonl`, import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line) // our own corpus
}

function measure(reader: Reader, lines: readonly Line[]) {
  let [numbers, dates] = [0, 0]
  for (const line of lines) {
    if (same(reader.numbers?.(line) ?? [], line.numbers)) numbers++
    if (same(reader.dates?.(line) ?? [], line.dates)) dates++
  }
  const begun = performance.now()
  for (let round = 0; round < rounds; round++) {
    for (const line of lines) {
      if (reader.both) reader.both(line)
      else {
        reader.numbers?.(line)
        reader.dates?.(line)
      }
    }
  }
  const micros = ((performance.now() - begun) * 1_000) / rounds / lines.length
  const share = (count: number): number => rounded((100 * count) / lines.length, 1)
  return { numbers: share(numbers), dates: share(dates), micros: rounded(micros, 1) }
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => JSON.stringify(a) === JSON.stringify(b)

const us: Reader = {
  name: 'ours',
  numbers: ({ text, at }) => valuesAlone(text, at).numbers,
  dates: ({ text, at }) => valuesAlone(text, at).dates,
  both: ({ text, at }) => valuesAlone(text, at),
}

const recognizersText: Reader = {
  name: '@microsoft/recognizers-text-suite',
  numbers: ({ text }) =>
    recognizers.recognizeNumber(text, recognizers.Culture.Chinese).map(({ resolution }) => Number(resolution?.value)),
  dates: ({ text, at }) =>
    recognizers
      .recognizeDateTime(text, recognizers.Culture.Chinese, undefined, new Date(at))
      .flatMap(({ resolution }) => pastDay(resolution?.values, at)),
}

/** Of a day without a year it gives two: the last one not after `at` is what the contract means. */
function pastDay(values: unknown, at: string): string[] {
  const days = (Array.isArray(values) ? values : []).flatMap((value: { type?: string; value?: string }) =>
    value.type === 'date' && value.value !== undefined ? [value.value] : [],
  )
  const today = shanghaiDay(new Date(at))
  const past = days.filter((day) => day <= today).at(-1) ?? days[0]
  return past === undefined ? [] : [past]
}

const chronoNode: Reader = {
  name: 'chrono-node',
  dates: ({ text, at }) =>
    chrono.zh.hans
      .parse(text, { instant: new Date(at), timezone: 480 })
      .flatMap(({ start, end }) => [start, ...(end ? [end] : [])])
      .filter((part) => part.isCertain('day') || part.isCertain('weekday'))
      .map((part) => shanghaiDay(part.date())),
}
