import type { Chat } from './chat.ts'
import { nameIn } from './names.ts'
import type { SayOf } from './say.ts'
import { choiceWords } from './subject.ts'

/** Several households of that name: a list to choose from by number. */
export function whichQuery({ choices, said }: SayOf<'which-query'>, chat: Chat): string[] {
  const head = `“${nameIn(chat, said)}”有 ${choices.length} 户，回数字：`
  return [head, ...choices.map((choice, index) => `${index + 1} ${choiceWords(chat, choice)}`)]
}

/** Outside one's area is as absent: the same words (security.md, 'Areas'). */
export function noSuchHousehold({ said }: SayOf<'no-such-household'>, chat: Chat): string[] {
  return [`没有“${nameIn(chat, said)}”这一户，或不在辖区内`, '这样查：查 户主姓名']
}
