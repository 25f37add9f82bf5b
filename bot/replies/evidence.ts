import { kinds } from '../../domain/kinds/index.ts'
import { questionOf } from './ask.ts'
import type { Chat } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import type { SayOf } from './say.ts'
import type { SaidPictures } from './say-brought.ts'
import { personWords } from './subject.ts'

/** Pictures alone: what they prove, else whose they are; and what to send instead of those that were not kept. */
export function evidence(say: SayOf<'evidence'>, chat: Chat): string[] {
  const { count, known, household, kind, refused, question, left } = say
  const ask = question === null ? null : questionOf(question, { ...chat, today: say.today }, null)
  const asked = ask === null ? [] : [ask.line, ...ask.choices]
  if (left === true) return [`好，图片 ${count} 张留着，不作佐证`, ...asked]
  if (count === 0) return [`未记录：${cutAt(clean(refused[0] ?? ''), 90)}`, ...asked]
  if (question?.ask === 'whose-picture') {
    return [`未记录：图片 ${count} 张已留存，还不知道是哪一户的`, ...doubtLines(say), ...asked]
  }
  const whose = household === null ? '那条报告' : personWords(chat, household, null)
  const what = kind === null ? whose : household === null ? kinds[kind].label : `${whose}${kinds[kind].label}`
  const again = known > 0 ? [known === count ? '这张以前存过，没有再存' : `其中 ${known} 张以前存过，没有再存`] : []
  return [`已记录：图片 ${count} 张，作${what}的佐证`, ...again, ...doubtLines(say), ...asked]
}

/** What of a message with words: how many pictures were kept, and why the others were not. */
export function pictureLines(pictures: SaidPictures): string[] {
  const { count } = pictures
  return [...(count > 0 ? [`图片 ${count} 张已存，作佐证`] : []), ...doubtLines(pictures)]
}

/** What was kept and may not open, then one line for each reason why others were not kept. */
function doubtLines({ broken = 0, refused }: SaidPictures): string[] {
  const counts = new Map<string, number>()
  for (const why of refused) counts.set(why, (counts.get(why) ?? 0) + 1)
  const lines = [...counts].slice(0, 2).map(([why, count]) => `${count} 张没有存：${cutAt(clean(why), 80)}`)
  return broken > 0 ? [`${broken} 张不完整，可能打不开：最好再发一次`, ...lines] : lines
}
