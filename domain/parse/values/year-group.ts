import { nothing } from './make.ts'
import { monthAt } from './month-day.ts'
import { numeralAt } from './numeral.ts'
import type { NumeralReader, WordReader } from './reader.ts'

const name = '哪年的人'

/** 2022级, 2023届, 80后, 00后: people of a year, no amount. */
export const yearGroup = {
  name,
  before: '级届后年世',
  read(numeral, next, text) {
    // 八十年代, 21世纪.
    if (text.startsWith('年代', next) || text.startsWith('世纪', next)) return nothing(name, numeral.start, next + 2)
    if (!numeral.figures || numeral.han || next !== numeral.end) return null
    const isClass =
      '级届'.includes(text[next] ?? '无') && numeral.digits === 4 && numeral.value >= 1950 && numeral.value < 2100
    const isDecade = text[next] === '后' && numeral.digits === 2 && numeral.value % 5 === 0
    return isClass || isDecade ? nothing(name, numeral.start, next + 1) : null
  },
  says: [],
  never: ['三年', '3级', '12届', '100后'],
} satisfies NumeralReader

const eraName = '别的纪年'
const era = /(公元前?|民国|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统)([\d零〇一二三四五六七八九十百]{1,6})年/y

/** 公元前221年 is no year of ours, 民国38年 is 1949; 公元 alone only says what a year is. */
export const otherEra = {
  name: eraName,
  starts: '公民康雍乾嘉道咸同光宣',
  read(text, at, { today }) {
    era.lastIndex = at
    const found = era.exec(text)
    if (!found) return null
    if (found[1] === '公元') return nothing(eraName, at, at + 2)
    const end = at + found[0].length
    const numeral = found[1] === '民国' ? numeralAt(text, at + 2) : null
    if (!numeral || numeral.value > 200) return nothing(eraName, at, end)
    const year = 1911 + numeral.value
    const said = { yearSaid: true }
    return monthAt(text, end, { reader: eraName, start: at, year, said, today }) ?? nothing(eraName, at, end)
  },
  says: [['民国三十八年十月一日', '1949-10-01']],
  never: ['公元', '民国', '公元2000年1月1日'],
} satisfies WordReader
