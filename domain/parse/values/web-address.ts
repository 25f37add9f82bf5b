import { nothing } from './make.ts'
import type { WordReader } from './reader.ts'

const name = '网址'
const address = /[hH][tT]{2}[pP][sS]?:\/\/[!-~]+/y

/** https://…: a pasted link's figures tell nothing. */
export const webAddress = {
  name,
  starts: 'hH',
  read(text, at) {
    address.lastIndex = at
    const found = address.exec(text)
    return found ? nothing(name, at, at + found[0].length) : null
  },
  says: [],
  never: ['hm', 'https'],
} satisfies WordReader
