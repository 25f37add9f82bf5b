import type { KindCode } from '../../domain/kinds/index.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import type { Random } from './random.ts'

/** A sentence as a cadre writes it, and what it says. */
export interface Phrase {
  readonly text: string
  readonly kind: KindCode
  readonly person: string | null
  readonly fields: Readonly<Record<string, FieldValue>>
}

/** Whom it is about. */
export interface About {
  readonly head: string
  /** Members who can work, by name; none: nobody. */
  readonly workers: readonly string[]
}

type Fields = Record<string, FieldValue>

export function visit(random: Random, { head }: About): Phrase {
  const fields: Fields = { situation: 'stable' }
  const said = [random.pick([`今天去${head}家走访`, `走访${head}`, `到${head}家看了看`, `${head}家走访了`]), '情况稳定']
  const points = [
    ['housing', '住房没问题'],
    ['water', '吃水正常'],
    ['medical', '医保已交'],
    ['education', '孩子都在上学'],
  ] as const
  for (const [field, words] of points) {
    if (!random.chance(0.25)) continue
    fields[field] = 'ok'
    said.push(words)
  }
  if (random.chance(0.06)) {
    const need = random.pick(['想学门技术', '想在附近找活', '房顶漏雨想修', '想养几只羊'])
    fields.needs = need
    said.push(`需求：${need}`)
  }
  return { text: said.join('，'), kind: 'visit', person: head, fields }
}

const places = [
  ['郑州', 'other-city'],
  ['洛阳', 'other-city'],
  ['焦作', 'other-city'],
  ['宁波', 'other-province'],
  ['苏州', 'other-province'],
  ['东莞', 'other-province'],
  ['杭州', 'other-province'],
  ['济源', 'local'],
  ['虎岭产业集聚区', 'local'],
] as const
const trades = ['工地', '电子厂', '饭店', '保洁', '快递', '纺织厂', '装修']

export function employment(random: Random, about: About): Phrase {
  const person = random.pick(about.workers)
  const [place, destination] = random.pick(places)
  const monthlyWage = random.between(24, 68) * 100
  const job = random.pick(trades)
  const started = random.chance(0.35)
  const channel = destination === 'local' ? 'local' : 'migrant'
  const text = started
    ? `${person}去${place}上班了，${job}，月工资${monthlyWage}`
    : `${person}还在${place}干${job}，一个月${monthlyWage}`
  const change = started ? 'started' : 'continuing'
  return { text, kind: 'employment', person, fields: { change, channel, destination, place, job, monthlyWage } }
}

export function income(random: Random, { head }: About): Phrase {
  const [source, unit] = random.pick([
    ['卖羊', '只'],
    ['卖核桃', '斤'],
    ['卖小麦', '斤'],
    ['卖猪', '头'],
  ] as const)
  const quantity = unit === '斤' ? random.between(3, 20) * 100 : random.between(2, 8)
  const amount = unit === '斤' ? Math.round(quantity * 1.2) : quantity * 900
  const fields = { category: 'business', source, amount, period: 'once', quantity, unit }
  return { text: `${head}家${source}${quantity}${unit}，收入${amount}元`, kind: 'income', person: head, fields }
}

export function industry(random: Random, { head }: About): Phrase {
  const [activity, verb, item, unit, most] = random.pick([
    ['livestock', '养', '羊', '只', 40],
    ['livestock', '养', '牛', '头', 6],
    ['planting', '种', '冬凌草', '亩', 8],
    ['planting', '种', '核桃', '亩', 10],
    ['courtyard', '院里种', '草莓', '亩', 2],
  ] as const)
  const quantity = random.between(1, most)
  const fields = { activity, item, quantity, unit, mode: 'own' }
  return { text: `${head}家今年${verb}${item}${quantity}${unit}`, kind: 'industry', person: head, fields }
}

export function assistance(random: Random, { head }: About): Phrase {
  const [program, name, least, most] = random.pick([
    ['subsistence-allowance', '低保', 220, 530],
    ['pension', '养老金', 115, 180],
    ['transport-subsidy', '务工交通补贴', 300, 500],
    ['temporary-relief', '临时救助', 500, 3000],
  ] as const)
  const amount = random.between(least, most)
  return {
    text: `${head}的${name}${amount}元到账了`,
    kind: 'assistance',
    person: head,
    fields: { program, status: 'paid', amount },
  }
}

export function expense(random: Random, { head }: About): Phrase {
  const amount = random.between(20, 180) * 100
  const selfPaid = Math.round(amount * 0.4)
  const fields = { category: 'medical', amount, selfPaid }
  return { text: `${head}家看病花了${amount}元，自付${selfPaid}元`, kind: 'expense', person: head, fields }
}

export function training(random: Random, about: About): Phrase {
  const person = random.pick(about.workers)
  const course = random.pick(['电工', '家政', '中式烹饪', '养殖技术', '叉车'])
  const fields = { course, certificate: `${course}证`, certified: true }
  return { text: `${person}参加${course}培训，拿到${course}证`, kind: 'training', person, fields }
}

export function property(random: Random, { head }: About): Phrase {
  const area = random.between(1, 8)
  const amount = area * random.between(5, 8) * 100
  const fields = { type: 'land-transfer', area, amount, period: 'year' }
  return { text: `${head}家流转土地${area}亩，一年${amount}元`, kind: 'property', person: head, fields }
}

export function hardship(random: Random, { head }: About): Phrase {
  const selfPaid = random.between(60, 400) * 100
  return {
    text: `${head}突发大病住院，自己花了${selfPaid}元`,
    kind: 'hardship',
    person: head,
    fields: { cause: 'illness', selfPaid },
  }
}

/** What is told beside visits, with how often a household has it in a month. */
export const others = [
  { often: 0.05, say: income, needsWorker: false },
  { often: 0.04, say: industry, needsWorker: false },
  { often: 0.05, say: assistance, needsWorker: false },
  { often: 0.02, say: expense, needsWorker: false },
  { often: 0.01, say: training, needsWorker: true },
  { often: 0.02, say: property, needsWorker: false },
] as const
