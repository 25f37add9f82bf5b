import { type Chat, hidesNames } from './chat.ts'
import { nameIn, placeName } from './names.ts'
import type { SayOf } from './say.ts'
import { choiceWords } from './subject.ts'

/** Several households of that name: each as it is asked for by its village. In a group the names are not shown. */
export function whichQuery({ choices, said }: SayOf<'which-query'>, chat: Chat): string[] {
  const head = `“${nameIn(chat, said)}”有 ${choices.length} 户，写上村名再查：`
  if (hidesNames(chat)) return [head, ...choices.map(({ village }) => `查 ${placeName(village)} 户主姓名`)]
  return [head, ...choices.map((choice) => `查 ${choiceWords(chat, choice)}`)]
}

/** Outside one's area is as absent: the same words (security.md, 'Areas'). */
export function noSuchHousehold({ said }: SayOf<'no-such-household'>, chat: Chat): string[] {
  return [`没有“${nameIn(chat, said)}”这一户，或不在辖区内`, '这样查：查 户主姓名']
}
