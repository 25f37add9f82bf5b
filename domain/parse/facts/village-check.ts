import { type Claim, claim, type Fact, find, give, leftOf, numbersOf, put, rightOf } from '../fact.ts'
import type { NumberReading } from '../values/value.ts'
import type { Heard } from './heard.ts'
import { readMonth } from './period.ts'

const households = (reading: NumberReading): boolean =>
  !reading.money && (reading.unit === undefined || /^(?:户|家|个|处|条|人|例|起|项|件)/.test(reading.unit))

const foundBefore =
  /(?:(?:发现|查出|排查出|查到|有|存在|出现)(?:了|的|有)?(?:新增)?(?:问题|异常|风险|困难|隐患|疑似)?(?:户|的)?|问题(?:户)?(?:数)?|异常(?:户)?|风险(?:户)?|其中|新增)[^,。;\uE001]{0,3}$/
const foundAfter =
  /^(?![,\s]*(?:发现|查出|排查))(?:[^,。;\s没无未都全\uE001]{0,4})(?:有问题|有点问题|问题|有?点?毛病|不太?行|异常|不正常|困难|有风险|风险|需要帮|要关注|吃水|房|返贫|有情况)/
const checkedBefore =
  /(?<!应)(?:排查|查|走访|看|跑|摸排|过)(?:完)?(?:了|过|的)?(?:农户|户数|全村|一共|总共|共|群众|户)?[^,。;\uE001]{0,3}$|(?:一共|总共|共|全村|全部|合计)(?:排查|查)?[^,。;\uE001]{0,3}$/
const none =
  /没(?:有)?(?:一|1)?(?:\uE001+|户|家)(?:出|有)?(?:毛病|问题|情况|异常)|(?:全部|全|都|均|一切|户户|家家)(?:都)?(?:是)?(?:正常|没问题|没有问题|没啥问题|无异常|没异常|没事|稳定|挺好|好着|没啥事|没有异常|平稳)|无异常|没(?:有)?(?:发现|查出|排查出|查到|出现)(?:有)?(?:啥|什么|任何)?(?:问题|异常|风险|情况)?|未(?:发现|见|查出)|没问题|没有问题|没啥问题|无问题|没有异常|没异常|零问题|零异常|木有(?:啥)?问题|没啥事|没事|问题(?:户)?(?:没有|无)|没(?:有)?(?:啥|什么)?毛病|都?好着|发现问题无|没啥异常|正常/
const abnormal = /不正常|除了|其他|其它|其余|剩下|别的/

// 两户监测户和十户脱贫户都查过了，一共12户: the sum, not its parts.
const ofAll = /(?:一共|总共|合计|共计)(?:是|有|排?查了?)?$/

function readWhole(fact: Fact): void {
  const figures = numbersOf(fact).filter((one) => households(one) && !fact.used.has(one))
  const whole = figures.find((one) => one.unit !== undefined && ofAll.test(leftOf(fact, one, 8)))
  const at = whole === undefined ? -1 : figures.indexOf(whole)
  if (whole === undefined || at < 1 || figures.slice(0, at).some((one) => one.value >= whole.value)) return
  // 两户有问题，一共63户: what was found is no part of the sum.
  for (const one of figures.slice(0, at)) if (!foundAfter.test(rightOf(fact, one))) fact.used.add(one)
  fact.used.add(whole)
  give(fact, 'checked', whole)
}

function read(fact: Fact): void {
  readMonth(fact)
  // 没有一户出毛病: none, whatever figure stands there.
  for (const one of numbersOf(fact)) if (/(?:没|没有|无)$/.test(leftOf(fact, one, 3))) fact.used.add(one)
  // 63户还剩10户没查: how many were checked is not said.
  if (find(fact, /(?:还剩|剩下?|还有|差)\uE001+[^,。;\uE001]{0,2}(?:没|未)/) !== null)
    for (const one of numbersOf(fact)) if (!/[已查完]了?$/.test(leftOf(fact, one, 3))) fact.used.add(one)
  readWhole(fact)
  claim(fact, claims)
  const clear = find(fact, none)
  if (clear !== null && !('findings' in fact.fields) && find(fact, abnormal) === null) {
    put(fact, 'findings', 0, [fact.start + clear.from, fact.start + clear.to])
  }
}

const claims: readonly Claim[] = [
  { field: 'findings', before: foundBefore, when: households },
  { field: 'findings', after: foundAfter, when: households },
  {
    field: 'checked',
    before: checkedBefore,
    when: (reading, fact) => households(reading) && !/应(?:排)?查$/.test(leftOf(fact, reading, 6)),
  },
  {
    field: 'checked',
    // 发现3个问题，2户房子: a part of what was found is not what was checked.
    when: (reading, fact) =>
      households(reading) &&
      reading.unit !== undefined &&
      /^[户家]/.test(reading.unit) &&
      !/应(?:排)?查[^,。;]{0,3}$/.test(leftOf(fact, reading, 6)) &&
      !(typeof fact.fields.findings === 'number' && fact.fields.findings > 0 && reading.value <= fact.fields.findings),
  },
]

export const villageCheck = {
  kind: 'village-check',
  strong: '筛查 过筛 一遍筛 月排查 排查 摸排 查了 排查了 排查完 查完 查罢 查毕 排查罢 村级排查',
  plain: '户都 发现问题 无异常 没问题 全部正常 全都正常 都没问题 异常',
  weak: '户 正常 问题',
  read,
} as const satisfies Heard
