import { type Chat, hidesNames } from './chat.ts'
import { figure, progressOf } from './figures.ts'
import { seeAll } from './fit.ts'
import { placeName } from './names.ts'
import type { Say } from './say.ts'

type Progress = Extract<Say, { say: 'progress' }>

const most = 10
// A cadre asks about himself, a leader about his area; no cadre's name stands in a group.
const isPlace = /[村镇区]$|街道$|委员会$/u

/** 本月进度: done against due, then the villages with most left to do; a list of what is left, never a ranking. */
export function progress({ month, area, done, due, villages }: Progress, chat: Chat): string[] {
  // Of one village the first line has said all.
  const left = villages.length === 1 ? [] : villages.filter((village) => village.done < village.due)
  left.sort((a, b) => b.due - b.done - (a.due - a.done))
  const shown = chat.whole === true ? left : left.slice(0, most)
  const whose = hidesNames(chat) && !isPlace.test(area) ? '' : `${placeName(area)} `
  const head = `${whose}${month}月走访 ${progressOf(done, due)}`
  if (due === 0) return [`${whose}${month}月没有要走访的户`]
  const finished = villages.length - left.length
  return [
    `${head}${done < due ? `，差 ${figure(due - done)} 户` : '，已全部走访'}`,
    ...shown.map(
      (village) => `${placeName(village.name)} ${village.done}/${village.due}，差 ${village.due - village.done} 户`,
    ),
    ...(shown.length < left.length ? [seeAll] : []),
    ...(finished > 0 && left.length > 0 ? [`另 ${finished} 个村已全部完成`] : []),
  ]
}
