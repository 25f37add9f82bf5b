import { isHan } from './edges.ts'
import type { Ground } from './ground.ts'
import type { Mention } from './mentions.ts'
import { firstFrom } from './ordered.ts'
import { headOf } from './roster.ts'
import { oneOf } from './values/glyphs.ts'
import type { VillageHit } from './villages.ts'
import { settle, type Who } from './who.ts'

/** Those a stretch of the message is about: one, or several told in one breath (王建国、李铁柱两户). */
export interface Group {
  readonly start: number
  readonly end: number
  readonly whos: readonly Who[]
}

export const relatives =
  '口子|孩儿他[妈爹娘]|孩子?他[妈爹娘爸]|娃他[妈爹娘]|男人|[大二三小老]儿子|儿子|孙媳妇|[大二]?儿媳妇|儿媳|媳妇|婆娘|老婆子|老头子|老婆|老伴儿?|老公|丈夫|妻子|爱人|[大小]?孙子|[大小]?孙女|外孙女?|[大二三小]闺女|闺女|[大二小]女儿|女儿|女婿|[大二三]小子|小子|小孩|孩子|孩儿|[大二三小]妞|妞|[大二三小]娃|娃|丫头|老[大二三]|公公|婆婆|岳[父母]|丈母娘|老娘|老母亲|老父亲|母亲|父亲|老爹|娘|爹|妈|爸|爷爷|奶奶|弟弟|兄弟|哥哥|姐姐|妹妹|弟媳|弟|侄子|侄女|侄儿|外甥女?|哥|姐|妹|舅舅?|叔叔?|姑姑?|姨|嫂子?|两口子|老两口'

const relative = new RegExp(
  `^(?:(?:家里|家的|家|他|她|的|户主|一家)*(?:${relatives})?(?:户主)?|[(,\\s]|(?:家|他|的)*(?:${relatives})[(,\\s])$`,
)
const joint = /^(?:家|家里)?(?:[、,+&/\s]|和|跟|与|及|以及|还有|同|再就是|外加)*$/
// 上午王建国，下午李铁柱，都没啥事: halves of one day.
const halves = /(?:上午|下午|早上|早晨|中午|晚上|前晌|后晌)(?:去的?|跑的?|是)?/g
const lived = /\uE005+的?/
const both = /[、+&/]|和|跟|与|及|还有|同/
const listed =
  /^(?:家里|家)?(?:[两三四五六七八九十俩仨几0-9\uE001]|都|均|等|[,、和跟与及;:\s]|$|这|全|走访|家家|分别|各)/

/** Settles who is meant and joins those told together. Mentions stand in order. */
export function groupPeople(
  ground: Ground,
  masked: string,
  mentions: readonly Mention[],
  places: readonly VillageHit[],
): Group[] {
  const groups: { start: number; end: number; whos: Who[] }[] = []
  const before = new Set<number>()
  for (const mention of mentions) {
    const beside = settle(ground, mention, near(masked, mention, places), before)
    const far = beside.problem === 'ambiguous-household' && mentions.length === 1 ? livedIn(masked, places) : []
    const who = far.length === 0 ? beside : settle(ground, mention, far, before)
    if (who.household !== null) before.add(who.household)
    const last = groups.at(-1)
    const bond = last === undefined ? null : bondOf(ground, masked, last, who)
    if (last === undefined || bond === null) {
      groups.push({ start: mention.start, end: mention.end, whos: [who] })
      continue
    }
    last.end = mention.end
    if (bond === 'same') last.whos.splice(-1, 1, heardWith(last.whos.at(-1), who))
    else last.whos.push(who)
  }
  tellSound(groups)
  return groups.filter(
    ({ start, end }) => !isCounterpart(masked.slice(Math.max(0, start - 8), start), masked.slice(end, end + 6)),
  )
}

// 走访王建国，情况稳定，中王村: the only village of a message with one name is where he lives, unless somebody works there.
function livedIn(masked: string, places: readonly VillageHit[]): readonly VillageHit[] {
  const villages = places.filter(({ means }) => means.kind === 'village')
  const apart = villages.some(({ start }) => /[在到去从回往]$/.test(masked.slice(Math.max(0, start - 1), start)))
  return new Set(villages.map(({ means }) => means.name)).size === 1 && !apart ? villages : []
}

// 租给李铁柱: the other side of a bargain is nobody's report.
const counterpart = /(?:租|流转|转租|转包|承包|包|转|让|卖|借)(?:出去)?给了?(?:本村的?|邻居|邻村的?|村民)?$/

// 在李秀英介绍下, 跟着王磊, 给李铁柱家帮工: who introduced, led or employed.
const through = /(?:^|[^,。;\s])(?:在|经过?|托了?|通过|靠)$/
const introduces = /^(?:的|给)*(?:介绍|引荐|联系|牵线|帮忙|照应|关系)/
const works = /^家?(?:帮工|干活|打工|盖房|看门|打零工)/

const isCounterpart = (before: string, after: string): boolean =>
  (before.includes('给') && counterpart.test(before)) ||
  before.endsWith('跟着') ||
  (through.test(before) && introduces.test(after)) ||
  (/\uE000[^,。;]{0,6}给$/.test(before) && works.test(after))

// 李铁住家走访了，张桂兰公益岗600: whoever of a household was heard by sound, each fact of it hangs on that.
function tellSound(groups: readonly { whos: Who[] }[]): void {
  const heard = new Map<number, Who>()
  for (const { whos } of groups) {
    for (const [at, who] of whos.entries()) {
      if (who.household === null) continue
      const before = heard.get(who.household)
      if (who.bySound && before === undefined) heard.set(who.household, who)
      else if (before !== undefined) whos[at] = heardWith(before, who)
    }
  }
}

// 李铁住家的张桂兰: that the household was heard by sound is told, whoever of it is meant.
function heardWith(before: Who | undefined, who: Who): Who {
  return before?.bySound === true && !who.bySound
    ? { ...who, bySound: true, said: before.said, span: before.span }
    : who
}

function bondOf(ground: Ground, masked: string, last: Group, who: Who): 'same' | 'also' | null {
  const between = masked.slice(last.end, who.span[0])
  if (between.length > 12) return null
  const previous = last.whos.at(-1)
  if (previous === undefined) return null
  const one = previous.household !== null && previous.household === who.household
  if (one && !both.test(between) && relative.test(between)) {
    // 打电话问了苗爱花，欣怡开学了: behind a comma, and no form's line, somebody else's sentence begins.
    if (between === ',' && isHan(masked.charCodeAt(last.start - 1))) return null
    const head = headOf(ground.roster, previous.household ?? 0)
    // 王磊 王建国: whoever is no head is whom it is about.
    return who.person === head && previous.person !== head ? null : 'same'
  }
  // A relative whose name no roster knows is no second household: 王建国儿子王小明.
  if (who.household === null && who.problem === 'unknown-household' && new RegExp(`(?:${relatives})$`).test(between))
    return null
  const bond =
    between.includes('午') || between.includes('晌') || between.includes('晚') ? between.replace(halves, '') : between
  // 三岔河村成有才、愚公村侯德胜两户
  if (!joint.test(bond.replace(lived, ''))) return null
  if (between === '' || between === '家') return one ? null : 'also'
  return both.test(between) || listed.test(masked.slice(who.span[1], who.span[1] + 4)) ? 'also' : null
}

// A village or town right before the name: 葛山村王建国, 轵城镇中王村的王建国.
function near(masked: string, mention: Mention, places: readonly VillageHit[]): VillageHit[] {
  let start = mention.start
  const found: VillageHit[] = []
  for (let i = firstFrom(places, start) - 1; i >= 0; i -= 1) {
    const place = places[i]
    if (place === undefined) break
    if (
      !/^(?:的|那个|户|:|\s|,|村民|组|[一二三四五六七八九十\d\uE001]+组)*$/.test(masked.slice(place.end, start)) ||
      start - place.end > 8
    )
      break
    found.push(place)
    start = place.start
  }
  // The village is narrower than its town: where both are named, the village speaks.
  const village = found.filter(({ means }) => means.kind === 'village')
  return village.length > 0 ? village : found
}

const unnamed = new RegExp(
  `(?:^|[,。;.:、)\\s他她家的里\\uE000\\uE001])(?:他|她|的|家(?:那个?|这个?|俩)?)*(?:${relatives})(?!\\uE000|[,\\s]\\uE000|他[妈爹娘爸]|说|讲|反映|告诉)`,
)
const beside = new RegExp(`(?:给|(?<!因)为|跟|和|带|看|照顾|陪|伺候|送|帮|供|养)(?:他|她|家)*(?:${relatives})`)

// 他家小子在宁波: whose name was not said, so whose it is stays open. 给儿子办婚事 is still told of the household.
export function ofRelative(masked: string): boolean {
  if (!hasRelative(masked)) return false
  // 低保没通过，说他闺女有工作: who is given as the reason is not whom it is about.
  const reason = masked.search(/说(?=他|她)|因为|由于|嫌/)
  const told = reason > 0 ? masked.slice(0, reason) : masked
  return unnamed.test(told) && !beside.test(told)
}

const beginsRelative = oneOf(
  relatives
    .split('|')
    .map((word) => word[0])
    .join(''),
)

// Asked of every clause and every report: most have none of the few characters a relative begins with.
function hasRelative(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (beginsRelative(text.charCodeAt(at))) return true
  return false
}
