import { codeAt, oneOf } from './glyphs.ts'
import { dateReading } from './make.ts'
import type { WordReader } from './reader.ts'

const name = '今明两天'
const pattern = /(今明|昨今|前昨|明后)(后?)(?:这?[两二三23])?[天日](?!报|语|本|性)/y
const second = oneOf('明今昨后')
const steps: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 }

/** 今明两天, 昨今两日, 明后天: two days said in one word, both of them. */
export const twoDays = {
  name,
  starts: '今昨前明',
  read(text, at, { today }) {
    if (!second(codeAt(text, at + 1))) return null
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    const [one = '', other = ''] = found[1] ?? ''
    const [first, last] = [steps[one] ?? 0, found[2] === '后' ? 2 : (steps[other] ?? 0)]
    const end = at + found[0].length
    const from = dateReading(name, at, end, today.number + first, today, { relative: true })
    const to = dateReading(name, at, end, today.number + last, today, { relative: true })
    return { ...from, to: to.from, future: to.future }
  },
  says: [
    ['今明两天', '2024-07-15/2024-07-16'],
    ['昨今两日', '2024-07-14/2024-07-15'],
    ['明后天', '2024-07-16/2024-07-17'],
    ['今明后三天', '2024-07-15/2024-07-17'],
  ],
  never: ['今天', '前后两天', '今后两天', '今明两年'],
} satisfies WordReader
