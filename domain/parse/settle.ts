import { goodIn } from './facts/goods.ts'
import { assesses } from './facts/visit.ts'
import { within } from './ordered.ts'
import { sameFact } from './same-fact.ts'
import type { Scene } from './scene.ts'
import type { Draft } from './state.ts'
import { wholeOfParts } from './whole-of-parts.ts'

type Refine = (scene: Scene, drafts: readonly Draft[]) => readonly Draft[]

/** A loan told with an industry is the industry's (contract/parse.md, 'Settled'): 贷款5万养羊. */
const loanIntoIndustry: Refine = (scene, drafts) =>
  sameFact(drafts, (one, other) => {
    const pair = [one, other].map(({ kind }) => kind).join()
    if (pair !== 'assistance,industry' && pair !== 'industry,assistance') return null
    const loan = one.kind === 'assistance' ? one : other
    const text = scene.masked.slice(loan.start, loan.end)
    const purpose = one.kind === 'assistance' && !scene.masked.slice(other.start, other.end).includes('\uE001')
    if (purpose && /批|申请|放款|到账|下来/.test(text)) return 'assistance'
    return /贷/.test(text) && text.includes('\uE001') && !/批|申请|放款|到账|下来|没|银行/.test(text)
      ? 'industry'
      : null
  })

/** 卖了3头猪，收入15000: one income, with what was sold. */
const saleIntoIncome: Refine = (scene, drafts) =>
  sameFact(drafts, (one, other) => {
    if (one.kind !== 'industry' || other.kind !== 'income') return null
    if (!scene.masked.slice(other.start, other.end).includes('\uE001')) return null
    const text = scene.masked.slice(one.start, one.end)
    const money = text.split('\uE001').length > 12
    return /卖/.test(text) && !/种|养(?!老)|栽|喂/.test(text) && !money ? 'income' : null
  })

/** 房子漏了，我们给修好了: what was only told as what was mended is no visit. */
const mendedByUs: Refine = (scene, drafts) =>
  drafts.filter((draft, at) => {
    const next = drafts[at + 1]
    if (!draft.faint || draft.kind !== 'visit' || next?.kind !== 'measure' || next.group !== draft.group) return true
    return (
      !/漏|坏|裂|塌|堵|不通|停/.test(scene.masked.slice(draft.start, draft.end)) ||
      !done.test(scene.masked.slice(next.start, next.end))
    )
  })
const done = /[修补换接弄装通安盖][好上完通成]?了|解决/

/** 没问题 or 都好 behind another fact is no visit; before it, or about the household, it is. */
const faintVisits: Refine = (scene, drafts) =>
  drafts.filter((draft, at) => {
    if (!draft.faint || draft.kind !== 'visit') return true
    if (draft.group === null) return false
    // 过年没啥事。葛佳佳初七走的: a sentence before anybody was named is about none of them.
    const early = draft.group.start > draft.end && /[。;!?\n]/.test(scene.masked.slice(draft.end, draft.group.start))
    // 侯文博那孩儿得劲: how somebody does is not how the household is.
    if (early || (draft.relative && !/家|两口|一切|都/.test(scene.masked.slice(draft.start, draft.end)))) return false
    const others = drafts.some((other, index) => index < at && other.group === draft.group && other.kind !== 'visit')
    return !others || /家里?|日子|情况|生活|住|房|水|上学|看病/.test(scene.masked.slice(draft.start, draft.end))
  })

/** 入股合作社，年底分红1500: the share is where the dividend comes from. */
const shareIntoDividend: Refine = (scene, drafts) =>
  sameFact(drafts, (one, other) =>
    one.kind === 'industry' &&
    other.kind === 'property' &&
    !one.marked &&
    /入股/.test(scene.masked.slice(one.start, one.end)) &&
    !/种|养(?!老)/.test(scene.masked.slice(one.start, one.end)) &&
    within(scene.values, one.start, one.end).every(({ reading }) => reading.type !== 'number' || reading.money)
      ? 'property'
      : null,
  )

/** 学费交不起，困难: the cost that is no sum is what the hardship is about. */
const costIntoHardship: Refine = (scene, drafts) =>
  sameFact(drafts, (one, other) =>
    one.kind === 'expense' &&
    other.kind === 'hardship' &&
    !one.marked &&
    !scene.masked.slice(one.start, one.end).includes('\uE001')
      ? 'hardship'
      : null,
  )

/** 交不起学费, 收入差不多: what an amount is told of has an amount; without one it is part of what stands around it. */
const moneyWithoutSum: Refine = (scene, drafts) =>
  drafts.filter(({ kind, marked, start, end, group }, at) => {
    if (marked || (kind !== 'income' && kind !== 'expense')) return true
    const before = drafts[at - 1]
    // 干了三个多月，共挣了一万出头: what a job brought, and not exactly.
    const ofJob = kind === 'income' && before?.kind === 'employment' && before.group === group
    return hasSum(scene, start, end, ofJob) || hasLabel(scene, start, end)
  })

// 药费能报七成 tells of no sum.
const hasSum = ({ values }: Scene, start: number, end: number, exactly: boolean): boolean =>
  within(values, start, end).some(
    ({ reading }) => reading.type === 'number' && !/^[成%]/.test(reading.unit ?? '') && (!exactly || reading.exact),
  )

const hasLabel = ({ labels }: Scene, start: number, end: number): boolean => within(labels, start, end).length > 0

/** 核桃收成好，打了八百斤，还没卖: a crop that brought no sum is what was grown. */
const cropWithoutSum: Refine = (scene, drafts) =>
  drafts.map((draft) => {
    if (draft.kind !== 'income' || draft.marked) return draft
    const figures = within(scene.values, draft.start, draft.end).filter(({ reading }) => reading.type === 'number')
    const isCrop =
      figures.length > 0 &&
      figures.every(
        ({ reading }) => reading.type === 'number' && !reading.money && /^[斤吨袋箱亩]|公斤/.test(reading.unit ?? ''),
      )
    return isCrop && goodIn(scene.masked.slice(draft.start, draft.end)) !== null
      ? { ...draft, kind: 'industry' }
      : draft
  })

/** 换地方了，不在郑州了，现在在苏州: who moves on has ended nothing but the place. */
const movesOn: Refine = (scene, drafts) =>
  drafts.filter((draft, at) => {
    if (draft.kind !== 'employment' || draft.core !== 'ended' || draft.marked) return true
    const moves = /换了?个?(?:地方|厂|工作|单位|活)/.test(scene.masked.slice(draft.start, draft.end))
    return (
      !moves || !drafts.some((next, index) => index > at && next.kind === 'employment' && next.group === draft.group)
    )
  })

/** 三户全走了一遍，李铁柱25号，王建国26号，…: where each was told with its own day, what announced them is no visit. */
const announced: Refine = (_scene, drafts) => {
  const dated = new Set<number | null>()
  for (const { kind, dated: said, group } of drafts)
    if (kind === 'visit' && said && group?.whos.length === 1) dated.add(group.whos[0]?.household ?? null)
  if (dated.size < 2) return drafts
  return drafts.filter(
    ({ kind, date, group }) =>
      kind !== 'visit' ||
      date !== null ||
      (group?.whos.length ?? 0) < 2 ||
      !group?.whos.every(({ household }) => dated.has(household)),
  )
}

const onlyFinding = /漏|停水|断水|没水|危房|辍学|裂/
const event = /塌|倒|冲|淹|[刮砸烧]|\uE001|住院|摔/

/** 房子漏雨，水也时断时续，看病没问题: a point told with others is how the household was found. */
const findingIntoVisit: Refine = (scene, drafts) =>
  sameFact(drafts, (one, other) => {
    if (one.kind !== 'hardship' || other.kind !== 'visit' || one.marked || other.relative || one.date !== other.date)
      return null
    const text = scene.masked.slice(one.start, one.end)
    return onlyFinding.test(text) && !event.test(text) && assesses(text) ? 'visit' : null
  })

/** 家养的猪，死了两头: stock that is only named is what was lost. */
const lostStock: Refine = (scene, drafts) =>
  sameFact(drafts, (one, other) =>
    one.kind === 'industry' &&
    other.kind === 'hardship' &&
    !one.marked &&
    !scene.masked.slice(one.start, one.end).includes('\uE001') &&
    /^[^,。;]{0,8}(?:死|病|丢|瘟)/.test(scene.masked.slice(other.start, other.end))
      ? 'hardship'
      : null,
  )

/** Between neighbours, in this order, each on what the one before it left. */
const joins: readonly Refine[] = [
  wholeOfParts,
  findingIntoVisit,
  loanIntoIndustry,
  saleIntoIncome,
  shareIntoDividend,
  costIntoHardship,
  lostStock,
  mendedByUs,
]

export function settleDrafts(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  let left = drafts
  // A single draft has no neighbour.
  if (left.length > 1) for (const join of joins) left = join(scene, left)
  if (left.some(({ kind }) => kind === 'income')) left = cropWithoutSum(scene, left)
  return announced(scene, movesOn(scene, faintVisits(scene, moneyWithoutSum(scene, left))))
}
