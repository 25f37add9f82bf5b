import { awayAt, durationUnitAt } from './duration.ts'
import { vagueTime } from './make.ts'
import { measureAt } from './measures.ts'
import { numeralAt } from './numeral.ts'
import type { WordReader } from './reader.ts'

const name = '第几'

/** 第三 is the figure 3. */
export const ordinal = {
  name,
  starts: '第',
  read(text, at) {
    const numeral = numeralAt(text, at + 1)
    if (!numeral || numeral.dotted) return null
    const unit = measureAt(text, numeral.end)
    const span = [at, numeral.end + unit.length] as const
    const reading = {
      type: 'number',
      span,
      value: numeral.value,
      exact: numeral.exact,
      money: false,
      ordinal: true,
      reader: name,
    } as const
    return unit === '' ? reading : { ...reading, unit }
  },
  says: [
    ['第三', 3],
    ['第12名', 12],
  ],
  never: ['第一书记', '第二天', '第一季度', '及第'],
} satisfies WordReader

const pairName = '俩仨'
// 个 is in the word already: 俩月 is two months.
const months = /(半?)月(?![饼亮份初底])/y

function timeBehind(text: string, at: number): ReturnType<typeof durationUnitAt> {
  months.lastIndex = at
  const found = months.exec(text)
  if (!found) return durationUnitAt(text, at)
  return { end: at + found[0].length, unit: 'month', said: '月', extra: found[1] === '' ? 0 : 0.5 }
}

/** 俩 → 2, 仨 → 3. */
export const pair = {
  name: pairName,
  starts: '俩仨',
  read(text, at) {
    const value = text[at] === '俩' ? 2 : 3
    // 仨俩人: some.
    if ('俩两仨'.includes(text[at + 1] ?? '无')) {
      const unit = measureAt(text, at + 2)
      const span = [at, at + 2 + unit.length] as const
      return { type: 'number', span, value, exact: false, money: false, unit, reader: pairName }
    }
    const time = timeBehind(text, at + 1)
    if (time) {
      const away = awayAt(text, time.end)
      if (away) return vagueTime(pairName, at, away.end)
      const amount = time.extra === null ? null : value + time.extra
      return { type: 'duration', span: [at, time.end], amount, unit: time.unit, said: time.said, reader: pairName }
    }
    const unit = measureAt(text, at + 1)
    const span = [at, at + 1 + unit.length] as const
    const reading = { type: 'number', span, value, exact: true, money: false, reader: pairName } as const
    return unit === '' ? reading : { ...reading, unit }
  },
  says: [
    ['俩', 2],
    ['仨人', 3],
    ['俩月', 2],
    ['仨半月', 3.5],
    ['俩半小时', 2.5],
    ['俩月前', null],
    ['仨俩人', null],
  ],
  never: ['两'],
} satisfies WordReader
