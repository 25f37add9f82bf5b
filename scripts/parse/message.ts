import { z } from 'zod'
import type { MessageIn } from '../../domain/parse/types.ts'

/** What a line of `--values` holds; a message names its sender besides. */
export type TextIn = Omit<MessageIn, 'from'>

// As nearly every instant is written. Of these Date.parse refuses none, and costs more than this search.
const usual = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\+08:00|Z)$/

const isInstant = (value: string): boolean =>
  usual.test(value) || (/^\d{4}-\d\d-\d\d(?:T|$)/.test(value) && !Number.isNaN(Date.parse(value)))

const text = z.object({
  id: z.string('id 要写成文字'),
  at: z.string('at 要写成文字').refine(isInstant, 'at 要写成 2024-07-15T10:20:00+08:00 这样的时间'),
  text: z.string('text 要写成文字'),
})
const message = text.extend({ from: z.string('from 要写成文字') })

/** What is wrong with a line: one Chinese sentence. */
export interface Wrong {
  readonly error: string
}

function wrongWith(value: unknown, needsSender: boolean): Wrong {
  const checked = (needsSender ? message : text).safeParse(value)
  if (checked.success) return { error: '不是消息' }
  const [issue] = checked.error.issues
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isObject) return { error: '不是消息：一行要写一个 {"id", "at", "text"} 这样的对象' }
  return { error: `不是消息：${issue?.message ?? ''}` }
}

/**
 * Reads a line. A hand check lets through what is right (zod costs as much as the parsing); what fails it is given to
 * zod, which says why.
 */
export function messageOf(line: string, needsSender: boolean): MessageIn | Wrong {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { error: '这一行不是 JSON' }
  }
  const found = value as Partial<MessageIn> | null
  if (
    found !== null &&
    typeof found === 'object' &&
    typeof found.id === 'string' &&
    typeof found.text === 'string' &&
    typeof found.at === 'string' &&
    isInstant(found.at) &&
    (!needsSender || typeof found.from === 'string')
  )
    return found as MessageIn
  return wrongWith(value, needsSender)
}
