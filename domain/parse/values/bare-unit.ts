import { codeAt, hanDigit, isAsciiDigit, oneOf, unitExponent } from './glyphs.ts'
import { measureAt } from './measures.ts'
import { isMoney } from './money-units.ts'
import { unsaidOne } from './numeral.ts'
import type { WordReader } from './reader.ts'
import type { NumberReading } from './value.ts'

const name = '百三千二'
const ends = oneOf(' ,.;:!?、。，；：！？)）\n元块钱的')
// 几百三, 上千五: the word before makes it a guess.
const guesses = oneOf('几数上近过成好大老多')
// 百二十三; not 百八十, which is a guess.
const inFull = /百[一二三四五六七八九]十[一二三四五六七八九]/y

function numberReading(text: string, at: number, end: number, value: number, exact: boolean): NumberReading {
  const unit = measureAt(text, end)
  const span = [at, end + unit.length] as const
  const reading = { type: 'number', span, value, exact, money: isMoney(unit), reader: name } as const
  return unit === '' ? reading : { ...reading, unit }
}

/** 百三 → 130, 千二 → 1,200, 万八 → 18,000, 百二万 → 1,200,000: 一 is left out before the first unit. */
export const bareUnit = {
  name,
  starts: '百千万',
  read(text, at) {
    const size = 10 ** unitExponent(codeAt(text, at))
    const digit = hanDigit(codeAt(text, at + 1))
    const previous = codeAt(text, at - 1)
    // 万一 is 'in case'.
    if (digit < 1 || (digit === 1 && text[at] === '万') || guesses(previous)) return null
    if (hanDigit(previous) >= 0 || isAsciiDigit(previous) || unitExponent(previous) > 0) return null
    inFull.lastIndex = at
    const whole = inFull.test(text) ? unsaidOne(text, at) : null
    if (whole) return numberReading(text, at, whole.end, whole.value, whole.exact)
    const isMillions = text[at + 2] === '万' && text[at] !== '万'
    const end = at + (isMillions ? 3 : 2)
    const next = codeAt(text, end)
    if (next !== 0 && !ends(next) && measureAt(text, end) === '') return null
    return numberReading(text, at, end, (size + (digit * size) / 10) * (isMillions ? 10_000 : 1), true)
  },
  says: [
    ['百三', 130],
    ['千二', 1200],
    ['万八块', 18_000],
    ['百二万', 1_200_000],
    ['百二十三', 123],
  ],
  never: ['万一', '百家', '千八百', '百八十', '一百三', '上千五'],
} satisfies WordReader

const halfName = '个半'
// 这个半月, 上个半年: the 个 belongs to the word before.
const points = oneOf('这那上下每哪整几多一二两三四五六七八九十')

/** 个半小时, 个半月: one and a half, 一 left out. */
export const oneAndAHalf = {
  name: halfName,
  starts: '个',
  read(text, at) {
    if (codeAt(text, at + 1) !== 0x534a || points(codeAt(text, at - 1)) || isAsciiDigit(codeAt(text, at - 1)))
      return null
    behind.lastIndex = at + 2
    const found = behind.exec(text)
    if (!found) return null
    const said = found[0]
    const unit = said === '月' ? 'month' : said === '星期' || said === '礼拜' ? 'week' : 'hour'
    return { type: 'duration', span: [at, at + 2 + said.length], amount: 1.5, unit, said, reader: halfName }
  },
  says: [
    ['个半小时', 1.5],
    ['个半月', 1.5],
  ],
  never: ['一个半小时', '这个半月', '个半'],
} satisfies WordReader

const behind = /小时|钟头|钟|月(?![份刊亮])|星期|礼拜/y
