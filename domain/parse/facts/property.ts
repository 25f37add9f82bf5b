import {
  type Claim,
  claim,
  type Fact,
  find,
  give,
  leftOf,
  numbersOf,
  ofOne,
  put,
  putFirst,
  putText,
  rightOf,
} from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import { priceFollows } from './goods.ts'
import type { Heard } from './heard.ts'
import { sum } from './money-words.ts'
import { readPeriod } from './period.ts'

const types = [
  ['dividend', /分红|红利|股金|分了红|分(?:了|得|到)*\uE001/],
  [
    'house-rent',
    /房租|(?:房子|房屋|门面|门面房|老宅|宅子|院子|屋|两间|三间|间房|房)[^,。;]{0,8}(?:租|出租)|租[^,。;]{0,6}(?:房|门面|屋)/,
  ],
  ['land-transfer', /流转|(?:地|田|亩)[^,。;]{0,12}(?:租|包给|承包)|租[^,。;]{0,6}地|地租|土地/],
] as const

const stop = '[^\\uE001-\\uE005,。;、\\s]'
const to = new RegExp(
  `(?<=(?:流转|租|转租|出租|承包|包|转|让)(?:出去)?(?:给|到|与)了?(?:一家|一个|个|外地|本村|村里|镇上)?(?:的)?)${stop}{2,14}|(?<=[,\\s]给了?)${stop}{0,8}(?:合作社|公司|基地|大户|老板|[客商户])|(?<=由|叫|让|被)${stop}{2,12}?(?=承租|承包|租|包走|流转)|(?<=\\uE001(?:坡|荒|水浇|耕)?地?(?:流转|租|包)?(?:给|到)了?)${stop}{2,12}|[^\\uE000-\\uE005,。;、\\s]{1,10}(?:公司|合作社|园|场|厂|基地|大户|老板)(?=(?:租|承租|承包|流转)(?:走|去|了)\\uE001?)|(?<=(?:从|在|跟|把地入到|入股(?:到|了|在)?|入股)(?:的|了)?)${stop}{2,12}?(?=分红|分的|分了|领|入股|的?股|给的?分红|发)|[^\\uE000-\\uE005,。;、\\s入股在从]{0,8}(?:合作社|公司|基地|厂)(?=给?的?(?:分红|发|分|给))`,
)
const tail =
  /(?:种(?!粮|植|养)|用|每亩|每股|一年|每年|每月|一月|年租|月租|租金|了|,|，|建|搞|养|做|一共|共|签|给|按|当|办|分红|发展|收|去年|今年|年底|的).*$/

// 种药材的老板: what he does belongs to his name.
const trader = /^(?:种|搞|养|收|做|开|包)[^,。;\s的]{1,5}的(?:老板|大户|人|公司|企业|外地人)/

const company = /[^\uE000-\uE005,。;、\s入股在从给了的]{2,8}(?:合作社|公司|农场)(?![一-鿿]{0,3}(?:分|发))/

function readCounterpart(fact: Fact): void {
  const told = find(fact, to)
  // 流转给那个谁，嗯，金燕合作社
  const found = told === null || /^那个谁/.test(told.text) ? find(fact, company) : told
  if (found === null) return
  const skip = /^(?:那个|这个|了|他|她|家|把|地|被|是|由|\uE000)+/.exec(found.text)?.[0].length ?? 0
  if (/^(?:别人|人家?|外人)(?=[放住用开种做]|$)/.test(found.text.slice(skip))) return
  const whose = trader.exec(found.text.slice(skip))
  if (whose !== null) {
    putText(fact, 'counterpart', found.from + skip, found.from + skip + whose[0].length)
    return
  }
  const cut = tail.exec(found.text.slice(skip + 2))
  const end = cut === null ? found.to : found.from + skip + 2 + cut.index
  if (end - found.from - skip >= 2) putText(fact, 'counterpart', found.from + skip, end)
}

const each = /(?:每亩|一亩地?|亩均|按亩|每股|一股)[^,。;\uE001]{0,6}$/
const amountBefore = /(?:租金|分红|给|收|得|分|领|共|到手|拿|年|月|金额|发|流转费|房租)[^,。;\uE001]{0,6}$/

function read(fact: Fact): void {
  const figures = numbersOf(fact).filter((reading) => !fact.used.has(reading))
  // Land by the mu is let as land, whatever is built on it.
  const ofLand = figures.some(({ unit }) => unit === '亩')
  putFirst(fact, 'type', ofLand ? [types[0], types[2]] : types)
  if (ofLand && find(fact, /租|包|流转/) !== null) put(fact, 'type', 'land-transfer', [fact.start, fact.end])
  const land = figures.find(
    (reading) => reading.unit === '亩' && !(reading.value === 1 && priceFollows.test(rightOf(fact, reading))),
  )
  if (land !== undefined) {
    fact.used.add(land)
    give(fact, 'area', land)
  }
  claim(fact, claims)
  const money = figures.filter(
    (reading) =>
      reading !== land &&
      !fact.used.has(reading) &&
      sum(reading) &&
      !each.test(leftOf(fact, reading)) &&
      !ofOne(fact, reading),
  )
  const amount =
    money.find(({ per }) => per !== undefined) ??
    money.find((reading) => amountBefore.test(leftOf(fact, reading))) ??
    money[0]
  if (amount !== undefined) {
    fact.used.add(amount)
    give(fact, 'amount', amount)
  }
  readPeriod(fact, amount)
  readCounterpart(fact)
  if (fact.marked) readForm(fact)
}

const claims: readonly Claim[] = [
  { field: 'paid', before: /(?:已收|实收|已付|已给|先给了)[^,。;\uE001]{0,4}$/, when: sum },
]

function readForm(fact: Fact): void {
  if ('counterpart' in fact.fields) return
  for (const { from, to: end, text } of leftovers(fact)) {
    if (Object.values(fact.spans).some(([a, b]) => a < fact.start + end && b > fact.start + from)) continue
    if (
      /流转|租|分红|年|月|土地|房屋|房子|地|一次性|共|收|门面|金|财产/.test(text) &&
      !/(?:公司|合作社|园|场|厂|基地|户|店)$/.test(text)
    )
      continue
    if (text.length > 1 && !/^年[底初终]/.test(text)) {
      putText(fact, 'counterpart', from, end)
      return
    }
  }
}

export const property = {
  kind: 'property',
  strong:
    '分了\uE001 分得\uE001 分到\uE001 流转 流转费 分红 红利 租金 房租 地租 租给 租出去 出租 租了出去 租出 转租 入股分红 包给 股金',
  plain: '租 包走 租走 包走了 承包走 承包给 合作社分 转给',
  weak: '地 一年给',
  core: (text) =>
    text.includes('\uE001') || /[包租]给|给[^,。;]{1,8}种|流转|分红|租金|房租|地租/.test(text)
      ? (types.find(([, pattern]) => pattern.test(text))?.[0] ??
        (/给[^,。;\uE001]{1,8}种/.test(text) ? 'land-transfer' : null))
      : null,
  read,
} as const satisfies Heard
