import { codeAt, oneOf } from './glyphs.ts'

const on = oneOf('地街村镇乡厂车船天集网线矿山楼场店部岗架井工路身晚早面班家加算以之')
const under = oneOf('眼底手留剩余存省攒乡之以私天')
const before = oneOf('目当之以年日生先从眼跟面')

/** 工地上一年, 眼下一个月, 目前一个月: the 上, 下 or 前 at `at` ends the word before and names no time. */
export function endsAnother(text: string, at: number, which: string): boolean {
  const previous = codeAt(text, at - 1)
  if (which === '前') return before(previous)
  if (codeAt(text, at + 1) !== 0x4e00) return false
  return which === '上' ? on(previous) : which === '下' && under(previous)
}
