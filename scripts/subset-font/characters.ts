import { towns, villages } from '../../domain/places/jiyuan.ts'
import { beyondGb2312 } from './beyond-gb2312.data.ts'

/**
 * Every sign that a picture may show: ASCII, GB2312 with its marks, the rest of 通用规范汉字表 (names of people and
 * places), and whatever 济源's villages are written with.
 */
export function characters(): string {
  const places = [...towns, ...villages].map(({ name }) => name).join('')
  return [...new Set([...ascii(), ...gb2312(), ...beyondGb2312, ...places])].filter((sign) => sign >= ' ').join('')
}

function ascii(): string {
  return Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at)).join('')
}

/** The two-byte plane of GB2312: marks and 6,763 Han signs. */
function gb2312(): string {
  const decoder = new TextDecoder('gbk')
  let signs = ''
  for (let high = 0xa1; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const sign = decoder.decode(new Uint8Array([high, low]))
      // What GB2312 leaves empty is private use there.
      if (sign.length === 1 && !/[\ufffd\p{Co}]/u.test(sign)) signs += sign
    }
  }
  return signs
}
