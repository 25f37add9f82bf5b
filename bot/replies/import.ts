import { questionOf } from './ask.ts'
import type { Chat } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import type { SayOf } from './say.ts'

type Counts = SayOf<'import'>['counts']['households']

const mostRejected = 3

/** What a table would change or has changed, the rows that cannot be taken, and how to carry it out. */
export function importing(say: SayOf<'import'>, chat: Chat): string[] {
  const { step, name, counts, rejected, question } = say
  const { households, cadres, read, bad } = counts
  const file = cutAt(clean(name === '' ? '名册' : name), 30)
  const rows = `${n(read)} 行`
  const lines = {
    checked: `待确认：${file} ${rows}，还没有导入`,
    changed: '待确认：检查之后名册又有变化，现在是：',
    done: `已确认：${file} 已导入`,
    nothing: bad > 0 ? `未导入：${file} ${rows}，没有可以导入的` : `${file} ${rows}，与名册一样，没有要导入的`,
  }
  const changes = `户：${each(households)}${touched(cadres) ? `；干部：${each(cadres)}` : ''}`
  const shown = rejected.slice(0, mostRejected).map((line) => cutAt(clean(line), 60))
  const more = rejected.length > shown.length ? `；另 ${n(rejected.length - shown.length)} 处` : ''
  const rejectedLines = bad === 0 ? [] : [`${n(bad)} 行不合格，${step === 'done' ? '没有导入' : '不导入'}：`]
  const ask = question === null ? null : questionOf(question, { ...chat, today: '' }, null)
  return [
    lines[step],
    ...(step === 'nothing' ? [] : [changes]),
    ...(chat.whole === true ? [...rejectedLines, ...rejected] : [...rejectedLines, ...ended(shown, more)]),
    ...(ask === null ? [] : [ask.line]),
  ]
}

const touched = ({ added, changed }: Counts): boolean => added + changed > 0

const ended = (lines: readonly string[], more: string): string[] =>
  lines.map((line, index) => (index === lines.length - 1 ? line + more : line))

const each = ({ added, changed, same }: Counts): string =>
  [
    ...(added > 0 ? [`新增 ${n(added)}`] : []),
    ...(changed > 0 ? [`更新 ${n(changed)}`] : []),
    ...(same > 0 ? [`未变 ${n(same)}`] : []),
  ].join('，') || '0'

const n = (count: number): string => count.toLocaleString('en-US')
