import { codeAt, oneOf } from './glyphs.ts'
import { dateReading } from './make.ts'
import type { WordReader } from './reader.ts'

const name = '今天昨天'

// 听日, 琴日 and 寻日 are Cantonese: tomorrow, yesterday.
// 个 and 儿个 are Henan's endings: 今个, 夜儿个 (yesterday).
const pattern =
  /(大{1,4}前|大{1,4}后|今|昨|前|明|后|夜|[听琴寻](?=日(?![语子本报常历记]))|[琴寻](?=晚(?!了|会)))(?:天|日|(?<=[昨夜今明])儿?黑(?:儿|家)?(?![风暗板色猪土])|儿个|儿(?![子媳童女科歌])|个儿?(?=[^月星礼半小年世]|$)|隔|早|晚|晨|夜)/y
// 后天的, 今日头条, 前日本 and 后日 of 今后日: words in which no day is meant.
const never =
  /后天性|后天因素|后天养|今日头条|今日说法|昨日重现|前夜|后夜|前早|后早|夜天|夜日|夜早|夜晚|夜晨|夜夜|前晨|后晨/y
const steps: Readonly<Record<string, number>> = { 今: 0, 昨: -1, 夜: -1, 前: -2, 明: 1, 后: 2, 听: 1, 琴: -1, 寻: -1 }
const within = oneOf('之以期午今往最然此随')

function stepsOf(word: string): number {
  const plain = steps[word.at(-1) ?? ''] ?? 0
  return plain + Math.sign(plain) * (word.length - 1)
}

/** 今天, 昨儿, 前天, 大后天, 今早, 夜儿个. */
export const relativeDay = {
  name,
  starts: '今昨前明后大夜听琴寻',
  read(text, at, { today }) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    never.lastIndex = at
    const word = found[1] ?? ''
    if (never.test(text) || ((word === '前' || word === '后') && within(codeAt(text, at - 1)))) return null
    return dateReading(name, at, at + found[0].length, today.number + stepsOf(word), today, { relative: true })
  },
  says: [
    ['今天', '2024-07-15'],
    ['今儿', '2024-07-15'],
    ['昨儿个', '2024-07-14'],
    ['夜儿个', '2024-07-14'],
    ['昨黑', '2024-07-14'],
    ['夜黑', '2024-07-14'],
    ['前天', '2024-07-13'],
    ['大前天', '2024-07-12'],
    ['大大前天', '2024-07-11'],
    ['明早', '2024-07-16'],
    ['大后天', '2024-07-18'],
    ['听日', '2024-07-16'],
    ['寻日', '2024-07-14'],
  ],
  never: ['今年', '前个月', '今后', '后天性', '前儿媳', '听日语', '寻日子'],
} satisfies WordReader
