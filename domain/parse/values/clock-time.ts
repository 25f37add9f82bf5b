import { afterBlanks, codeAt, isAsciiLetter, oneOf } from './glyphs.ts'
import { clock } from './make.ts'
import { numeralAt } from './numeral.ts'
import type { NumeralReader, WordReader } from './reader.ts'

const name = '钟点'
const colon = /:[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?!\d)(?: ?[aApP]\.?[mM]\.?(?![a-zA-Z]))?/y
const half = / ?[aApP]\.?[mM]\.?(?![a-zA-Z])/y
// 三点建议, 两点要求: points, not hours.
const points = oneOf('建意要希原注说内看体不问理感经启共')
// 三点十个, 两点三千: figures that count something.
const counts = oneOf('个户人亩元块天次头只斤万千百')
const eras = oneOf('代段期间刻常')
const dayPart = oneOf('午上早晚晨夜')

/** End of the 钟 or 二十九秒 behind 分. */
function pastSeconds(text: string, at: number): number {
  if (codeAt(text, at) === 0x949f) return at + 1
  const seconds = numeralAt(text, at)
  return seconds?.whole && codeAt(text, seconds.end) === 0x79d2 ? seconds.end + 1 : at
}

/** End of what follows 点 or 时: 半, 钟, 一刻, 三十(分), 零五分. */
function pastMinutes(text: string, at: number): number {
  const code = codeAt(text, at)
  if (code === 0x534a) return pastSeconds(text, at + 1)
  if (code === 0x949f || code === 0x6574) return at + 1
  const from = code === 0x8fc7 || code === 0x5dee ? at + 1 : afterBlanks(text, at)
  const minutes = numeralAt(text, from)
  if (!minutes?.exact || !minutes.whole || minutes.value > 59) return at
  const mark = codeAt(text, minutes.end)
  if (mark === 0x5206 /* 分 */) return pastSeconds(text, minutes.end + 1)
  if (mark === 0x523b /* 刻 */) return minutes.end + 1
  const isBare = from === at && (minutes.digits === 2 || minutes.value >= 10)
  return isBare && !counts(mark) ? minutes.end : at
}

const beforeName = '差几分几点'
const before = /差(?:一刻|[\d一二三四五六七八九十]{1,3}分)钟?[\d一二两三四五六七八九十]{1,3}点钟?/y

/** 差五分三点. */
export const beforeTheHour = {
  name: beforeName,
  starts: '差',
  read(text, at) {
    before.lastIndex = at
    const found = before.exec(text)
    return found ? clock(beforeName, at, at + found[0].length) : null
  },
  says: [['差五分三点', null]],
  never: ['差五分钱', '差不多三点'],
} satisfies WordReader

/** 8点半, 20:30, 14时: no number and no day. */
export const clockTime = {
  name,
  before: '点时:aApP',
  read(numeral, next, text) {
    const { start, end, value } = numeral
    if (!numeral.whole || value > 24 || !numeral.exact) return null
    if (isAsciiLetter(codeAt(text, next))) {
      half.lastIndex = end
      const found = half.exec(text)
      return found ? clock(name, start, end + found[0].length) : null
    }
    if (text[next] === ':') {
      colon.lastIndex = next
      const found = next === end && !numeral.han ? colon.exec(text) : null
      return found ? clock(name, start, next + found[0].length) : null
    }
    const past = pastMinutes(text, next + 1)
    const follows = codeAt(text, next + 1)
    if (past === next + 1 && !dayPart(codeAt(text, start - 1))) {
      if (text[next] === '点' && points(follows)) return null
      if (text[next] === '时' && eras(follows)) return null
    }
    return clock(name, start, past)
  },
  says: [
    ['8点半', null],
    ['四点三十分二十九秒', null],
    ['20:30', null],
    ['三点一刻', null],
    ['下午3点20分', null],
    ['14时', null],
    ['3pm', null],
    ['8点半二十秒', null],
    ['八点三十', null],
  ],
  never: ['三点一四', '三点建议', '8小时', '月收入:4500'],
} satisfies NumeralReader
