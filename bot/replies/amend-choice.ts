import type { AmendChoice, Ask } from '../../domain/asks.ts'
import { fieldOf, isKind, kinds } from '../../domain/kinds/index.ts'
import type { Context } from './chat.ts'
import { dayWords } from './days.ts'
import { nameIn, placeName } from './names.ts'
import { isPrivate } from './private.ts'
import { valueWords } from './values.ts'

const asks = { correct: '改哪一个？', withdraw: '撤回哪一条？', confirm: '确认哪一条？' } as const

/** Which of several reports, values or households is meant, each in a line: 1 王磊 务工 月工资 4,500 元. */
export function whichOf(
  { act, choices }: Extract<Ask, { ask: 'which-amend' }>,
  context: Context,
): { readonly line: string; readonly choices: readonly string[] } {
  const line = choices.every(({ household }) => household !== null) ? '是哪一户？回数字：' : `${asks[act]}回数字：`
  return { line, choices: choices.map((choice, index) => `${index + 1} ${choiceOf(choice, context)}`) }
}

function choiceOf({ kind, whom, village, date, field: code, value, household }: AmendChoice, context: Context): string {
  const name = whom === null ? '' : nameIn(context, whom)
  const place = village === null ? '' : placeName(village)
  if (household !== null) return `${place} ${name}`.trim()
  const noun = isKind(kind) ? kinds[kind].label : ''
  const whose = [name || place, noun].filter((word) => word !== '').join(' ')
  const field = isKind(kind) && code !== null ? fieldOf(kind, code) : undefined
  if (field === undefined || value === null || !isKind(kind)) {
    return date === context.today ? whose : `${whose} ${dayWords(date, context.today)}`
  }
  const hidden = context.group && isPrivate(kind, field.code, value)
  return `${whose} ${field.label}${hidden ? '' : ` ${valueWords(field, value, context)}`}`
}
