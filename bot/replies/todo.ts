import { type Chat, hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { daysBetween, dayWords } from './days.ts'
import { figure } from './figures.ts'
import { seeAll } from './fit.ts'
import { owedLine } from './owed.ts'
import type { Say, TodoLine } from './say.ts'

type Todo = Extract<Say, { say: 'todo' }>

const most = 10

/** 我的待办: how many, how many late, then each with its day, the latest first. */
export function todo({ today, items, owed }: Todo, chat: Chat): string[] {
  const due = owed === null ? [] : [owedLine(chat, owed, today)]
  if (items.length === 0) return owed === null || owed.count === 0 ? ['没有待办', ...due] : due
  const late = items.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  const head = `待办 ${figure(items.length)} 件${late > 0 ? `，${figure(late)} 件超期` : ''}`
  // A todo's words name households, and a group need not know what one cadre is late with.
  if (hidesNames(chat)) return [head, '明细在单聊里发：我的待办']
  const shown = chat.whole === true ? sorted(items) : sorted(items).slice(0, most)
  const lines = shown.map(({ dueOn, words }) => `${when(dueOn, today)}${cutAt(clean(words), 40)}`)
  return [head, ...lines, ...due, ...(shown.length < items.length ? [seeAll] : [])]
}

function sorted(items: readonly TodoLine[]): readonly TodoLine[] {
  return [...items].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}

function when(dueOn: string | null, today: string): string {
  if (dueOn === null) return '没定日子：'
  const days = daysBetween(today, dueOn)
  if (days < 0) return `超期 ${figure(-days)} 天：`
  if (days === 0) return '今天：'
  return days === 1 ? '明天：' : `${dayWords(dueOn, today)}：`
}
