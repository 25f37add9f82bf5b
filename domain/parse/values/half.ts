import { awayAt, durationUnitAt } from './duration.ts'
import { codeAt } from './glyphs.ts'
import { nothing, vagueTime } from './make.ts'
import { measureAt } from './measures.ts'
import type { NumeralReader, WordReader } from './reader.ts'

const name = '半'
const bareMonth = /月(?![亮饼球])/y

/** 敲了半天门, 好半天: a long while, not half a day. 干了半天活 is half a day's work. */
const isLong = (text: string, at: number): boolean =>
  text[at + 1] === '天' && /(?:[好老大]|[^干做上歇忙打]了)$/.test(text.slice(Math.max(0, at - 2), at))

/** 半亩 → 0.5, 半年 → 0.5 year, 半个月. 半个月前 names no day. */
export const half = {
  name,
  starts: '半',
  read(text, at) {
    if (isLong(text, at)) return nothing(name, at, at + 2)
    const told = durationUnitAt(text, at + 1)
    bareMonth.lastIndex = at + 1
    const bare = !told && bareMonth.test(text) ? ({ end: at + 2, unit: 'month', said: '月', extra: 0 } as const) : null
    const time = told ?? bare
    if (time) {
      const away = awayAt(text, time.end)
      if (away) return vagueTime(name, at, away.end)
      const amount = time.extra === 0 ? 0.5 : null
      return { type: 'duration', span: [at, time.end], amount, unit: time.unit, said: time.said, reader: name }
    }
    const unit = measureAt(text, at + 1)
    if (unit === '') return null
    const end = at + 1 + unit.length
    const isGuess = codeAt(text, end) === 0x591a
    const isMoney = unit === '块' || unit === '元' || unit === '毛' || unit === '角'
    const value = unit === '毛' || unit === '角' ? 0.05 : 0.5
    return {
      type: 'number',
      span: [at, isGuess ? end + 1 : end],
      value,
      exact: !isGuess,
      money: isMoney,
      unit,
      reader: name,
    }
  },
  says: [
    ['半亩', 0.5],
    ['半年', 0.5],
    ['半个月', 0.5],
    ['半个小时', 0.5],
    ['半斤', 0.5],
    ['半年多', null],
    ['半个月前', null],
  ],
  never: ['半夜', '三个半月', '一半'],
} satisfies WordReader

const oneHalf = '一半'

/** 一半 → 0.5. */
export const aHalf = {
  name: oneHalf,
  before: '半',
  read(numeral, next, text) {
    if (numeral.value !== 1 || !numeral.han || next !== numeral.end || text[next + 1] === '天') return null
    return { type: 'number', span: [numeral.start, next + 1], value: 0.5, exact: true, money: false, reader: oneHalf }
  },
  says: [['一半', 0.5]],
  never: ['一年半', '三半'],
} satisfies NumeralReader
