import { codeAt, oneOf, unitExponent } from './glyphs.ts'

// 来 is also 'come': it makes a guess only where a measure word or a unit follows.
const afterLai = oneOf('个块元万亿户人亩天斤头只岁年次口棵里米吨度分家名位')
const notMore = oneOf('少次种样方')
// 十把个 is a guess, 十把锄头 ten hoes.
const afterBa = oneOf('块人个斤亩户')

/**
 * End of 多, 余, 来, 几, 把 behind a unit (两千多, 八百来, 三十余, 十几), or `at` where none stands there.
 * `unit`: the unit before it, or the round Arabic number (30多); 0 where neither stands there.
 */
export function pastRoughly(text: string, at: number, unit: number): number {
  if (unit < 10 || unit % 10 !== 0) return at
  const next = codeAt(text, at + 1)
  switch (text[at]) {
    case '多':
      return notMore(next) ? at : at + 1
    case '余':
      return next === 0x989d /* 余额 */ || next === 0x94b1 /* 余钱 */ ? at : at + 1
    case '来':
      return afterLai(next) || next === 0 ? at + 1 : at
    case '郎':
      return next === 0x5f53 /* 二十郎当岁 */ ? at + 2 : at
    case '几':
      return at + 1
    case '大':
    case '好':
      return next === 0x51e0 /* 二十好几, 三千大几 */ ? at + 2 : at
    case '把':
      return unitExponent(next) > 0 || afterBa(next) ? at + 1 : at
    default:
      return at
  }
}
