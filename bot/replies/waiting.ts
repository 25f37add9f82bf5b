import { questionOf } from './ask.ts'
import type { Chat } from './chat.ts'
import { figure } from './figures.ts'
import type { SayOf } from './say.ts'

/** 待确认: what waits for 是, numbered; or why nothing is asked. */
export function waiting({ today, question, count, pending, why }: SayOf<'waiting'>, chat: Chat): string[] {
  if (why === 'group') return ['待确认的在单聊里看：发“待确认”']
  if (why === 'later') return [`先放着，这 ${figure(count)} 条还没算数`, '什么时候要看，发：待确认']
  if (question === null) return ['没有等着确认的']
  const { line, choices } = questionOf(question, { ...chat, today }, null)
  const shown = choices.length < count ? `，先看 ${choices.length} 条` : ''
  const more = pending === 0 ? [] : [`另 ${figure(pending)} 条还没定哪一户或哪个村，随后问`]
  return [`待确认 ${figure(count)} 条${shown}`, line, ...choices, ...more]
}

/** Under 我的待办. */
export const waitingLine = (count: number): string => `等着确认 ${figure(count)} 条：发“待确认”看`
