import type { Digest } from '../../domain/lists/digest.ts'
import { askAfterLine } from './ask-after.ts'
import type { Chat } from './chat.ts'
import { dateWords, dayWords, monthOf } from './days.ts'
import { changeOf, figure, progressOf } from './figures.ts'
import { flowing } from './flowing.ts'
import { nameIn, placeName } from './names.ts'
import { newsOf } from './news.ts'
import { isBehind, mostLeftFirst } from './places.ts'
import type { SayOf } from './say.ts'

/**
 * A digest's lines, the most important first, at most twelve; the picture that goes with it says no more than these.
 * A quiet day is one line. No cadre's name and no illness; heads of households as the group may see them.
 */
export function digest({ figures }: SayOf<'digest'>, chat: Chat): string[] {
  switch (figures.digest) {
    case 'daily':
      return isQuiet(figures) ? [quiet(figures)] : daily(figures, chat)
    case 'weekly':
      return weekly(figures, chat)
    case 'monthly':
      return monthly(figures)
    default:
      return figures.digest satisfies never
  }
}

/** Nothing was recorded that day and nothing is overdue: then one line, and no picture. */
export function isQuiet({ digest: which, visits, added, overdue }: Digest): boolean {
  return which === 'daily' && visits.told === 0 && overdue.count === 0 && Object.values(added).every((one) => one === 0)
}

function quiet({ area, on, visits }: Digest): string {
  return `${placeName(area.name)} ${dayWords(on, on)}没有新记录，${monthSoFar(visits)}`
}

function daily(figures: Digest, chat: Chat): string[] {
  const { area, on, visits } = figures
  const month = `${monthSoFar(visits)}，今天 ${figure(visits.told)} 户`
  return [
    `${placeName(area.name)} ${dayWords(on, on)}走访日报`,
    ...flowing('', [month, ...behindOf(figures)], '；'),
    ...flowing('', [...newsLine('今日新增：', figures), ...overdueOf(figures, chat)], '；'),
    ...unreachedOf(figures),
  ]
}

function weekly(figures: Digest, chat: Chat): string[] {
  const { area, on, visits, before } = figures
  const change = before === null ? '' : `，${changeOf(visits.told, before.visits, '户', '上周')}`
  return [
    `${placeName(area.name)} ${dayWords(on, on)}走访周报`,
    ...flowing(
      '',
      [
        `本周走访 ${figure(visits.told)} 户${change}`,
        `本月 ${progressOf(visits.done, visits.due)}`,
        ...behindOf(figures),
      ],
      '；',
    ),
    ...flowing('本周新增：', newsOf(figures), '，'),
    ...overdueOf(figures, chat),
    ...unreachedOf(figures),
  ]
}

function monthly(figures: Digest): string[] {
  const { area, on, month, tiles, askAfter } = figures
  const told = tiles.map(({ name, value, of, unit, before }) => {
    const change = before === null ? '' : `，${changeOf(value, before, unit, '上月同期')}`
    return `${name} ${figure(value)}${of === null ? '' : `/${figure(of)}`} ${unit}${change}`
  })
  return [
    `${placeName(area.name)} ${monthOf(month)}月调度（截至 ${dateWords(on, on)}）`,
    ...flowing('', told, '；'),
    askAfter.length === 0 ? '没有要过问的事' : `要过问的 ${askAfter.length} 件事：`,
    ...askAfter.map((item, at) => askAfterLine(item, at)),
    ...unreachedOf(figures),
  ]
}

function monthSoFar({ done, due }: Digest['visits']): string {
  return due === 0 ? '本月没有要走访的户' : `本月 ${progressOf(done, due)}`
}

function behindOf({ places, placesAre }: Digest): string[] {
  const behind = mostLeftFirst(places).filter(isBehind)
  if (behind.length === 0) return []
  const named = behind.slice(0, 3).map(({ name }) => placeName(name))
  const more = behind.length > named.length ? '等' : ''
  return [`${behind.length} ${placesAre === 'town' ? '个镇街' : '个村'}未达进度：${named.join('、')}${more}`]
}

function newsLine(head: string, figures: Digest): string[] {
  const news = newsOf(figures)
  return news.length === 0 ? [] : [`${head}${news.join('，')}`]
}

function overdueOf({ overdue: { count, first } }: Digest, chat: Chat): string[] {
  if (count === 0) return []
  const [longest] = first
  const whose = [placeName(longest?.village ?? ''), nameIn(chat, longest?.head ?? '')].filter((part) => part !== '')
  const more = count > 1 && whose.length > 0 ? '等' : ''
  return [`超期 ${figure(count)} 件${whose.length > 0 ? `：${whose.join(' ')}${more}` : ''}`]
}

function unreachedOf({ unreached }: Digest): string[] {
  return unreached === 0 ? [] : [`未接通 ${figure(unreached)} 人：请他们给机器人发一句话`]
}
