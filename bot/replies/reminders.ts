import { type Chat, hidesNames } from './chat.ts'
import { dateWords } from './days.ts'
import { figure } from './figures.ts'
import { inLines } from './in-lines.ts'
import { nameIn, placeName } from './names.ts'
import { owedLine } from './owed.ts'
import type { SayOf } from './say.ts'

const leftOf = (days: number): string => (days === 0 ? '今天是最后一天' : `剩 ${figure(days)} 天`)

/** 7月还有 3 户未走访，剩 9 天：… up to ten names, and what to write. */
export function visitsDue({ owed, daysLeft }: SayOf<'visits-due'>, chat: Chat): string[] {
  const head = `${owed.month}月还有 ${figure(owed.count)} 户未走访，${leftOf(daysLeft)}`
  const [next] = owed.names
  if (hidesNames(chat) || next === undefined) return [head]
  const names = owed.names.map((name) => nameIn(chat, name))
  return [`${head}：`, ...inLines('', names, owed.count), `走访后发一句：走访 ${nameIn(chat, next)}`]
}

/** The first word opens the way: what is still due, as it stands. */
export function dueNow({ owed, check, today }: SayOf<'due-now'>, chat: Chat): string[] {
  const [next] = owed.names
  return [
    ...(owed.count > 0 ? [owedLine(chat, owed, today)] : []),
    ...(check === null ? [] : [`${placeName(check)} ${owed.month}月排查还没报`]),
    ...(next === undefined || hidesNames(chat) ? [] : [`走访后发一句：走访 ${nameIn(chat, next)}`]),
  ]
}

/** 中王村 7月排查还没报，剩 5 天（7月20日前）. */
export function checkDue({ today, village, month, dueOn, daysLeft }: SayOf<'check-due'>): string[] {
  const place = placeName(village)
  return [
    `${place} ${month}月排查还没报，${leftOf(daysLeft)}（${dateWords(dueOn, today)}前）`,
    `排查后发一句：#月排查 ${place} ${month}月 排查44户 发现问题0户`,
  ]
}
