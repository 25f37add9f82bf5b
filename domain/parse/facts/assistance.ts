import { type Claim, choiceIn, claim, durationsOf, type Fact, find, leftOf, numbersOf, put, rightOf } from '../fact.ts'
import type { Heard } from './heard.ts'
import { sum } from './money-words.ts'
import { readMonth } from './period.ts'

const statuses: readonly (readonly [string, RegExp])[] = [
  [
    'rejected',
    /(?<!还)没(?:有)?(?:给)?批(?!完)|没(?:有)?通过|没(?:能)?评上|没(?:有)?申请(?:上|下来)|不符合|被拒|拒了|驳回|退(?:了)?回来|不够条件|没办(?:成|下来)|未通过|未批|卡住了|不予|没审(?:批)?(?:过|上)|没选上|不合格|没报上|没贷(?:下来|上|成)|刷下来/,
  ],
  ['stopped', /停了|停发|取消了?|不发了|停掉|被停|退出|停止|断了|没了|撤了|注销|清退/],
  [
    'paid',
    /(?<!没|未|没有|等)(?:到账|到(?:了)?卡|(?:补贴|钱|款|金)[^,。;]{0,3}到了|发(?:了|到|放|下来)|打(?:到|进|过来|卡|款)|领(?:了|到|上|着|取)|到手|收到|拿(?:到|了|上)|放(?:了)?款|入账|贷了|放下来|贷(?:到|出来|下来)|汇|拨(?:下来|了|到|付|过来)|打了|钱(?:也|都|已经|已)?(?:到|下来|来)了|补(?:到|了)|入卡|兑付|给了|(?:还|也|正)?在领|领着|(?:每个?月|按月|一个?月)(?:能|都)?领(?=\uE001)|(?:照常|按时|按月)[^,。;]{0,2}发|都发了?|已发(?!现)|已领|已打)/,
  ],
  [
    'approved',
    /(?<![没未])批(?:了|下来|上|的|准|复|\uE001)|已批|评上|评(?:了|为|定)|通过|审批(?:通过|下来|过)|审批?了|办(?:上|下来|好|成)了?|纳入|享受上?|定(?:了|为|上)|认定|核准|下来(?:了|\uE001)|获批|吃上/,
  ],
  ['applied', /材料[^,。;]{0,4}(?:交|递|报)|交上去|递上去|报上去/],
  [
    'needed',
    /想给[^,。;]{0,4}(?:申请|办|报)|想(?:要|申请|办|贷|吃|报|享受)|希望[^,。;]{0,4}(?:办|申请|享受|给)|需要(?:申请|办)/,
  ],
  [
    'applied',
    /申请了|已申请|在申请|申请(?:中|书|表|上去|的|过)|报(?:上去|上了|了|到)|递(?:了|交|上)|交(?:了|上)?(?:材料|申请|资料)|材料[^,。;]{0,4}交|申报|提交|填(?:了)?表|等(?:着)?(?:审|批)|走(?:着)?(?:程序|流程|手续)|审核|公示|排队|正在(?:办|批|审)|办理中|在办|审批中|待批|还没(?:有)?批|帮[^,。;]{0,4}申请|给[^,。;]{0,6}申请|申请(?!补)/,
  ],
  ['needed', /想(?:要|申请|办|贷|吃)|需要|需求|该(?:享受|办)|符合|够条件|希望|盼|应该|要求|急需|想/],
]

const unpaid = /(?:还没|没|未)(?:有)?(?:到|发|打|下|领|拿|收|给|见|放|入)|等(?:着)?(?:发|打|到|拨|放)/

function readStatus(fact: Fact): void {
  const waits = find(fact, unpaid) !== null
  // Money of a pension that 下来了 has been paid; support that 下来了 is granted.
  if (fact.fields.program === 'pension' && !waits && find(fact, /下来了?/) !== null && find(fact, /批/) === null) {
    put(fact, 'status', 'paid', [fact.start, fact.end])
    return
  }
  for (const [code, pattern] of statuses) {
    if (code === 'paid' && waits) continue
    const found = find(fact, pattern)
    if (found === null) continue
    put(fact, 'status', code, [fact.start + found.from, fact.start + found.to])
    return
  }
}

const otherSupport =
  /[粮地油]补|光伏补[贴助]|奖扶|退耕还?林?款|(?:小麦|种?粮食?|地力|耕地|退耕|农机|良种|取暖|燃气|电价|电费|独生子女|计生|移民|库区|生态|公益林)[^,。;]{0,3}(?:补[贴助]|补偿)|助学金|危房?改造?(?:钱|款|补助|资金)/

function readProgram(fact: Fact): void {
  // In the plain text too: the 两项 of 两项补贴 is covered as a figure.
  const found =
    choiceIn('assistance', 'program', fact.text) ??
    choiceIn('assistance', 'program', fact.ground.text.slice(fact.start, fact.end))
  const otherLoan = found?.code === 'microcredit' && find(fact, /助学|房贷|车贷|网贷|商业贷/) !== null
  if (found !== null && found.code !== 'other' && !otherLoan)
    put(fact, 'program', found.code, [fact.start + found.start, fact.start + found.end])
  else if (find(fact, otherSupport) !== null) put(fact, 'program', 'other', [fact.start, fact.end])
  else if (find(fact, /贷(?:了|款|到|上)/) !== null && find(fact, /助学|房贷|车贷|网贷|商业贷/) === null)
    put(fact, 'program', 'microcredit', [fact.start, fact.end])
}

const notAmount =
  /(?:够|满|能批|能发|最多|预计|标准(?:是|为)?(?:每月)?|第|花|欠|户口|住院|自付|自己|还(?!林)了?|还款)[^,。;\uE001]{0,4}$/

function read(fact: Fact): void {
  readProgram(fact)
  readStatus(fact)
  claim(fact, claims)
  preferGranted(fact)
  readMonth(fact)
  for (const duration of durationsOf(fact)) {
    if (fact.fields.program !== 'microcredit' || duration.amount === null || duration.rate === true) continue
    if (duration.unit === 'year') put(fact, 'years', duration.amount, duration.span)
  }
  const bank = find(fact, /[一-鿿]{2,6}(?:银行|信用社|农商行)/)
  if (bank !== null) put(fact, 'bank', bank.text, [fact.start + bank.from, fact.start + bank.to])
}

// 每人每月310，一月930: the household's own sum.
const ofEach = /(?:每人|人均|一人|每个人|一口人)[^,。;\uE001]{0,4}$/

const claims: readonly Claim[] = [
  {
    field: 'amount',
    when: (reading, fact) =>
      sum(reading) &&
      !notAmount.test(leftOf(fact, reading)) &&
      !/(?:每|一)[亩头只][^,。;\uE001]{0,3}$/.test(
        fact.ground.text.slice(Math.max(fact.start, reading.span[0] - 6), reading.span[0]),
      ) &&
      !(ofEach.test(leftOf(fact, reading)) && numbersOf(fact).some((one) => one !== reading && sum(one))) &&
      !/^(?:月|年|天|次|个|岁|多岁)/.test(rightOf(fact, reading)) &&
      !(/[\uE002都快]$/.test(leftOf(fact, reading)) && /^了/.test(rightOf(fact, reading)) && !reading.money),
  },
]

// 申请了五千，批了三千: what was granted is the amount.
function preferGranted(fact: Fact): void {
  const granted = numbersOf(fact).find(
    (reading) => sum(reading) && reading.exact && /(?:批[准复]?|通过)(?:了|下来)*$/.test(leftOf(fact, reading)),
  )
  if (granted === undefined || !/申请|报/.test(leftOf(fact, granted, 24))) return
  fact.fields.amount = granted.value
  fact.spans.amount = granted.span
}

// 地力补贴420，养老金2100: another payment, whose sum is not the next one's.
const elsewhere = /(?:地力|粮食?|耕地|退耕|农机|良种|取暖|燃气|电价)补[贴助]|危房?改造?(?:钱|款|补助|资金)/

export const assistance = {
  kind: 'assistance',
  strong: `五保户供养金 供养金 评上低保户 评为低保户 纳入低保户 低保 低保金 最低生活保障 特困 特困供养 五保 临时救助 临时救助金 残疾补贴 两项补贴 残疾人两项补贴 护理补贴 残补 残疾人补贴 养老金 养老保险 高龄补贴 高龄津贴 交通补贴 交通补助 路费补贴 车票补贴 公益岗补贴 公益性岗位补贴 岗位补贴 雨露计划 雨露
    创业补助 创业补贴 开业补贴 小额信贷 小额贷款 小额贷 扶贫贷款 贴息贷款 医疗救助 大病救助 危改钱 危改款 危改补助 危改资金 危房改造款 危房改造补助 危房改造资金 务工交通补贴 救助金 重残补贴 务工补贴 粮补 地补 粮食补贴 种粮补贴 地力补贴 退耕还林款 退耕款 退耕补助 农机补贴 光伏补贴 取暖补贴 计生奖扶 奖扶金 移民补贴 公益林补偿`,
  plain: '助学金 贷点款 贷些款 贷个款 贷点钱 贷些钱 补贴 补助 贷款 贷了 救助 信贷 贷的 放款',
  weak: '批了 批下来 申请了 到账 到卡 发了 下来了 没批 停发 领了 评上',
  // 养老金183，高龄补贴50: both are the pension's.
  core: (text) =>
    /高龄[补津]贴/.exec(text)?.[0] ??
    choiceIn('assistance', 'program', text)?.code ??
    (elsewhere.test(text) ? 'other' : null),
  read,
} as const satisfies Heard
