import { type Chat, hidesNames } from './chat.ts'
import { figure } from './figures.ts'
import { nameIn, namesInLine } from './names.ts'
import type { SayOf } from './say.ts'

/** Names of a reminder have lines of their own: ten names of three signs fit two. */
const room = 60

const leftOf = (days: number): string => (days === 0 ? '今天是最后一天' : `剩 ${figure(days)} 天`)

/** 7月还有 3 户未走访，剩 9 天：… up to ten names, and what to write. */
export function visitsDue({ owed, daysLeft }: SayOf<'visits-due'>, chat: Chat): string[] {
  const head = `${owed.month}月还有 ${figure(owed.count)} 户未走访，${leftOf(daysLeft)}`
  const [next] = owed.names
  if (hidesNames(chat) || next === undefined) return [head]
  return [`${head}：`, namesInLine(chat, owed.names, owed.count, room), `走访后发一句：走访 ${nameIn(chat, next)}`]
}
