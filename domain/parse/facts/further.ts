import { type KindCode, kinds } from '../../kinds/index.ts'
import type { Kind } from '../../kinds/kind.ts'
import { choiceIn, type Fact, give, numbersOf, put, putText } from '../fact.ts'
import type { Heard } from './heard.ts'
import { readMonth } from './period.ts'

/** The further kinds are heard under their marker only: their labels, and the options said without one. */
function further(kind: KindCode): Heard {
  return { kind, strong: '', plain: '', weak: '', read }
}

// 出生 姓名：王小宝: a name that no roster has is of one who is new.
function readNewName(fact: Fact): void {
  const label = fact.labels.find((one) => one.label === '姓名')
  if (label === undefined) return
  const name = fact.ground.text.slice(label.from, label.to).trim()
  if (name !== '' && fact.ground.roster.names.numberOf(name) < 0)
    putText(fact, 'name', label.from - fact.start, label.to - fact.start)
}

function read(fact: Fact): void {
  if (fact.kind === 'member') readNewName(fact)
  const { fields }: Kind = kinds[fact.kind]
  for (const field of fields) {
    if (field.code in fact.fields) continue
    if (field.value.type === 'month') readMonth(fact)
    if (field.value.type === 'choice') {
      const found = choiceIn(fact.kind, field.code, fact.text)
      if (found !== null) put(fact, field.code, found.code, [fact.start + found.start, fact.start + found.end])
    }
    if (field.value.type === 'number' || field.value.type === 'money') {
      const money = field.value.type === 'money'
      const figure = numbersOf(fact).find((reading) => !fact.used.has(reading) && reading.money === money)
      if (figure === undefined) continue
      fact.used.add(figure)
      give(fact, field.code, figure)
    }
  }
}

export const member = further('member')
export const monitoringCase = further('case')
export const villageReview = further('village-review')
export const sale = further('sale')
export const task = further('task')
