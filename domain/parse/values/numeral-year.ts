import type { Today } from './days.ts'
import { afterBlanks, codeAt } from './glyphs.ts'
import { inYear } from './in-a-year.ts'
import type { Numeral } from './numeral.ts'
import type { Found, NumeralReader } from './reader.ts'

const name = '几年几月几日'

/** 2024, 二〇二四; 24 and 二四 are of this century unless that lies more than ten years ahead. Null: no year. */
export function yearOf(numeral: Numeral, today: Today): number | null {
  // 二三年五月: 二三 would be a guess elsewhere.
  if (numeral.dotted || (!numeral.exact && !numeral.figures)) return null
  // 两千零八年: spoken as a count.
  if (!numeral.figures) return numeral.han && numeral.value > 1900 && numeral.value < 2100 ? numeral.value : null
  if (numeral.digits === 4) return numeral.value >= 1000 && numeral.value <= 2999 ? numeral.value : null
  if (numeral.digits !== 2) return null
  const year = 2000 + numeral.value
  return year > today.year + 10 ? year - 100 : year
}

// 干了24年, 24年前, 满30年, 20年工龄, 十九年时间: a duration.
const lasting = '了过满近约有共整达足前后来间多以之半级期龄工经时的历老合'
// Two digits alone are a year only where it is one of the last; 10年 and 15年 last.
const yearsBack = 6

/** A year alone: four digits are one; of two, only those of the last years, and not where they last. */
function yearAlone(numeral: Numeral, year: number, mark: number, text: string, today: Today): Found | null {
  const next = text[mark + 1] ?? ''
  // 八八年: nobody says a duration figure by figure.
  const isSaidAsYear = (numeral.han && numeral.exact) || '0零〇'.includes(text[numeral.start] ?? '无')
  if (numeral.digits === 2 && !isSaidAsYear) {
    const before = text[numeral.start - 1] ?? ''
    const isRecent = year >= today.year - yearsBack && year <= today.year + 1
    // 20年 and 30年 with nothing behind are as long.
    const isRound = !numeral.han && numeral.value % 10 === 0 && !/[\u4e00-\u9fff]/.test(next)
    if (
      !isRecent ||
      !numeral.exact ||
      isRound ||
      (before !== '' && lasting.includes(before)) ||
      (next !== '' && lasting.includes(next))
    )
      return null
  }
  // 干了两千年: as long; 两千年五月 names the year.
  if (!numeral.figures && year === 2000) return null
  const end = next === '度' || next === '份' ? mark + 2 : mark + 1
  return { type: 'year', span: [numeral.start, end], year, reader: name }
}

export const numeralYear = {
  name,
  before: '年',
  read(numeral, next, text, { today }) {
    const year = yearOf(numeral, today)
    if (year === null) return null
    const from = codeAt(text, next + 1) === 0x7684 ? next + 2 : afterBlanks(text, next + 1)
    const said = { yearSaid: true }
    const day = inYear(text, from, year, { reader: name, start: numeral.start, year, said, today })
    if (day) return day
    return yearAlone(numeral, year, next, text, today)
  },
  says: [
    ['2024年7月15日', '2024-07-15'],
    ['24年7月15日', '2024-07-15'],
    ['二〇二四年七月十五日', '2024-07-15'],
    ['2024 年 12 月 1 号', '2024-12-01'],
    ['2024年2月30日', 'bad'],
    ['2023年12月', '2023-12'],
    ['2023年', '2023'],
    ['23年收入', '2023'],
    ['八八年的', '1988'],
    ['两千零八年八月八日', '2008-08-08'],
    ['两千年五月一日', '2000-05-01'],
    ['08年', '2008'],
    ['2018年国庆节', '2018-10-01'],
    ['2018年农历八月十九', '2018-09-28'],
    ['2023年最后一天', '2023-12-31'],
  ],
  never: ['24年前', '干了24年', '三十年', '3年'],
} satisfies NumeralReader
