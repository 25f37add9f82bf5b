import { type Chat, hidesNames } from './chat.ts'
import { monthOf } from './days.ts'
import { figure } from './figures.ts'
import { namesInLine } from './names.ts'
import type { Owed } from './say.ts'

// 本月还有 3 户未走访： takes eleven of a line's thirty signs.
const room = 19

/**
 * 本月还有 3 户未走访：李铁柱、张秀兰、周大山. In a group the count alone: who still owes what is told to himself
 * (policy.md, government apps), and the names would say it of a person whom everybody there knows.
 */
export function owedLine(chat: Chat, owed: Owed, today: string | null): string {
  const month = today === null || monthOf(today) === owed.month ? '本月' : `${owed.month}月`
  if (owed.count === 0) return `${month}已全部走访`
  const count = `${month}还有 ${figure(owed.count)} 户未走访`
  if (hidesNames(chat) || owed.names.length === 0) return count
  return `${count}：${namesInLine(chat, owed.names, owed.count, room)}`
}
