import { type Chat, hidesNames } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { figure } from './figures.ts'
import { nameIn, namesInLine, placeName } from './names.ts'
import { visitsDue } from './reminders.ts'
import type { SayOf } from './say.ts'

const width = 40
/** The village check is due by this day of the month (policy.md, 'Clocks'). */
const checkDay = 20

/** What a cadre owes, because a leader asked for it: like the reminder, with checks and todos. */
export function urge({ today, owed, daysLeft, checks, todos }: SayOf<'urge'>, chat: Chat): string[] {
  const late = todos.map(({ words }) => `到期未办：${cutAt(clean(words), width)}`)
  const until = Number(today.slice(8)) > checkDay ? `已过${checkDay}日` : `${checkDay}日前报`
  const missing = checks.map((village) => `${placeName(village)}本月月排查还没报，${until}`)
  if (owed === null) return [...missing, ...late]
  const [head = '', names = '', how = ''] = visitsDue({ say: 'visits-due', today, owed, daysLeft }, chat)
  return [head, names, ...missing, ...late, how]
}

/** How many were told. In a group no cadre is named (policy.md, government apps). */
export function urgeDone(say: SayOf<'urge-done'>, chat: Chat): string[] {
  const { area, owing, told, before, households, checks, unreached } = say
  const where = placeName(area)
  if (owing === 0) return [`${where}没有要催的`]
  const what = [
    ...(households > 0 ? [`未走访 ${figure(households)} 户`] : []),
    ...(checks > 0 ? [`未报月排查 ${figure(checks)} 村`] : []),
  ]
  const due = what.length === 0 ? '' : `：${what.join('，')}`
  const head = told > 0 ? `已催办 ${figure(told)} 人（${where}）${due}` : `${where}今天没有新催的人${due}`
  const again = before > 0 ? [`${figure(before)} 人今天已催过，明天再催`] : []
  return [head, ...again, ...unreachedLine(unreached, chat)]
}

function unreachedLine(names: readonly string[], chat: Chat): string[] {
  if (names.length === 0) return []
  const count = `未接通 ${figure(names.length)} 人`
  if (chat.group || hidesNames(chat)) return [`${count}，请他们给机器人发一句话`]
  return [`${count}：${namesInLine(chat, names, names.length, 20)}`, '请他们绑定，并给机器人发一句话']
}

export function urgeRefused({ why, area }: SayOf<'urge-refused'>, chat: Chat): string[] {
  const own = area === null ? '' : nameIn({ ...chat, fullNames: true }, area)
  switch (why) {
    case 'not-you':
      return ['催办由镇、村负责人发', '自己的待办发：我的待办']
    case 'unknown':
      return ['没有这个镇或村', `这样写：催办 ${own}，或 催办 村名`]
    case 'outside':
      return [`只能催${own}的`, `这样写：催办 ${own}`]
    case 'night':
      return ['20:00 到 8:00 不发提醒，没有催', '8 点以后再发一次']
    default:
      return why satisfies never
  }
}
