import { kinds } from '../kinds/index.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import { yesNo } from '../kinds/training.ts'
import { lexicon } from '../lexicon.ts'
import { findPlace } from '../places/find.ts'
import { choiceWords, type Fact, give, put, putWritten } from './fact.ts'
import { fieldByLabel, type Labelled } from './labels.ts'
import { leftovers } from './leftovers.ts'
import type { Reading } from './values/value.ts'

/** Fills the fields that a label names: 月工资：4500, 住房：正常, 备注：水塔检修，停水三天. */
export function readLabels(fact: Fact): void {
  for (const labelled of fact.labels) {
    const field = fieldByLabel(fact.kind, labelled.label)
    if (field === undefined || field.code in fact.fields) continue
    if (labelled.about === null) readLabelled(fact, field, labelled)
    else if (field.value.type === 'month') readLabelled(fact, field, labelled)
  }
}

/** A form's bare value that is just an option's word: 其他, 订单. Names of other fields are not taken for it. */
export function readBareOptions(fact: Fact): void {
  if (fact.kind === 'visit') return
  const free = leftovers(fact)
  for (const field of ownFields(fact)) {
    if (field.value.type !== 'choice' || field.code in fact.fields) continue
    const options = field.value.options
    for (const [at, { from, to, text }] of free.entries()) {
      const option = options.find(({ words }) => words.includes(text))
      if (option === undefined || (field.code === 'mode' && option.code === 'home')) continue
      put(fact, field.code, option.code, [fact.start + from, fact.start + to])
      free.splice(at, 1)
      break
    }
  }
}

const said = lexicon(yesNo.flatMap(({ code, words }) => words.map((word) => [word, code === 'true'] as const)))

function readLabelled(fact: Fact, field: Field, labelled: Labelled): void {
  const span = [labelled.from, labelled.to] as const
  switch (field.value.type) {
    case 'text':
      if (/^(?:\s*(?:无|没有|暂无|没|无需求|无诉求))\s*$/.test(fact.ground.text.slice(...span))) return
      putWritten(fact, field.code, span)
      if (field.code === 'place') readDestination(fact, labelled)
      if (field.code === 'employer' || field.code === 'item') {
        readUnit(fact, labelled)
        return
      }
      return
    case 'choice':
      readOption(fact, field.code, labelled)
      return
    case 'boolean': {
      const hit = said.all(fact.ground.text, labelled.from, labelled.to)[0]
      hit === undefined ? undefined : put(fact, field.code, hit.means, span)
      return
    }
    case 'money':
    case 'number':
    case 'area':
      readFigure(fact, field, labelled)
      return
    case 'date':
    case 'month':
    case 'month-or-date':
    case 'year':
      readTime(fact, field, labelled)
      return
    default:
      field.value satisfies never
  }
}

// The longest word of the value decides: 不稳定 before 稳定.
function readOption(fact: Fact, field: string, { from, to }: Labelled): void {
  const { text } = fact.ground
  const hits = choiceWords(fact.kind, field).all(text, from, to)
  const free = hits.filter(
    ({ start, word }) => !/[不没未]/.test(text.slice(Math.max(from, start - 1), start)) || /^[不没未]/.test(word),
  )
  const longest = free.toSorted((a, b) => b.word.length - a.word.length)[0]
  if (longest !== undefined && !(field === 'mode' && longest.means === 'home'))
    put(fact, field, longest.means, [from, to])
}

function readFigure(fact: Fact, field: Field, { from, to }: Labelled): void {
  const reading = fact.readings.find(
    (one) =>
      one.type === 'number' &&
      one.span[0] >= from &&
      one.span[0] < to &&
      !fact.ground.text.slice(from, one.span[0]).endsWith('应查'),
  )
  if (reading === undefined || reading.type !== 'number') {
    readNone(fact, field, from, to)
    return
  }
  if (fact.used.has(reading)) return
  fact.used.add(reading)
  give(fact, field.code, reading)
  const unit = ownFields(fact).find(({ code }) => code === 'unit')
  if (field.code === 'quantity' && unit !== undefined && reading.unit !== undefined && reading.exact)
    put(fact, 'unit', reading.unit, reading.span)
  if (fact.kind === 'employment' || (reading.per !== 'month' && reading.per !== 'year') || field.code !== 'amount')
    return
  if (ownFields(fact).some(({ code }) => code === 'period')) put(fact, 'period', reading.per, reading.span)
}

// 发现问题：无 is none found; 全部正常 too.
function readNone(fact: Fact, field: Field, from: number, to: number): void {
  if (field.code !== 'findings') return
  if (/无|没|0|零|正常/.test(fact.ground.text.slice(from, to))) put(fact, field.code, 0, [from, to])
}

const ownFields = (fact: Fact): readonly Field[] => {
  const kind: Kind = kinds[fact.kind]
  return kind.fields
}

function readTime(fact: Fact, field: Field, { from, to }: Labelled): void {
  for (const reading of fact.readings) {
    if (reading.span[0] < from || reading.span[0] >= to) continue
    const time = timeFor(field.value.type, reading)
    if (time === null) continue
    put(fact, field.code, time, reading.span)
    return
  }
}

function timeFor(type: Field['value']['type'], reading: Reading): string | number | null {
  // 年份：2025
  if (reading.type === 'number' && type === 'year' && reading.value >= 1990 && reading.value < 2100)
    return reading.value
  if (reading.type === 'year') return type === 'year' ? reading.year : null
  if (reading.type === 'month') return type === 'month' || type === 'month-or-date' ? reading.month : null
  if (reading.type !== 'date' || type === 'year') return null
  return type === 'month' ? reading.from.slice(0, 7) : reading.from
}

function readDestination(fact: Fact, { from, to }: Labelled): void {
  const place = findPlace(fact.ground.text, from, to)
  if (place?.destination != null) put(fact, 'destination', place.destination, [from, to])
}

// 规模：300只 behind 品种：兔（300只） is told in one label.
function readUnit(fact: Fact, { from, to }: Labelled): void {
  if (fact.kind !== 'industry') return
  const reading = fact.readings.find((one) => one.type === 'number' && one.span[0] >= from && one.span[0] < to)
  if (reading?.type !== 'number' || reading.unit === undefined || fact.used.has(reading)) return
  fact.used.add(reading)
  give(fact, 'quantity', reading)
  put(fact, 'unit', reading.unit, reading.span)
}
