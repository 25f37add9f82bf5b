import { type Chat, hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { daysBetween, dayWords } from './days.ts'
import { figure } from './figures.ts'
import { seeAll } from './fit.ts'
import { inLines } from './in-lines.ts'
import { placeName } from './names.ts'
import { byVillage } from './overdue.ts'
import { owedLine } from './owed.ts'
import type { Say, SayOf, TodoLine } from './say.ts'
import { waitingLine } from './waiting.ts'

type Todo = Extract<Say, { say: 'todo' }>

const most = 10

/** 我的待办: how many, how many late, then each with its day, the latest first. */
export function todo({ today, items, owed, waiting = 0 }: Todo, chat: Chat): string[] {
  const waits = waiting === 0 ? [] : [waitingLine(waiting)]
  const due = [...(owed === null ? [] : [owedLine(chat, owed, today)]), ...waits]
  if (items.length === 0) return (owed === null || owed.count === 0) && waiting === 0 ? ['没有待办', ...due] : due
  const late = items.filter(({ dueOn }) => dueOn !== null && dueOn < today).length
  const head = `待办 ${figure(items.length)} 件${late > 0 ? `，${figure(late)} 件超期` : ''}`
  // A todo's words name households, and a group need not know what one cadre is late with.
  if (hidesNames(chat)) return [head, '明细在单聊里发：我的待办']
  const shown = chat.whole === true ? sorted(items) : sorted(items).slice(0, most)
  const lines = shown.map(({ dueOn, words }) => `${when(dueOn, today)}${cutAt(clean(words), 40)}`)
  return [head, ...lines, ...due, ...(shown.length < items.length ? [seeAll] : [])]
}

/** 我的待办 of who leads: his own first, then what is left to do in his area, by village and without a name. */
export function areaDue({ today, area, items, villages, unchecked }: SayOf<'area-due'>, chat: Chat): string[] {
  const own = items.length === 0 ? [] : todo({ say: 'todo', today, items, owed: null }, chat)
  const month = `${Number(today.slice(5, 7))}月`
  const left = villages.reduce((sum, { count }) => sum + count, 0)
  const visits =
    left === 0 ? [] : [`${placeName(area)} ${month}还有 ${figure(left)} 户未走访：`, ...byVillage(villages, '户')]
  const names = unchecked.slice(0, most).map(placeName)
  const head = `${month}排查未报 ${figure(unchecked.length)} 个村：`
  const checks = unchecked.length === 0 ? [] : inLines(head, names, unchecked.length)
  if (left + unchecked.length === 0) return [...own, `${placeName(area)} ${month}走访、排查都已做完`]
  return [...own, ...visits, ...checks]
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
