import { fieldOf, kindCodes } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { Chat } from './chat.ts'
import { isPrivate } from './private.ts'

const places: Readonly<Record<string, string>> = {
  household: '是哪一户？写户主姓名',
  village: '是哪个村？写村名',
  date: '是哪一天？如 7月15日',
}

/** Asks for one value in words that name it and show how to write it. A question does not keep its report's kind. */
export function valueQuestion(chat: Chat, code: string): string {
  const plain = places[code]
  if (plain !== undefined) return plain
  for (const kind of kindCodes) {
    const field = fieldOf(kind, code)
    if (field === undefined) continue
    if (chat.group && isPrivate(kind, code, '')) return '正确的是什么？在单聊里回'
    return `${field.label}${howToWrite(field)}`
  }
  return '正确的是什么？直接回'
}

function howToWrite({ value, unit }: Field): string {
  switch (value.type) {
    case 'money':
      return '是多少元？如 4500'
    case 'number':
    case 'area':
      return `是多少${unit ?? ''}？回一个数`
    case 'date':
    case 'month-or-date':
      return '是哪一天？如 7月15日'
    case 'month':
      return '是哪个月？如 7月'
    case 'year':
      return '是哪一年？如 2024年'
    case 'boolean':
      return '，是还是不是？'
    case 'choice':
      return `是哪一种？如 ${value.options
        .slice(0, 3)
        .map(({ label }) => label)
        .join('、')}`
    case 'text':
      return '是什么？直接回'
    default:
      return value satisfies never
  }
}
