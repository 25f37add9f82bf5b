import { nothing } from './make.ts'
import type { NumeralReader } from './reader.ts'

const name = '带数的地名'
const pattern = /(?:[里岔道龙官棵]|家子?)(?:铺|店|沟|庄|河|口|营|桥|屯|堡|湾|岭|坡|台|村|寨|集|镇|街)/y

/** 十里铺, 三岔河村, 八里庄: places, whose numeral counts nothing. */
export const placeName = {
  name,
  before: '里岔道龙官棵家',
  read(numeral, next, text) {
    if (!numeral.han || next !== numeral.end || numeral.value > 100) return null
    pattern.lastIndex = next
    const found = pattern.exec(text)
    return found ? nothing(name, numeral.start, next + found[0].length) : null
  },
  says: [],
  never: ['三里路', '5里地', '三家企业'],
} satisfies NumeralReader
