/** What a message that takes something back says: what was meant instead, and what it was. */
export interface Amendment {
  /** As it was said to have been: 不是3500，是4800. */
  readonly not: string | null
  /** What is right; '' where only that something is wrong was said. */
  readonly now: string
  /** True where nothing but a quote says that it is one: 收到 must then be no name of a firm. */
  readonly plain?: boolean
}

const hum = /^(?:[哦啊呃噢哎嗯唉诶]|那个|[,，。\s])+/u
const closing = /[\s。．.，,！!~～、；;吧啊哦]+$/u
const notBut =
  /^(?:不对[,，。\s]*)?不是(?![,，。\s])(?:去|在|到)?([^,，;；。]{1,16}?)(?:的|家)?[,，;；。\s]*(?:而是|应该是|应为|是)(?:去了?|在|到)?(.+)$/u
const cue =
  /^(?:(?:不对|不是(?=[,，。\s是]|$)|错了|错啦|口误|(?:刚才|刚刚|上一?条|前面|上面)?(?:那条|那个|那句|的|我)?(?:说|写|报|记|打|搞|弄|发|填|看|听)错了?)[,，。:：\s了啊哦呀]*)+(?:应该|应当|其实|正确的?|准确的?)?(?:是|为)?(?:去了?|在)?(.*)$/u
const straight = /^(?:应该是|应为|应该为|应当是|改成|改为|改到|更正为|更正成)(.+)$/u

/** Reads 不对，是3500; 不是王建国，是王建军; 写错了，月工资4800; 应该是4800. Null where nothing is taken back. */
export function amendmentIn(text: string): Amendment | null {
  const words = text.normalize('NFKC').trim().replace(hum, '').replace(closing, '')
  if (words.length > 80 || words.includes('\n')) return null
  const both = notBut.exec(words)
  if (both) return { not: trimmed(both[1]), now: trimmed(both[2]) }
  const one = cue.exec(words) ?? straight.exec(words)
  return one && { not: null, now: trimmed(one[1]) }
}

const trimmed = (words = ''): string =>
  words
    .trim()
    .replace(closing, '')
    .replace(/^[,，:：\s]+/u, '')

const ofForm = /^(?:请|帮[忙我]|麻烦)*把?(.{2,24}?)(?:的)?(?:改成|改为|改到|更正为|更正成)[:：\s]*(.{1,24})$/u

/** 把王建国的月工资改成4800 → 王建国 月工资4800; null where it is no such sentence. */
export function changedInto(text: string): string | null {
  const words = text.normalize('NFKC').trim().replace(closing, '')
  const found = ofForm.exec(words)
  return found && `${trimmed(found[1])}${trimmed(found[2])}`
}

const lastOne =
  '(?:刚才|刚刚|上面|上一|前面|最后|那|这)(?:发|报|记|说|写)?(?:的|那|一)?(?:条|个|句|笔|次)?(?:报告|记录|消息)?'
const takesBack = new RegExp(
  `^(?:(?:请|把|麻烦)*${lastOne}(?:请|给我)?(?:撤回|撤销|删了?|删掉|删除|取消|作废|不算|不要|不记)(?:了|掉|吧)*` +
    `|(?:请|帮我)?(?:撤回|撤销|删掉|删除|取消|作废)(?:一下)?${lastOne})$`,
  'u',
)

/** Whether a message takes the last report back in other words than 撤回: 刚才那条不算, 删除刚才的. */
export function takesLastBack(text: string): boolean {
  return takesBack.test(text.normalize('NFKC').trim().replace(closing, ''))
}

/** Whether what stands behind 撤回 names nobody: 刚才那条. */
export function namesLast(text: string): boolean {
  return new RegExp(`^(?:一下)?(?:${lastOne})?$`, 'u').test(text.trim().replace(closing, ''))
}
