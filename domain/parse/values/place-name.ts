import { nothing } from './make.ts'
import type { Numeral } from './numeral.ts'
import type { Found, NumeralReader } from './reader.ts'

const name = '带数的地名'
const pattern =
  /(?:[里岔道龙官棵]|家子?)(?:山(?!路|地|坡)|坪|洼|峪|池|铺|店|墩|沟|庄|河|口|营|桥|屯|堡|湾|岭|坡|台|村|寨|集|镇|街)/y

/** 二院住院: the second hospital of a town. */
function hospital({ start, end, value }: Numeral, next: number, text: string): Found | null {
  const isName = end - start === 1 && value <= 10 && text[start] !== '两'
  return isName && '住看检治做拿门体医'.includes(text[next + 1] ?? '无') ? nothing(name, start, next + 1) : null
}

/** 十里铺, 三岔河村, 八里庄: places, whose numeral counts nothing. */
export const placeName = {
  name,
  before: '里岔道龙官棵家院',
  read(numeral, next, text) {
    if (!numeral.han || next !== numeral.end || numeral.value > 100) return null
    if (text[next] === '院') return hospital(numeral, next, text)
    pattern.lastIndex = next
    const found = pattern.exec(text)
    return found ? nothing(name, numeral.start, next + found[0].length) : null
  },
  says: [],
  never: ['三里路', '5里地', '三家企业'],
} satisfies NumeralReader
