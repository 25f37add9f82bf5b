import type { Chat } from './chat.ts'
import { nameIn } from './names.ts'
import type { SaidLearned, SayOf } from './say.ts'
import { personWords } from './subject.ts'

/** 以后“二蛋”就是王建国，不对就发：忘记 二蛋. In a group without whole names only that it is kept. */
export function learnedLine(chat: Chat, { word, person }: SaidLearned): string {
  const said = nameIn(chat, word)
  if (chat.group && !chat.fullNames) return '这个叫法以后认得了，不对就在单聊里发：忘记 这个叫法'
  return `以后“${said}”就是${nameIn(chat, person)}，不对就发：忘记 ${said}`
}

export function learned({ learned: { word, household, person } }: SayOf<'nickname-learned'>, chat: Chat): string[] {
  const said = nameIn(chat, word)
  return [`记住了：“${said}”就是${personWords(chat, household, person)}`, `不对就发：忘记 ${said}`]
}

export function forgotten({ word, known }: SayOf<'nickname-forgotten'>, chat: Chat): string[] {
  const said = nameIn(chat, word)
  if (!known) return [`没有记过“${said}”这个叫法`, `要记就发：${said}就是 户主姓名`]
  return [`已忘记“${said}”`, '下次写到会再问是哪一户']
}
