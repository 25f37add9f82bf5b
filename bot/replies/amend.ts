import { fieldOf, kinds } from '../../domain/kinds/index.ts'
import { questionOf } from './ask.ts'
import type { Chat, Context } from './chat.ts'
import { hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { dayWords } from './days.ts'
import { reportLine } from './line.ts'
import { nameIn } from './names.ts'
import { isPrivate } from './private.ts'
import type { SaidReport, SayOf } from './say.ts'
import { valueWords } from './values.ts'

/** Under 已撤回: the other reports of the same message stand. */
export function leftLine(left: number): string {
  return `同一句里的另 ${left} 条没动；也要撤就再发：撤回`
}

/** Nothing was corrected or withdrawn: why, then how. */
export function notAmended(say: SayOf<'not-amended'>, chat: Chat): string[] {
  const context = { ...chat, today: say.today }
  const line = say.report === null ? [] : [lineOf(say.report, context)]
  const example = exampleOf(say.report, context)
  const name = say.said === null ? '' : nameIn(chat, say.said)
  switch (say.why) {
    case 'nothing-told':
      return name === ''
        ? ['没有可改的：40 天内没有报过', '要记什么，写一句就行，如：走访 户主姓名']
        : [`没有可改的：40 天内没报过${name}`, '更早的请管理员在控制台改；要记就把整句写一次']
    case 'nothing-to-withdraw':
      return name === ''
        ? ['没有可撤的：还没有报过', '要记什么，写一句就行，如：走访 户主姓名']
        : [`没有可撤的：没报过${name}，或都已撤回`, '别人报的由他本人撤，或请管理员在控制台撤']
    case 'told-long-ago':
      return ['这一条超过 40 天，请管理员在控制台更正', ...line]
    case 'not-read':
      return ['没看懂要改成什么，没有改动', ...line, `这样写：${example}`]
    case 'same':
      return ['没有变化，记的就是这样', ...line]
    case 'nobody':
      return [`没找到“${name}”这一户，没有改动`, '请写户主姓名，重名的加上村名']
    case 'another':
      return ['这一条是别人报的，没有改动', '请他本人更正，或请管理员在控制台改']
    case 'no-quote':
      return ['引用的这句没有记成报告，没有改动', '请引用“已记录”那条回复，或写：更正 户主姓名 月工资4800']
    case 'gone':
      return ['这一条已经撤回，没有改动', '要记就把整句再发一次']
    case 'bad-value':
      return ['没有改动', cutAt(clean(say.said ?? ''), 60)]
    case 'no-field':
      return [
        `没有改动：${whomOf(say.report, chat)}报过的里没有“${cutAt(clean(say.said ?? ''), 12)}”`,
        '要记就把整句写一次，如：王建国在郑州务工，月工资4500',
      ]
    case 'half-hour':
      return ['过了半小时，只说“不对”不知道改哪条，没有改动', ...line, `请写：${example}`]
    case 'what':
      return ['哪里不对？把对的写出来：', ...line, `如：${example}；整条不要就发：撤回`]
    case 'kept':
      return ['没有撤回，这一条照旧', ...line]
    case 'as-before':
      return ['已取消，照原来记的', ...line]
    default:
      return say.why satisfies never
  }
}

const whomOf = (report: SaidReport | null, chat: Chat): string => {
  const name = report?.person ?? report?.household?.head ?? ''
  return name === '' ? '40 天内' : nameIn(chat, name)
}

/** 更正 王建国 月工资4500: how to write it, with a value that the report has. */
function exampleOf(report: SaidReport | null, context: Context): string {
  if (report === null || report.household === null || hidesNames(context)) return '更正 户主姓名 月工资4800'
  const name = report.person ?? report.household.head
  const figuresFirst = Object.entries(report.fields).sort(
    ([, a], [, b]) => Number(typeof b === 'number') - Number(typeof a === 'number'),
  )
  for (const [code, value] of figuresFirst) {
    const field = fieldOf(report.kind, code)
    if (field === undefined || (context.group && isPrivate(report.kind, code, value))) continue
    const words =
      field.value.type === 'money' && typeof value === 'number' ? String(value) : valueWords(field, value, context)
    return `更正 ${nameIn(context, name)} ${field.label}${/^\d/u.test(words) ? '' : '：'}${words.replaceAll(',', '')}`
  }
  return kinds[report.kind].about === 'village' ? '更正 日期7月15日' : `更正 ${nameIn(context, name)} 日期7月15日`
}

/** A report told more than a day ago: is it to be withdrawn? */
export function sureWithdraw({ today, on, report }: SayOf<'sure-withdraw'>, chat: Chat): string[] {
  const context = { ...chat, today }
  return ['待确认', lineOf(report, context), `是 ${dayWords(on, today)}报的，要撤回吗？回：是，或取消`]
}

/** Which of several is meant. */
export function whichAmend({ today, question }: SayOf<'which-amend'>, chat: Chat): string[] {
  const { line, choices } = questionOf(question, { ...chat, today }, null)
  return ['待确认', line, ...choices]
}

function lineOf(report: SaidReport, context: Context): string {
  const names = [report.household?.head ?? '', report.person ?? '']
  return reportLine([report], context, { names, said: null, mark: '' }).text
}
