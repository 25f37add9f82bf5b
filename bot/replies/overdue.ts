import type { Chat } from './chat.ts'
import { figure } from './figures.ts'
import { inLines } from './in-lines.ts'
import { placeName } from './names.ts'
import type { SayOf } from './say.ts'

interface Counted {
  readonly name: string
  readonly count: number
}

const mostVillages = 10
/** A leader must see who it is: so many fill ten lines. */
const mostPeople = 40

/** Counts by village, most left first: what is left to do, and no ranking; ten at most. */
export function byVillage(villages: readonly Counted[], unit: string): string[] {
  const sorted = [...villages].sort((a, b) => b.count - a.count)
  const shown = sorted.slice(0, mostVillages).map(({ name, count }) => `${placeName(name)} ${figure(count)} ${unit}`)
  return inLines('', shown, sorted.length)
}

/** What a town is late with. A group sees villages and counts, never who; its leaders do, in their single chats. */
export function overdue(say: SayOf<'overdue'>, chat: Chat): string[] {
  const { area, month, villages, unchecked, unreached, who } = say
  const late = villages.reduce((sum, { count }) => sum + count, 0)
  const of = (what: string, first: boolean): string => `${first ? `${placeName(area)} ` : ''}${month}月${what}`
  const named = chat.group ? undefined : who
  return [
    ...(late > 0 ? [`${of('走访超期', true)} ${figure(late)} 户：`, ...byVillage(villages, '户')] : []),
    ...(named ? cadres(named.visits) : []),
    ...(unchecked.length > 0 ? notChecked(of('排查未报', late === 0), unchecked) : []),
    ...(named ? reporters(named.checks) : []),
    ...unreachedLine(unreached),
  ]
}

function cadres(each: readonly Counted[]): string[] {
  const shown = each.slice(0, mostPeople).map(({ name, count }) => `${placeName(name)} ${figure(count)} 户`)
  return inLines('帮扶责任人：', shown, each.length)
}

function notChecked(head: string, villages: readonly string[]): string[] {
  const shown = villages.slice(0, mostVillages).map(placeName)
  return inLines(`${head} ${figure(villages.length)} 个村：`, shown, villages.length)
}

function reporters(checks: readonly { readonly village: string; readonly names: readonly string[] }[]): string[] {
  const shown = checks.slice(0, mostPeople).map(({ village, names }) => {
    const who = names.length > 0 ? names.map(placeName).join('和') : '没有指定'
    return `${placeName(village)} ${who}`
  })
  return inLines('报送人：', shown, checks.length)
}

/** How many cannot be told anything yet: they write one word to the robot, and hear what is due. */
export function unreachedLine(count: number): string[] {
  return count > 0 ? [`未接通 ${figure(count)} 人：请各自在单聊里给机器人发一句话`] : []
}
