import { codeAt, hanDigit, isAsciiDigit, isAsciiLetter, oneOf } from './glyphs.ts'
import { nothing } from './make.ts'
import { measureAt } from './measures.ts'
import { isMoney } from './money-units.ts'
import type { Numeral } from './numeral.ts'
import type { NumeralReader } from './reader.ts'
import type { NumberReading } from './value.ts'

const name = '数和量词'

const boundary = oneOf(' ,.;:!?、。，；：！？()（）[]【】"“”\'\n\t\r+-~—–=<>/*×')
// A bare 三 counts behind these: 共三, 等于七, 是八.
// 一加一等于二; but 共一 and 是一 begin other words.
const arithmetic = oneOf('加减乘除比于等')
const takesNumber = oneOf('比共计有是为达约到至和等于第乘加减除以得剩还各')
const capitals = oneOf('壹贰叁肆伍陆柒捌玖拾')
// 陆 and 伍 are surnames, 拾 is to pick up.
const surname = oneOf('伍陆拾')
const joins = oneOf('到至~-—–')
const ranks = oneOf('老小初高大第星期周')
// 答案是四不是五, 这是三那是四.
const turns = oneOf('这那不而却但')
const moneyMarks = oneOf('元圆块角分万整个户亩人头只斤天')
const notMore = oneOf('次种样人项家个年')
const halfGoesOn = oneOf('年天个月亩斤里夜')

/** 三 of 张三 is no number, 三 of 三亩 is: a single character needs a measure word or must stand apart. */
function isSaid(numeral: Numeral, unit: string, text: string): boolean {
  if (!numeral.han || numeral.end - numeral.start > 1) return true
  const first = codeAt(text, numeral.start)
  const next = codeAt(text, numeral.end)
  if (capitals(first)) return moneyMarks(next) || (unit !== '' && !surname(first)) || boundaryAround(numeral, text)
  if (first === 0x4e24 || first === 0x5169)
    return next !== 0 && (!boundary(next) || beginsSpan(numeral, text)) && !/[斤银]/.test(text[numeral.start - 1] ?? '')
  return unit !== '' || boundaryAround(numeral, text) || beginsSpan(numeral, text)
}

/** The 一 of 一到三个, the 两 of 两~三百; not that of 老二到五金店. */
function beginsSpan({ start, end }: Numeral, text: string): boolean {
  if (!joins(codeAt(text, end)) || ranks(codeAt(text, start - 1))) return false
  const next = codeAt(text, end + 1)
  return isAsciiDigit(next) || hanDigit(next) > 0 || next === 0x5341
}

function boundaryAround({ start, end, value }: Numeral, text: string): boolean {
  const [previous, next] = [codeAt(text, start - 1), codeAt(text, end)]
  const takes = value === 1 ? arithmetic : takesNumber
  // 从一数到一百.
  if (previous === 0x4ece && /[到数至]/.test(text[end] ?? '')) return true
  const isFreeBefore = previous === 0 || boundary(previous) || takes(previous)
  if (turns(next) && previous === 0x662f) return value !== 1 || next !== 0x4e0d
  if (next === 0x7684 && value !== 1) return previous === 0 || boundary(previous)
  return isFreeBefore && (next === 0 || boundary(next) || takes(next))
}

/** 两亩半, 一个半: 半 behind the measure word, where it does not begin 半年, 半天. */
function halfBehind(text: string, end: number, unit: string): boolean {
  if (unit === '' || unit === '%' || text[end] !== '半') return false
  if (unit !== '个' && text.startsWith('小时', end + 1)) return false
  return !halfGoesOn(codeAt(text, end + 1)) || (unit === '个' && /[月小学]/.test(text[end + 1] ?? ''))
}

/** 一趟趟, 一间间: again and again, each of them. */
const isEach = ({ start, end, value, han }: Numeral, at: number, text: string): boolean =>
  han && value === 1 && end - start === 1 && at === end && text[at] === text[at + 1] && measureAt(text, at) === text[at]

/** Any number that no other reader took, with the measure word behind it. */
export const counted = {
  name,
  before: '',
  read(numeral, next, text) {
    const { start, end } = numeral
    const at = next > end && numeral.han ? end : next
    const unit = measureAt(text, at)
    const isRepeated =
      numeral.end - start === 1 &&
      codeAt(text, start) === 0x4e00 &&
      text[start - 1] === text[end] &&
      text[end] !== undefined
    if (isRepeated || isEach(numeral, at, text) || !isSaid(numeral, unit, text)) return nothing(name, start, end)
    let past = unit === '' ? end : at + unit.length
    let { value, exact } = numeral
    if (exact && halfBehind(text, past, unit)) {
      value += 0.5
      past++
    } else if (unit !== '' && text[past] === '多' && !notMore(codeAt(text, past + 1))) {
      exact = false
      past++
    }
    const money = isMoney(unit)
    const reading: NumberReading = { type: 'number', span: [start, past], value, exact, money, reader: name }
    return unit === '' ? reading : { type: 'number', span: [start, past], value, exact, money, unit, reader: name }
  },
  says: [
    ['4500', 4500],
    ['2万3', 23_000],
    ['三千五', 3500],
    ['三双', 3],
    ['1.5千克', 1.5],
    ['两亩半', 2.5],
    ['一个半', 1.5],
    ['四亩半小麦', 4.5],
    ['3.14港币', 3.14],
    ['40k', 40_000],
    ['一七二零', 1720],
    ['三亩多', null],
    ['三四千', null],
    ['两千多', null],
  ],
  never: ['张三', '一直', '一趟趟', '三天前', '想一想'],
} satisfies NumeralReader

const codeName = '编号'

// Eleven digits with no unit behind; a round sum of ten milliards is none.
const mobile = /1[3-9]\d{9}(?!\d|[.,]\d|[万亿元块]|(?<=0{5}))/y

/** A telephone's area code and number (0391-6633221), or any long row that begins with 0: no amount. */
function isPhone(text: string, start: number, end: number, figures: boolean): boolean {
  if (!figures) return false
  if (codeAt(text, start) === 48 && end - start >= 4) return true
  mobile.lastIndex = start
  if (mobile.test(text)) return true
  const isAfterArea = codeAt(text, start - 1) === 45 && end - start >= 7
  return isAfterArea && /0\d{2,3}-$/.test(text.slice(Math.max(0, start - 5), start))
}

const isCode = (text: string, at: number): boolean =>
  isAsciiDigit(codeAt(text, at)) ||
  isAsciiLetter(codeAt(text, at)) ||
  (codeAt(text, at) === 46 && isAsciiDigit(codeAt(text, at + 1)))

/** JY-0001, A4, win10: digits behind a letter are a code, and no amount. */
export const code = {
  name: codeName,
  before: '',
  read({ start, end, han, figures }, _next, text) {
    const previous = codeAt(text, start - 1)
    if (han) return null
    // The second end of 5k-20k, 1.6m-3.9m is an amount.
    const isBehindLetter =
      isAsciiLetter(previous) ||
      previous === 64 ||
      ((previous === 45 || previous === 95) &&
        isAsciiLetter(codeAt(text, start - 2)) &&
        !isAsciiDigit(codeAt(text, start - 3)))
    // 3x5 is two figures, wx5 a code.
    const isTimes = (previous | 32) === 120 && isAsciiDigit(codeAt(text, start - 2))
    if (isPhone(text, start, end, figures)) return nothing(codeName, start, end)
    if (!isBehindLetter || isTimes) return null
    let past = end
    while (isCode(text, past)) past++
    return nothing(codeName, start, past)
  },
  says: [],
  never: ['4500', '3x5', '2024-07-15'],
} satisfies NumeralReader
