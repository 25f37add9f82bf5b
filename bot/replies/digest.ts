import type { Chat } from './chat.ts'
import { dayWords } from './days.ts'
import { figure, progressOf } from './figures.ts'
import { nameIn, placeName } from './names.ts'
import type { SayOf } from './say.ts'

const title = { daily: '走访日报', weekly: '走访周报', monthly: '月调度' } as const

/** A digest's lines, the most important first; the picture says no more than these. */
export function digest({ figures }: SayOf<'digest'>, chat: Chat): string[] {
  const { area, on, visits, places, added, overdue, unreached } = figures
  const behind = places.filter(({ done, expected }) => done < expected)
  const late = behind.length === 0 ? '' : `；${behind.length} 个${figures.placesAre === 'town' ? '镇' : '村'}未达进度`
  const [first] = overdue.first
  const whose = first?.head ? ` ${nameIn(chat, first.head)}` : ''
  const news = [
    added.hardship > 0 ? `突发困难 ${added.hardship} 户` : '',
    added.workFound > 0 ? `务工 ${added.workFound} 人` : '',
    added.workLost > 0 ? `失业 ${added.workLost} 人` : '',
  ].filter((part) => part !== '')
  return [
    `${placeName(area.name)} ${dayWords(on, on)}${title[figures.digest]}`,
    `本月 ${progressOf(visits.done, visits.due)}，今天 ${figure(visits.told)} 户${late}`,
    ...(news.length > 0 ? [`新增：${news.join('，')}`] : []),
    ...(overdue.count > 0 ? [`超期 ${overdue.count} 件：${placeName(first?.village ?? '')}${whose}`] : []),
    ...(unreached > 0 ? [`未接通 ${unreached} 人`] : []),
  ]
}
