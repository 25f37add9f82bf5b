import { endsAnother } from './ends-another.ts'
import { dayOfMonth } from './month-day.ts'
import type { WordReader } from './reader.ts'

const name = '上月本月'
const pattern = /(?:(大?上{1,4}|下{1,4}|这|前|今(?=个))(?:一?个月|月(?!饼|嫂|球|亮|光(?!伏)))|(本|当)月(?!饼|嫂))/y
// 工地上一个月, 眼下一个月, 目前一个月: the first character belongs to the word before, and a month is what follows.

/** 上个月15号, 本月3号, 下月1日; the month itself where no day is named. */
export const monthWord = {
  name,
  starts: '大上下本这当前今',
  read(text, at, { today }) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    const which = found[1] ?? found[2] ?? ''
    if (endsAnother(text, at, which)) return null
    const steps = which === '前' ? -2 : /^大?上/.test(which) ? -which.length : which[0] === '下' ? which.length : 0
    const said = { relative: true }
    return dayOfMonth(text, at + found[0].length, steps, { reader: name, start: at, year: null, said, today })
  },
  says: [
    ['上个月15号', '2024-06-15'],
    ['本月3号', '2024-07-03'],
    ['这个月5日', '2024-07-05'],
    ['下月1日', '2024-08-01'],
    ['本月的最后一个周五', '2024-07-26'],
    ['下个月十五', '2024-08-15'],
    ['上上个月', '2024-05'],
    ['上个月31号', 'bad'],
    ['上月底', null],
    ['当月', '2024-07'],
    ['上个月光伏', '2024-06'],
    ['下一个月', '2024-08'],
    ['大上个月', '2024-05'],
  ],
  never: ['工地上一个月', '眼下一个月', '目前一个月', '当前月', '当一个月保安', '三个月', '这几个月', '前几个月'],
} satisfies WordReader
