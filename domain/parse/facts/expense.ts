import { type Claim, claim, type Fact, give, leftOf, numbersOf, ofOne, putFirst } from '../fact.ts'
import type { Heard } from './heard.ts'
import { sum } from './money-words.ts'

const categories = [
  [
    'ceremony',
    /彩礼|婚|结婚|娶|嫁|出嫁|定亲|订婚|办喜事|喜事|丧|白事|红事|红白|葬|办后事|发送|满月|办酒|酒席|办事(?!处)|办席|过事/,
  ],
  [
    'education',
    /学费|学杂费|驾校|上学|大学|高中|中专|大专|读书|念书|补课|培训费|校服|生活费|书本|幼儿园|专科|本科|上职高|技校|住校/,
  ],
  [
    'production',
    /化肥|农药|种子|饲料|农机|拖拉机|(?<![骑开坐])三轮车?|旋耕|收割|农资|生产|大棚|羊羔|猪崽|猪仔|鸡苗|牛犊|树苗|苗子|地膜|浇地|机器|打药|母羊|母牛|小牛|仔猪|苗木|猪圈|羊圈|牛棚|鸡舍|买羊|买牛|买猪/,
  ],
  ['housing', /盖[^,。;]{0,6}房|扒了?重盖|建房|修房|买房|翻修|翻盖|装修|房子|房屋|(?<!车)首付|房贷|宅|院墙|屋顶|换瓦/],
  [
    'medical',
    /医保|合作医疗|看病|住院|手术|医药|医疗|药|治|病|检查|拍片|化疗|透析|镶牙|住了?院|骨折|医院|生孩子|剖腹产|剖宫产|接生|摔|支架|牙|眼镜/,
  ],
  ['other', /买[^,。;]{0,4}车|轿车|养老(?:保险|金)|社保/],
] as const

const selfBefore =
  /(?:自付|自费|自负|自掏(?:腰包)?|自己(?:还|又|得|要|也|实际)*(?:掏|花|出|拿|付|交|承担|负担)|个人(?:掏|付|出|承担|负担|支付|自付)?|报销(?:完|后|过|以后|之后|下来)?[^,。;\uE001]{0,4}(?:还|自己|净|实际)*(?:得|要)?(?:掏|花|出|付|剩|拿|交))[^,。;\uE001]{0,5}$/
// 合作医疗交了400 is what it cost.
const insuredBefore =
  /(?:报销|报(?!名|考|到)|医保|新农合|合作医疗|理赔|赔付|保险赔)(?![^,。;\uE001]{0,4}[交缴])[^,。;\uE001]{0,5}$/
const total = /(?:花|共|合计|总计|一共|总共|交|支出|费|费用|彩礼|掏|用|买|缴|金额|给|出)[^,。;\uE001]{0,8}$/

/** What a text tells money was spent on; null where it does not. */
export const categoryIn = (text: string): string | null =>
  categories.find(([, pattern]) => pattern.test(text))?.[0] ?? null

function read(fact: Fact): void {
  putFirst(fact, 'category', categories)
  claim(fact, claims)
  const money = numbersOf(fact).filter(
    (reading) => !fact.used.has(reading) && sum(reading) && reading.ordinal !== true && !ofOne(fact, reading),
  )
  const amount =
    money.find((reading) => /(?:总共|一共|共|合计|总计|拢共)(?:是|花|用|交)?了?$/.test(leftOf(fact, reading))) ??
    money.find((reading) => total.test(leftOf(fact, reading))) ??
    money.find((reading) => reading.money) ??
    money[0]
  if (amount !== undefined) {
    fact.used.add(amount)
    give(fact, 'amount', amount)
  }
}

const claims: readonly Claim[] = [
  { field: 'selfPaid', before: selfBefore, when: sum },
  { field: 'selfPaid', after: /^(?:块钱?|元)?(?:都|全)?是?(?:自己|个人|自家)(?:掏|出|付|花|拿)的/, when: sum },
  { field: 'insured', before: insuredBefore, when: sum },
]

export const expense = {
  kind: 'expense',
  strong: `花了 花销 花费 花掉 开支 支出 彩礼 交学费 交了学费 学费 学杂费 盖房花 装修花 办婚事 办喜事 办丧事 办白事 红白事 娶媳妇 医药费 医疗费 药费 共花 一共花 总共花 住院花 看病花 手术花 住院花了 看病花了 手术花了 治病花 花出去 盖房 翻修 白事 红事 订婚 首付 买了三轮 买了农机`,
  plain: '结婚 婚事 丧事 上大学 上高中 盖了 装修 买房 买了 交了 花 办席 娶 嫁闺女 缴了',
  weak: '学校 化肥 饲料 种子 买',
  core: (text) =>
    // 光彩礼就给了…，待客又花了…: what was spent besides is another.
    /又(?:花|交|给)/.test(text) && text.includes('\uE001')
      ? `+${text}`
      : !/其中|光|就\uE001/.test(text) && /(?:花|彩礼|学费|交了|支出|酒席|首付)/.test(text) && text.includes('\uE001')
        ? text.slice(0, 20)
        : null,
  read,
} as const satisfies Heard
