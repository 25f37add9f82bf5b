import type { Ask } from '../../domain/asks.ts'
import { whichOf } from './amend-choice.ts'
import type { Context } from './chat.ts'
import { hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { dateWords, dayWords } from './days.ts'
import { fieldAskOf } from './field-ask.ts'
import { valueQuestion } from './field-question.ts'
import { figure, yuan } from './figures.ts'
import { nameIn, placeName } from './names.ts'
import type { SaidReport } from './say.ts'
import { choiceWords, personWords } from './subject.ts'

export interface Question {
  readonly line: string
  /** Numbered from 1. */
  readonly choices: readonly string[]
}

type Confirm = Extract<Ask, { ask: 'confirm' }>

/**
 * A question in one line and its numbered choices. `report`: the one it is about, where that is known; `found`: false
 * where nobody of that name is on the roster.
 */
export function questionOf(ask: Ask, context: Context, report: SaidReport | null, found = true): Question {
  switch (ask.ask) {
    case 'which-household':
      return whichHousehold(ask, context, found)
    case 'which-village': {
      const choices = ask.choices.map(({ name }, index) => `${index + 1} ${placeName(name)}`)
      return { line: choices.length > 0 ? '是哪个村？回数字，或写村名：' : '是哪个村？写村名', choices }
    }
    case 'confirm':
      return { line: confirmLine(ask, context, report), choices: [] }
    case 'value':
      return { line: valueQuestion(context, ask.field), choices: [] }
    case 'field':
      return fieldAskOf(ask, context)
    case 'whose-picture': {
      const choices = ask.choices.map((choice, index) => `${index + 1} ${choiceWords(context, choice)}`)
      const how = choices.length > 0 ? '回数字，或写户主姓名：' : '写户主姓名和村名'
      return { line: `哪一户的照片？${how}`, choices }
    }
    case 'withdraw':
      return { line: '要撤回吗？回：是，或取消', choices: [] }
    case 'which-amend':
      return whichOf(ask, context)
    case 'confirm-all': {
      const { choices } = whichOf({ ...ask, ask: 'which-amend', act: 'confirm', now: '' }, context)
      return { line: '都对就回：是；哪条不对回数字：', choices }
    }
    case 'import':
      return { line: '回：是，导入；回：取消，不导入', choices: [] }
    default:
      return ask satisfies never
  }
}

function whichHousehold(
  { said, choices, guess }: Extract<Ask, { ask: 'which-household' }>,
  context: Context,
  found: boolean,
): Question {
  const name = said === null ? '' : `“${nameIn(context, said)}”`
  const lines = choices.map((choice, index) => `${index + 1} ${choiceWords(context, choice)}`)
  // Two 王** of one village cannot be told apart in a group; the single chat shows them whole.
  const alike = new Set(lines.map((line) => line.replace(/^\d+ /u, ''))).size < lines.length
  const first = choices[0]
  if (guess !== undefined && first !== undefined) {
    const how = lines.length > 1 ? '回：是，或数字：' : '回：是，或写户主姓名'
    return {
      line: `${name}是${personWords(context, first, guess.person)}吗？${how}`,
      choices: lines.length > 1 ? lines : [],
    }
  }
  if (lines.length === 0) return { line: `没找到${name || '是哪一户'}，请写户主姓名和村名`, choices: [] }
  const asks = found || name === '' ? `${name}是哪一户？` : `没找到${name}，是哪一户？`
  const how =
    alike && hidesNames(context) ? '回数字，分不清就在单聊里报：' : found ? '回数字：' : '回数字，或写户主姓名：'
  return { line: `${asks}${how}`, choices: lines }
}

function confirmLine(ask: Confirm, context: Context, report: SaidReport | null): string {
  switch (ask.about) {
    case 'name-by-sound':
      return soundLine(ask, context, report)
    case 'implausible-amount':
      return amountLine(ask)
    case 'future-date':
      return dateLine(ask, context, report)
    default:
      return ask.about satisfies never
  }
}

function soundLine(ask: Confirm, context: Context, report: SaidReport | null): string {
  const meant = report?.household
    ? personWords(context, report.household, report.person)
    : nameIn(context, String(ask.value ?? ''))
  // In a group 王** is 王** whatever was said.
  const said = ask.said === null || hidesNames(context) ? '这一户' : `“${nameIn(context, ask.said)}”`
  return `${said}是${meant}吗？回：是，或写对的名字`
}

function amountLine({ said, value, field }: Confirm): string {
  const amount = typeof value === 'number' ? yuan(value) : clean(String(value ?? ''))
  const written = said === null ? '' : `“${cutAt(clean(said), 20)}”`
  return `${written}是 ${amount}吗？回：是，或正确的数，如 ${likelier(value, field)}`
}

// One digit too many or too few is what mostly happened: 45000 → 4500, 45 → 4500.
function likelier(value: Confirm['value'], field: string | null): string {
  if (typeof value !== 'number' || value <= 0 || value > 1e9) return '4500'
  const nearer = value < 100 && field === 'monthlyWage' ? value * 100 : Math.round(value / 10)
  return figure(nearer).replaceAll(',', '')
}

function dateLine({ said, value }: Confirm, context: Context, report: SaidReport | null): string {
  const date = typeof value === 'string' ? value : (report?.date ?? '')
  const written = said === null ? '日期' : `“${cutAt(clean(said), 20)}”`
  const day = clean(dayWords(date, context.today))
  return `${written}是 ${day}，还没到，对吗？回：是，或正确的日期，如 ${dateWords(context.today, context.today)}`
}
