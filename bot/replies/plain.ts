import { questionOf } from './ask.ts'
import type { Chat } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { reportLine } from './line.ts'
import { nameIn } from './names.ts'
import { owedLine } from './owed.ts'
import type { SayOf } from './say.ts'

/** Answers of one or two lines. Each says what is, then what to write. */

export function cancelled(): string[] {
  return ['已取消，这一条没有记', '要记就把整句再发一次']
}

export function nothingAsked(): string[] {
  return ['现在没有等着回答的问题', '要记什么，写一句就行，如：走访 户主姓名']
}

export function askAgain({ question }: SayOf<'ask-again'>, chat: Chat): string[] {
  // The day matters only to 明天 and the like, which a question keeps as it was decided.
  const date = question.ask === 'confirm' && typeof question.value === 'string' ? question.value : ''
  const { line, choices } = questionOf(question, { ...chat, today: date }, null)
  return [`没看懂。${line}`, ...choices]
}

export function fieldLeft({ today = '', question, report = null }: SayOf<'field-left'>, chat: Chat): string[] {
  const left = '好，这一项先空着，前面记的照算'
  if (question === undefined) return [left]
  const context = { ...chat, today }
  const { line, choices } = questionOf(question, context, report)
  const about =
    report === null ? [] : [reportLine([report], context, { names: [], said: null, mark: '（待确认）' }).text]
  return [left, ...about, line, ...choices]
}

export function questionPassed(): string[] {
  return ['那个问题只等半小时，已经过了，这句没有记', '请把整句再发一次，或引用那个问题再回']
}

/** A telephone is not for a group to read. */
export function howToBind(_: SayOf<'how-to-bind'>, chat: Chat): string[] {
  const where = chat.group ? '在单聊里发' : '请发'
  return [`还没有绑定，${where}：绑定 姓名 手机号`, '姓名和手机号要和登记的一样']
}

export function bound({ name, households }: SayOf<'bound'>, chat: Chat): string[] {
  const care = households > 0 ? `，帮扶 ${households} 户` : ''
  return [`已绑定：${nameIn(chat, name)}${care}`, '发“帮助”看能记什么']
}

export function bindWrong(): string[] {
  return ['没有绑定：姓名和手机号与登记的对不上', '这样写：绑定 姓名 手机号；还对不上，请镇上的管理员核对名册']
}

export function bindLocked(): string[] {
  return ['试了 5 次没有对上，过一小时再试', '或请镇上的管理员核对名册']
}

export function mediaRefused({ why }: SayOf<'media-refused'>): string[] {
  return [cutAt(clean(why), 120)]
}

export function trouble(): string[] {
  return ['暂时没能记下，恢复后补记并回复；半小时没有回复，请再发一次']
}

/** Kept, though it could not be carried out: the number leads an administrator to it. */
export function aside({ trouble: number }: SayOf<'aside'>): string[] {
  return ['未记录：这一条试了三次没能记下，原话已留存', `请告诉镇上的管理员：编号 ${cutAt(clean(number), 40)}`]
}

/** The first words of a day: what is still due. */
export function stillDue({ owed, today }: SayOf<'still-due'>, chat: Chat): string[] {
  if (owed === null) return ['目前没有到期的事']
  const line = owedLine(chat, owed, today)
  const [next] = owed.names
  if (owed.count === 0 || next === undefined || chat.group) return [line]
  return [line, `走访后发一句：走访 ${nameIn(chat, next)}`]
}
