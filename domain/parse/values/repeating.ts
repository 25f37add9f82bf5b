import { vagueTime } from './make.ts'
import type { WordReader } from './reader.ts'

const name = '每周每月'
const day = '[一二三四五六七八九十\\d]{1,3}'
const pattern = new RegExp(
  `(?:每|逢)(?:一?个)?(?:(?:周|星期|礼拜)(?:[一二三四五六日天末]|[1-7](?!\\d))(?:[、和到至](?:周|星期|礼拜)?[一二三四五六日天])*|月(?:的)?${day}[日号](?:[、和到至-]${day}[日号])*|年(?:的)?${day}月(?:份|${day}[日号]?)?)`,
  'y',
)

/** 每周一, 每月15号, 每年7月1日: what repeats is no date (contract). 每月4500 is left to the amounts. */
export const repeating = {
  name,
  starts: '每逢',
  read(text, at) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    return found ? vagueTime(name, at, at + found[0].length) : null
  },
  says: [
    ['每周一', null],
    ['每个星期三', null],
    ['每月15号', null],
    ['每年7月1日', null],
  ],
  never: ['每月4500', '每天80', '每周两次', '每户3亩'],
} satisfies WordReader
