import { afterBlanks, codeAt, hanDigit, isAsciiDigit, isAsciiLetter, oneOf } from './glyphs.ts'
import { nothing } from './make.ts'
import { measureAt } from './measures.ts'
import { phrases } from './phrases.ts'
import type { WordReader } from './reader.ts'

const name = '号码'
const words = phrases([
  '电话 电话号 电话号码 手机 手机号 手机号码 号码 联系方式 联系电话 座机 传真 热线 编号 身份证 身份证号 身份证号码 证件号 证件号码 证号 银行卡 银行卡号 卡号 账号 帐号 一卡通号 存折号 户号 邮编 邮政编码 编码',
  '微信 微信号 QQ QQ号 qq qq号 车牌 车牌号 学号 工号 密码 验证码 尾号 单号 快递单号 订单号 合同号 文号 案号 残疾证号 会议号 群号 机号 序列号 流水号 取件码 代码 信用代码',
])
const links = oneOf('是为:号码的,(')
const numbering = oneOf('号码编')
const joins = oneOf(' -*')

/** Longer runs are no number of anybody; the bound keeps the time linear. */
const longest = 40

/** How many figures a word must have behind it: 手机1999 is a price, 编号302 a name. */
const leastOf = (text: string, end: number): number => (numbering(codeAt(text, end - 1)) ? 2 : 7)

function pastLinks(text: string, from: number): number {
  let at = afterBlanks(text, from)
  for (let count = 0; count < 3 && links(codeAt(text, at)); count++) at = afterBlanks(text, at + 1)
  return at
}

/** 电话13812345678, 编号零零七, 邮编454650: who or what it is, and no amount. */
export const codeWord = {
  name,
  starts: words.starts,
  read(text, at) {
    const word = words.endAt(text, at)
    if (word < 0) return null
    const start = pastLinks(text, word)
    let figures = 0
    let end = start
    for (; end < start + longest && end < start + figures + 6; end++) {
      const code = codeAt(text, end)
      if (isAsciiDigit(code) || hanDigit(code) >= 0) figures++
      else if (!isAsciiLetter(code) && !(joins(code) && isAsciiDigit(codeAt(text, end + 1)))) break
    }
    if (figures < leastOf(text, word) || (figures < 7 && measureAt(text, end) !== '')) return null
    return nothing(name, at, end)
  },
  says: [],
  never: ['手机1999元', '电话费30', '编号3个'],
} satisfies WordReader
