import { justBefore } from './day-alone.ts'
import { dayNumberOf, weekday } from './days.ts'
import { dateReading } from './make.ts'
import type { WordReader } from './reader.ts'

const name = '周几'
const pattern =
  /(大?上{1,4}|下{1,4}|本|这|当|今)?(?:一?个)?(?:周|星期|礼拜)(?:的?(?:周|星期|礼拜))?(?:([一二三四五六日天])|([1-7])(?![\d.万千百年个]))/y
const days = '一二三四五六日'

/** 上周三, 下下周二, 这个星期五; a bare 周三 is the last one not after today. Weeks begin on Monday. */
export const weekdayWord = {
  name,
  starts: '大上下本这当今周星礼',
  read(text, at, scene) {
    const { today } = scene
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    const end = at + found[0].length
    // 周日程, 周一百货, 周三岁: the next character belongs to a longer word.
    if (found[3] === undefined && /^[一二三四五六][百千万年岁]/.test(text.slice(end - 1, end + 1))) return null
    const day = found[3] ? Number(found[3]) : found[2] === '天' ? 7 : days.indexOf(found[2] ?? '') + 1
    const now = weekday(today.number)
    const which = found[1] ?? ''
    const last = which === '' ? justBefore(at, text, scene) : null
    if (last?.reader === name) {
      // 下周一至周五, 周三、周五: the second is of the week of the first.
      const first = dayNumberOf(last.to ?? last.from)
      return dateReading(name, at, end, first - weekday(first) + day, today, { relative: true })
    }
    const monday = today.number - now + 1
    const weeks = /^大?上/.test(which) ? -which.length : which.startsWith('下') ? which.length : 0
    const isBare = which === ''
    const number = monday + weeks * 7 + day - 1 - (isBare && day > now ? 7 : 0)
    return dateReading(name, at, end, number, today, { relative: true })
  },
  says: [
    ['上周三', '2024-07-10'],
    ['上个礼拜天', '2024-07-14'],
    ['上星期三', '2024-07-10'],
    ['这周五', '2024-07-19'],
    ['下周的周五', '2024-07-26'],
    ['大上周三', '2024-07-03'],
    ['本周一', '2024-07-15'],
    ['今个礼拜五', '2024-07-19'],
    ['下下周二', '2024-07-30'],
    ['周三', '2024-07-10'],
    ['下周一至周五', '2024-07-22/2024-07-26'],
    ['星期1', '2024-07-15'],
  ],
  never: ['一周', '上周', '每周一', '周转', '周一百户'],
} satisfies WordReader
