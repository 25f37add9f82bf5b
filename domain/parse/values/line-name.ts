import { codeAt, isAsciiDigit, oneOf } from './glyphs.ts'
import { nothing } from './make.ts'
import { measureAt } from './measures.ts'
import type { NumeralReader, WordReader } from './reader.ts'

const name = '路线'
const line =
  /(?:国道|省道|县道|乡道|高速|路公交|路车|路末班|次列车|次航班|号文|(?:便民|政务|市长|服务|投诉)?热线|专线|报警|急救|火警|平台投诉)/y

/** 307国道, 5路车, 12345热线: a figure that names a road or a telephone. */
export const lineName = {
  name,
  before: '国省县乡高路次便政市服投热专报急火号',
  read({ start, end, figures, dotted }, next, text) {
    if (!figures || dotted || next !== end || end - start > 5) return null
    line.lastIndex = next
    const found = line.exec(text)
    return found ? nothing(name, start, next + found[0].length) : null
  },
  says: [],
  never: ['5路', '3次', '20服务'],
} satisfies NumeralReader

const calledName = '拨打的号'
const called = /(?:拨打|拨|打|拨通|拨了|打了)(?:了)? ?(?:110|119|120|122|12\d{3}|9[56]\d{3}|1[3-9]\d{9})(?!\d)/y

/** 打120, 拨打12345: a telephone, where no measure word follows. */
export const calledNumber = {
  name: calledName,
  starts: '拨打',
  read(text, at) {
    called.lastIndex = at
    const found = called.exec(text)
    if (!found || codeAt(text, at + found[0].length) === 46) return null
    const end = at + found[0].length
    return measureAt(text, end) === '' && !/[多万千百]/.test(text[end] ?? '') ? nothing(calledName, at, end) : null
  },
  says: [],
  never: ['打120斤', '打110个', '打工120天'],
} satisfies WordReader

const letterName = '几G几K'
const letters = oneOf('DGK')
const technical = /[2-8][DGK](?=网|基站|信号|手机|时代|打印|电影|电视|技术|高清|套餐|智慧|卡|屏)/y

/** 5G基站, 3D打印, 4K电视: a kind of thing, and no amount. */
export const letterKind = {
  name: letterName,
  starts: '2345678',
  read(text, at) {
    if (!letters(codeAt(text, at + 1))) return null
    technical.lastIndex = at
    const before = codeAt(text, at - 1)
    return !isAsciiDigit(before) && before !== 46 && technical.test(text) ? nothing(letterName, at, at + 2) : null
  },
  says: [],
  never: ['5G', '4K工资', '15G网'],
} satisfies WordReader
