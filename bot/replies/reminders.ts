import { type Chat, hidesNames } from './chat.ts'
import { dateWords } from './days.ts'
import { figure } from './figures.ts'
import { nameIn, namesInLine, placeName } from './names.ts'
import { owedLine } from './owed.ts'
import type { SayOf } from './say.ts'

/** Names of a reminder have lines of their own: ten names of three signs fit two. */
const room = 60

const leftOf = (days: number): string => (days === 0 ? '今天是最后一天' : `剩 ${figure(days)} 天`)

/** 7月还有 3 户未走访，剩 9 天：… up to ten names, and what to write. */
export function visitsDue({ owed, daysLeft }: SayOf<'visits-due'>, chat: Chat): string[] {
  const head = `${owed.month}月还有 ${figure(owed.count)} 户未走访，${leftOf(daysLeft)}`
  const [next] = owed.names
  if (hidesNames(chat) || next === undefined) return [head]
  return [`${head}：`, namesInLine(chat, owed.names, owed.count, room), `走访后发一句：走访 ${nameIn(chat, next)}`]
}

/** The first word opens the way: what is still due, as it stands. */
export function dueNow({ owed, check, today }: SayOf<'due-now'>, chat: Chat): string[] {
  const [next] = owed.names
  return [
    ...(owed.count > 0 ? [owedLine(chat, owed, today)] : []),
    ...(check === null ? [] : [`${placeName(check)} ${owed.month}月排查还没报`]),
    ...(next === undefined || hidesNames(chat) ? [] : [`走访后发一句：走访 ${nameIn(chat, next)}`]),
  ]
}

/** 中王村 7月排查还没报，剩 5 天（7月20日前）. */
export function checkDue({ today, village, month, dueOn, daysLeft }: SayOf<'check-due'>): string[] {
  const place = placeName(village)
  return [
    `${place} ${month}月排查还没报，${leftOf(daysLeft)}（${dateWords(dueOn, today)}前）`,
    `排查后发一句：#月排查 ${place} ${month}月 排查44户 发现问题0户`,
  ]
}

/** Counts by village, most left first, as a list of what is left to do and no ranking; ten at most. */
function byVillage(villages: readonly { readonly name: string; readonly count: number }[], unit: string): string {
  const sorted = [...villages].sort((a, b) => b.count - a.count)
  const shown = sorted.slice(0, 10).map(({ name, count }) => `${placeName(name)} ${figure(count)} ${unit}`)
  return shown.join('、') + (sorted.length > 10 ? '等' : '')
}

/** What a town is late with. A group sees villages and counts, never who. */
export function overdue(say: SayOf<'overdue'>, chat: Chat): string[] {
  const { area, month, villages, unchecked, unreached, who } = say
  const late = villages.reduce((sum, { count }) => sum + count, 0)
  const named = chat.group ? undefined : who
  return [
    ...(late > 0
      ? [`${placeName(area)} ${month}月走访超期 ${figure(late)} 户：`, byVillage(villages, '户')]
      : [`${placeName(area)} ${month}月走访没有超期`].filter(() => unchecked.length === 0)),
    ...(named && named.visits.length > 0 ? [`帮扶责任人：${people(named.visits)}`] : []),
    ...(unchecked.length > 0
      ? [`${late > 0 ? '' : `${placeName(area)} `}${month}月排查未报 ${uncheckedWords(unchecked)}`]
      : []),
    ...(named ? named.checks.flatMap(({ village, names }) => whoReports(village, names)).slice(0, 10) : []),
    ...unreachedLine(unreached),
  ]
}

function people(each: readonly { readonly name: string; readonly count: number }[]): string {
  const shown = each.slice(0, 10).map(({ name, count }) => `${placeName(name)} ${figure(count)} 户`)
  return shown.join('、') + (each.length > 10 ? `等 ${figure(each.length)} 人` : '')
}

function uncheckedWords(villages: readonly string[]): string {
  const shown = villages.slice(0, 10).map(placeName).join('、')
  return `${figure(villages.length)} 个村：${shown}${villages.length > 10 ? '等' : ''}`
}

function whoReports(village: string, names: readonly string[]): string[] {
  return [`${placeName(village)}：${names.length > 0 ? names.map(placeName).join('、') : '没有指定报送人'}`]
}

/** How many cannot be told anything yet: they write one word to the robot, and hear what is due. */
export function unreachedLine(count: number): string[] {
  return count > 0 ? [`未接通 ${figure(count)} 人：请各自在单聊里给机器人发一句话`] : []
}

/** 2 人够条件，还没有领今年的务工交通补贴：… and what to write once it is applied for. */
export function unclaimed({ people: owed }: SayOf<'unclaimed'>, chat: Chat): string[] {
  const [first] = owed
  const shown = owed.slice(0, 10).map(({ name, head }) => {
    const whose = name === head ? '' : `（${nameIn(chat, head)}家）`
    return `${nameIn(chat, name)}${whose}`
  })
  return [
    `${figure(owed.length)} 人够条件，还没有领今年的务工交通补贴：`,
    shown.join('、') + (owed.length > 10 ? '等' : ''),
    ...(first ? [`申请后发一句：${nameIn(chat, first.name)} 交通补贴 已申请`] : []),
  ]
}

export function unclaimedCount({ area, count, villages, unreached }: SayOf<'unclaimed-count'>): string[] {
  return [
    `${placeName(area)} 够条件还没有领务工交通补贴的 ${figure(count)} 人：`,
    byVillage(villages, '人'),
    ...unreachedLine(unreached),
  ]
}
