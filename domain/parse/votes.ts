import type { KindCode } from '../kinds/index.ts'
import { type Lexicon, lexicon } from '../lexicon.ts'
import { findPlace } from '../places/find.ts'
import { goodIn, goodsWords, priceFollows } from './facts/goods.ts'
import { heard } from './facts/index.ts'
import { untroubled } from './facts/visit.ts'
import { turnsIn } from './turns.ts'
import { oneOf } from './values/glyphs.ts'
import type { NumberReading, Reading } from './values/value.ts'

/** A word that speaks for one or more kinds, each by its weight: 4 decides, 2 speaks for it, 1 supports. */
export interface Vote {
  readonly start: number
  readonly end: number
  readonly speaks: readonly Speaks[]
}

export type Speaks = readonly [kind: KindCode, weight: number]

function* words(): Generator<readonly [string, KindCode, number]> {
  for (const { kind, strong, plain, weak } of Object.values(heard)) {
    for (const word of split(strong)) yield [word, kind, 4]
    for (const word of split(plain)) yield [word, kind, 2]
    for (const word of split(weak)) yield [word, kind, 1]
  }
  for (const word of untroubled) {
    yield [word, 'visit', 1]
    yield [word, 'village-check', 1]
  }
}

// Words with a word of ours in them that speak for nothing.
const neutral =
  '拐回来 赶回来 折回来 买回来 捎回来 找回来 要回来 追回来 接回来 带回来 救回来 抱回来 牵回来 拉回来 送回来 背回来 领回来 取回来 退回来 跑回来 换回来 活不错 手艺不错 成绩不错 学习不错 表现不错 活挺好 手艺好 成绩好 学习好 针线活 上门服务 上门量 上门体检 上门看病 上门送 栽沟里 栽倒 栽到 栽下 栽跟头 扫地 拖地 地方 当地 本地 外地 内地 地上 场地 地点 地址 走访表 走访记录表 走访照片 走访材料 走访台账 走访本 走访任务 走访记录本 走访手册 排查表 排查台账 低保户 五保户 特困户 慢病卡 慢性病卡 慢病证 慢性病 慢病 门诊慢性病 没啥病 病历 小卖部 助学贷款 房贷 车贷 网贷 商业贷款 人不错 人挺好 人很好 人还行 养老 养老院 养护 养路 养病 养家 种类 卖力 收养 培养 保养 营养 养成 买卖 老房子 电话费 学校 学期 上学期 种子 种粮大户 种植大户 养殖大户 种粮 种粮户'.split(
    ' ',
  )

const split = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '')

function compile(): Lexicon<readonly Speaks[]> {
  const table = new Map<string, Speaks[]>()
  for (const [word, kind, weight] of words()) {
    const known = table.get(word)
    if (known === undefined) table.set(word, [[kind, weight]])
    else if (!known.some(([spoken]) => spoken === kind)) known.push([kind, weight])
  }
  for (const word of goodsWords) if (word.length > 1 && !table.has(word)) table.set(word, [])
  for (const word of neutral) if (!table.has(word)) table.set(word, [])
  return lexicon(table)
}

const table = compile()

// 没打工, 未种, 不贷: said of what is not. 没问题 and the like are words of their own and never get here.
const not = oneOf('没未不别无')

// 三户全走了一遍, 跑了一圈
const byRound: readonly Speaks[] = [
  ['visit', 3],
  ['village-check', 2],
]
const isRound = (text: string, reading: Reading): boolean =>
  reading.type === 'number' &&
  (/^[遍圈]/.test(reading.unit ?? '') ||
    (/^[次趟回]/.test(reading.unit ?? '') &&
      /^(?:$|[,。;\s])/.test(text.slice(reading.span[1], reading.span[1] + 1)))) &&
  /[走跑转看访过](?:了|完)?$/.test(text.slice(Math.max(0, reading.span[0] - 3), reading.span[0]))

/** Money by the month. */
export const byMonth: readonly Speaks[] = [['employment', 1]]
const stock = /^(?:亩|头|只|箱|群|窝|棚)/
// 麦子打了3000斤: brought in from one's own land.
const harvest = /[收打摘产掰刨挖割](?:了|有)+$/
const isStock = (text: string, { unit = '', span }: NumberReading): boolean =>
  stock.test(unit) || (/^(?:斤|公斤|吨)/.test(unit) && harvest.test(text.slice(Math.max(0, span[0] - 3), span[0])))
const byLand: readonly Speaks[] = [['industry', 1]]
const byStock: readonly Speaks[] = [['industry', 2]]
const byPlace: readonly Speaks[] = [['employment', 3]]

/** What speaks for work though it is no word: a place one is in or went to, and money by the month. */
export function workVotes(text: string, readings: readonly Reading[]): Vote[] {
  const votes: Vote[] = turnsIn(text)
  for (const reading of readings) {
    if (
      reading.type === 'number' &&
      isStock(text, reading) &&
      !(reading.value === 1 && priceFollows.test(text.slice(reading.span[1], reading.span[1] + 6))) &&
      !/死[了咧掉]?$/.test(text.slice(0, reading.span[0]).slice(-3))
    ) {
      const beside = text.slice(Math.max(0, reading.span[0] - 4), reading.span[1] + 5)
      const good = goodIn(beside)
      // 打了三斤酒: no harvest of anything.
      if (good !== null || stock.test(reading.unit ?? ''))
        votes.push({ start: reading.span[0], end: reading.span[1], speaks: good === null ? byLand : byStock })
    }
    if (isRound(text, reading)) votes.push({ start: reading.span[0] - 1, end: reading.span[1], speaks: byRound })
    if (reading.type !== 'number' || reading.per !== 'month') continue
    votes.push({ start: reading.span[0], end: reading.span[1], speaks: byMonth })
  }
  for (let at = 0; at < text.length; at += 1) {
    const next = text.charCodeAt(at + 1)
    if (!toOrIn(text.charCodeAt(at)) || next < 0x4e00 || next > 0x9fff || next === home) continue
    const place = findPlace(text, at + 1, Math.min(text.length, at + 6))
    if (place === null || place.start > at + 2 || place.vague) continue
    // 麦子长得好 is no 子长.
    if (place.start === at + 2 && !onTheWay(next)) continue
    votes.push({ start: place.start, end: place.end, speaks: byPlace })
    at = place.end - 1
  }
  return votes
}

const onTheWay = oneOf('了的是着在到去往回 ,')

// 家, which no place's name begins with, follows most names.
const home = 0x5bb6

// A place alone in its piece speaks too: 王磊 浙江 5500.
const toOrIn = oneOf('在去到往上回从搁是 ,\uE000')

/**
 * Every word of a (masked) text that speaks for a kind, in order. A word that is denied does not speak; `denied` tells
 * that there was one.
 */
export function votesOf(text: string): { votes: Vote[]; denied: boolean } {
  const votes: Vote[] = []
  let denied = false
  for (const { start, end, means } of table.all(text)) {
    if (means.length === 0) continue
    if (start > 0 && not(text.charCodeAt(start - 1)) && means[0]?.[0] !== 'assistance') denied = true
    else votes.push({ start, end, speaks: means })
  }
  return { votes, denied }
}
