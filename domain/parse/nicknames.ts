import { findPlace } from '../places/find.ts'
import { everyday, isHan, mayBegin, mayEnd } from './edges.ts'
import { goods } from './facts/goods.ts'
import type { Mention } from './mentions.ts'
import { type Bearer, begins, type Own } from './own.ts'
import { alike } from './sound.ts'
import { surnameAt } from './surnames.ts'

const titles =
  `大爷 大娘 大伯 大叔 大婶 大哥 大嫂 大姐 大妈 大姨 奶奶 爷爷 师傅 老汉 老头 老太太 老太 婶子 嫂子 叔 婶 伯 哥 嫂 爷 姨 姐`.split(
    ' ',
  )
// Asked for at every position, so a byte a character goes before the list.
const addresses = new Uint8Array(65_536)
for (const word of [...titles, '家', '他', '媳', '老', '两']) addresses[word.charCodeAt(0)] = 1
const titleAt = (text: string, at: number): string | null =>
  addresses[text.charCodeAt(at)] === 1 ? (titles.find((one) => text.startsWith(one, at)) ?? null) : null

// 老板, 老师, 老毛病, 老黄牛 … are nobody's name, whoever is among the sender's own.
const notOld = /^老(?:毛病|黄牛|白干|白菜|房|车|金|时|成|于|常|本|路|都|早|了|花眼|方法|高了|年|马识)/
const notLittle = /^小(?:麦|时|米|金|车|路|毛|白菜|康|额|程|常|组|区|高层|牛|羊|马驹|谷|石|花|龙虾|包|商)/

/**
 * How people are addressed: 老王, 小李, 王叔, 李大娘, 建国哥, 铁柱家. Looked for among the sender's own; an address of
 * nobody among them is somebody still (bearers empty) where it stands as a name does. Null where it is none.
 */
export function nicknameAt(own: Own, text: string, at: number, flags: number): Mention | null {
  const first = text[at]
  if (first === '老') return byAge(own, text, at)
  if (first === '小')
    return (
      byAge(own, text, at) ??
      bySingle(own, text, at, at + 1) ??
      ((flags & begins.given) !== 0 ? byGiven(own, text, at) : null)
    )
  const titled = (flags & begins.surname) !== 0 ? byTitle(own, text, at) : null
  if (titled !== null || (flags & begins.given) === 0) return titled
  return (
    byGiven(own, text, at) ??
    (ending.test(text[at + 1] ?? '') || text[at + 1] === first ? bySingle(own, text, at, at) : null)
  )
}

const ending = /[子娃妞]/

// 小磊, 磊子, 磊娃, 娜娜: of a given name of one character, where a name may stand.
function bySingle(own: Own, text: string, at: number, of: number): Mention | null {
  const bearers = own.single.get(text[of] ?? '')
  const end = at + 2
  if (bearers === undefined || !mayBegin(text, at)) return null
  // 磊子涨工资了: where a sentence begins with it, whatever follows.
  if (!mayEnd(text, end) && !(of === at && isolated(text, at))) return null
  return { start: at, end, via: 'nick', bearers }
}

function byAge(own: Own, text: string, at: number): Mention | null {
  const near = text.slice(at, at + 4)
  if ((notOld.test(near) && near[2] !== '家') || notLittle.test(near)) return null
  const length = surnameAt(text, at + 1)
  if (length === 0) return null
  const surname = text.slice(at + 1, at + 1 + length)
  const end = at + 1 + length
  const heads = own.heads.get(surname) ?? []
  if (heads.length > 0 && (near[0] === '老' || mayEnd(text, end)))
    return { start: at, end, via: 'nick', bearers: heads }
  // Of nobody's surname only with 家 or a break behind: 老家, 老人, 小孩 are words.
  if (near[0] === '小' || !mayBegin(text, at) || !strangers.has(surname)) return null
  return text[end] === '家' ? { start: at, end, via: 'nick', bearers: [] } : null
}

function byTitle(own: Own, text: string, at: number): Mention | null {
  const length = surnameAt(text, at)
  if (length === 0) return null
  const title = titleAt(text, at + length)
  if (title === null) return byHouse(own, text, at, length)
  const end = at + length + title.length
  const heads = own.heads.get(text.slice(at, at + length)) ?? []
  if (heads.length > 0) return { start: at, end, via: 'nick', bearers: heads }
  const stands = strangers.has(text.slice(at, at + length)) && mayBegin(text, at) && text[end] === '家'
  return stands ? { start: at, end, via: 'nick', bearers: [] } : null
}

// 李家水管坏了，赵家没事: a house by its surname, where a sentence begins with it and one own head bears it.
function byHouse(own: Own, text: string, at: number, length: number): Mention | null {
  const end = at + length
  if (text[end] !== '家' || (at > 0 && isHan(text.charCodeAt(at - 1)) && !/[去到]/.test(text[at - 1] ?? '')))
    return null
  // 葛家家 is 葛佳佳 by sound.
  if (/[家庄村沟岭坡湾河寨院园店]/.test(text[end + 1] ?? '')) return null
  const heads = own.heads.get(text.slice(at, end)) ?? []
  return heads.length === 1 ? { start: at, end, via: 'nick', bearers: heads } : null
}

function byGiven(own: Own, text: string, at: number): Mention | null {
  const end = at + 2
  const exact = own.given.get(text.slice(at, end))
  const next = text.charCodeAt(end)
  if (exact === undefined && addresses[next] !== 1) return null
  const title = titleAt(text, end)
  const addressed = title !== null || /^(?:家|他|媳妇|老婆|两口)/.test(text.slice(end, end + 2))
  const stop = end + (title ?? '').length
  if (
    exact !== undefined &&
    (addressed || mayBegin(text, at) || mayEnd(text, end)) &&
    !everyday.has(text.slice(at, end))
  ) {
    return { start: at, end: stop, via: 'nick', bearers: exact }
  }
  if (!addressed || !mayBegin(text, at)) return null
  const heard = soundsLike(own, text, at)
  return heard.length === 0 ? null : { start: at, end: stop, via: 'sound', bearers: heard }
}

// 铁住家 for 铁柱家: only the very same sound, and only where 家 or an address says that it is somebody.
function soundsLike(own: Own, text: string, at: number): Bearer[] {
  if (!isHan(text.charCodeAt(at + 1))) return []
  return [...own.given].flatMap(([name, bearers]) => (alike(name, text, at) === 2 ? bearers : []))
}

// Surnames whose character is hardly ever another word's beginning.
const strangers = new Set(
  '王李张刘陈杨赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔谭陆汪贾夏韦付邹孟熊秦邱薛闫侯黎贺顾郝龚邵武戴莫汤牛樊葛邢倪庄聂翟耿焦苗卫翁冉骆窦戚商燕琚孔史董范段马田石白高黄方任江'
    .split('')
    .concat(['上官', '欧阳', '司马', '诸葛', '皇甫', '东方']),
)

const notGiven =
  /[说看听问走买卖干吃喝拿送交领办报修装开再来想做会能要可被使得将才最更每各本该此其么怎样些位名件条张次回时分钟前后左右东西路店厂房门车票费款账贷补助保险证书班课校师意活事情况题法自己还没不了的在是有个这那就都也很去到给把被让叫从跟对和与一二三四五六七八九十几两多少上下里外家户村镇组种养卖买钱块元亩头只斤年月日天号点岁人们啥吗呢吧啊呀住院病工资房屋水]/
const followers =
  /^(?:家|他|她|的|在|今|昨|前|说|去|刚|因|住院|查出|摔|骨折|参加|走访|结婚|考上|学了|种了|养了|卖了|花了|贷款|低保|申请|工资|收入|外出|务工|打工|突发|两口|俩|都|也|还|已|媳妇|老伴|儿子|女儿|孙|户|[两俩三四几][家户]|[,。;:!?\s、])/

/**
 * A full name that no roster knows: a surname and one or two characters, where a sentence or a list may name somebody
 * (刘大伟家, 上官云飞 稳定). Null unless both its ends look like a name's: a wrong guess would ask for nothing.
 */
export function strangerAt(text: string, at: number): Mention | null {
  if (
    !mayBegin(text, at) ||
    text[at - 1] === '的' ||
    everyday.has(text.slice(at - 1, at + 1)) ||
    everyday.has(text.slice(at, at + 2))
  )
    return null
  // 石榴, 黄豆 and 马铃薯 begin like names.
  if ((goods.at(text, at)?.word.length ?? 0) > 1) return null
  const surname = surnameAt(text, at)
  if (surname === 0 || !strangers.has(text.slice(at, at + surname))) return null
  for (const given of [2, 1]) {
    const end = at + surname + given
    const name = text.slice(at + surname, end)
    if (
      name.length < given ||
      (!isCounted(text, at, name) &&
        !isAlone(text, at, end, name) &&
        (text[end] === '家' ? /[在是的了去到]/ : notGiven).test(name)) ||
      !/^[一-鿿]+$/.test(name)
    )
      continue
    const rest = text.slice(end, end + 2)
    if (rest === '' ? !isolated(text, at) : !followers.test(rest)) continue
    if (isPlace(text, at, end) || name === '子') return null
    // 张村, 王庄, 李沟: a place, not a person.
    if (/[村庄沟镇乡店桥组岭坡凹寨河湾厂场园棚圈路站院所局行社]$/.test(name) && !rest.startsWith('家')) return null
    return { start: at, end, via: 'stranger', bearers: [] }
  }
  return null
}

// 王五, 赵六: a name of one sign that is a figure too; 高三 and 周五 are a class and a day.
const isCounted = (text: string, at: number, name: string): boolean =>
  /^[三四五六七八九]$/.test(name) && !/[高周方段石田]/.test(text[at] ?? '')

// 孙二喜 between blanks of a form: what would be a figure elsewhere.
const isAlone = (text: string, at: number, end: number, name: string): boolean =>
  /^[二三四五六七八九大小][一-鿿]$/.test(name) &&
  text[at - 1] === ' ' &&
  /^[\s,]/.test(text.slice(end, end + 1)) &&
  !/^(?:.[个户家月年亩头只块元号日人]|.十|.百|.千|.万)/.test(name)

// 苏州, 温县: a surname's character begins many a place.
function isPlace(text: string, from: number, to: number): boolean {
  return findPlace(text, from, Math.min(text.length, to + 1))?.start === from
}

const isolated = (text: string, at: number): boolean => at === 0 || !isHan(text.charCodeAt(at - 1))
