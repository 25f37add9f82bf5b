import { fieldOf } from '../../domain/kinds/index.ts'
import { type Chat, hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { dateWords, dayWords } from './days.ts'
import { aboutYuan, figure, inWan, yuan } from './figures.ts'
import { nameIn, namesInLine, placeName } from './names.ts'
import type { SaidHouseholdFacts, Say } from './say.ts'
import { valueWords } from './values.ts'

type Told = Extract<Say, { say: 'household' }>

const categories = { wage: '工资', business: '经营', property: '财产', transfer: '转移' } as const
const most = 8

/** 查: a household in eight lines, a topic each; what is not on record is left out, never 0. */
export function household({ facts, today }: Told, chat: Chat): string[] {
  const head = [nameIn(chat, facts.household.head), placeName(facts.household.village), ...present(facts.type)]
  const lines = [head.join(' · '), members(facts, chat)]
  // What a household earns and needs is for those who answer for it, not for everybody in the room.
  if (chat.group) return [...lines, lastVisit(facts, today, chat), '收入、措施等在单聊里查'].filter(isText)
  const open = facts.openCases.map((each) => inChinese(each, today))
  const cases = `监测个案：${open.length === 0 ? '无' : listed(open, chat)}`
  const measures = titled('措施', facts.measures, chat)
  const work = titled('务工', facts.work, chat)
  const full = [...lines, perHead(facts), income(facts), work, cases, measures, lastVisit(facts, today, chat)]
  const told = [...full, titled('可能漏领', facts.perhapsUnclaimed, chat)].filter(isText)
  return told.length <= most ? told : joined(told, cases, measures)
}

// With work told there are nine topics: cases and measures share a line.
function joined(lines: readonly string[], cases: string, measures: string): string[] {
  return lines.flatMap((line) => (line === cases ? [`${cases}；${measures}`] : line === measures ? [] : [line]))
}

function members({ members: all }: SaidHouseholdFacts, chat: Chat): string {
  if (all.length === 0) return ''
  const named = all.map(({ name, relation }) => (relation === '户主' ? `${name}（户主）` : name))
  const masked = hidesNames(chat) ? `${figure(all.length)} 人` : ''
  return masked || `${figure(all.length)} 人：${namesInLine(chat, named, all.length, chat.whole === true ? 999 : 30)}`
}

function perHead({ perCapita, monitoringLine, before = null }: SaidHouseholdFacts): string {
  if (perCapita !== null) return `本年人均纯收入 ${yuan(Math.round(perCapita))}（${lineWords(monitoringLine)}）`
  if (before === null) return ''
  return `${before.year}年人均纯收入 ${yuan(Math.round(before.perCapita))}（${lineWords(before.monitoringLine)}）`
}

function lineWords(line: number | null): string {
  return line === null ? '监测范围未设置' : `监测范围 ${yuan(line)}`
}

function income({ income: told, unsorted = 0 }: SaidHouseholdFacts): string {
  const sorted = (Object.keys(categories) as (keyof typeof categories)[]).flatMap((category) => {
    const amount = told[category]
    return amount === undefined ? [] : [{ label: categories[category], amount }]
  })
  const known = unsorted === 0 ? sorted : [...sorted, { label: '其他', amount: unsorted }]
  if (known.length === 0) return ''
  const total = known.reduce((sum, { amount }) => sum + amount, 0)
  const words = (amount: number): string => (total >= 10_000 && amount >= 100 ? inWan(amount) : yuan(amount))
  return `合计 ${aboutYuan(total)}：${known.map(({ label, amount }) => `${label} ${words(amount)}`).join('，')}`
}

function lastVisit({ lastVisit: last }: SaidHouseholdFacts, today: string, chat: Chat): string {
  if (last === null) return '最近走访：没有记录'
  return `最近走访：${dayWords(last.date, today)}${last.by === null ? '' : ` ${nameIn(chat, last.by)}`}`.replace(
    '） ',
    '）',
  )
}

function titled(title: string, items: readonly string[], chat: Chat): string {
  return items.length === 0 ? '' : `${title}：${listed(items, chat)}`
}

// A case is told by its risk's code and the day of its lead: illness（2024-07-01） → 因病（7月1日）.
function inChinese(text: string, today: string): string {
  const days = text.replace(/\d{4}-\d{2}-\d{2}/gu, (date) => dateWords(date, today))
  return days.replace(/^[a-z-]+/u, (code) => {
    const field = fieldOf('case', 'risk')
    return field === undefined ? '' : valueWords(field, code, { group: false, fullNames: true, today })
  })
}

function listed(items: readonly string[], chat: Chat): string {
  const text = items.map(clean).join('；')
  return chat.whole === true ? text : cutAt(text, 40)
}

function present(text: string | null): string[] {
  return text === null || text === '' ? [] : [clean(text)]
}

function isText(line: string): boolean {
  return line !== ''
}
