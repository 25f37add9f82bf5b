import type { Chat } from './chat.ts'
import { figure } from './figures.ts'
import { inLines } from './in-lines.ts'
import { nameIn, placeName } from './names.ts'
import { byVillage, unreachedLine } from './overdue.ts'
import type { SayOf } from './say.ts'

const most = 10

/** 2 人够条件，还没有领今年的务工交通补贴：… and what to write once it is applied for. */
export function unclaimed({ people }: SayOf<'unclaimed'>, chat: Chat): string[] {
  const [first] = people
  const shown = people.slice(0, most).map(({ name, head }) => {
    const whose = name === head ? '' : `（${nameIn(chat, head)}家）`
    return `${nameIn(chat, name)}${whose}`
  })
  return [
    `${figure(people.length)} 人够条件，还没有领今年的务工交通补贴：`,
    ...inLines('', shown, people.length),
    ...(first ? [`申请后发一句：${nameIn(chat, first.name)} 交通补贴 已申请`] : []),
  ]
}

/** The town's group hears how many, by village, and no name. */
export function unclaimedCount({ area, count, villages, unreached }: SayOf<'unclaimed-count'>): string[] {
  return [
    `${placeName(area)} 够条件还没有领务工交通补贴的 ${figure(count)} 人：`,
    ...byVillage(villages, '人'),
    ...unreachedLine(unreached),
  ]
}
