import { type Claim, claim, durationsOf, type Fact, isMoney, leftOf, rightOf } from '../fact.ts'
import type { NumberReading } from '../values/value.ts'
import { placesOf } from './employment-words.ts'

const wageBefore =
  /(?:月工资|月薪|月收入|工资|每个?月|一个?月|月均|薪水|薪资|待遇|到手|涨到了?|降到了?|减到了?|降成)[^,。;\uE001]{0,6}$|(?:开|挣|拿|给开?|发)(?:了|到|个|他|她|的)*$/
const wageAfter = /^(?:块|元|块钱)?(?:[/每]月|一个?月|的?工资|月薪)/
const otherMoney =
  /(?:涨了?(?!到)|多了|加了|降了?(?!到|成)|扣了?|花|欠|借|路费|车票|补贴|补助|押金|学费|贷|罚|交了?|租金|房租|结(?:了|算|清)?|一年|年薪|全年|每年|一天|每天|日薪|天|奖金|总共|共|合计|累计|有时候?|最多|最少|顶多)[^,。;\uE001]{0,8}$/

// 三个月发了一万五: of three months.
const pays = /^(?:就|才|一共|总共|共|的|给)*(?:发|挣|拿|给|开|结|工资|工钱)(?:了|到)?(?:一共|总共|共)?$/

/** The month or months that end right before a sum; not where they are one. */
const ofMonths = (fact: Fact, { span }: NumberReading): boolean =>
  durationsOf(fact).some(
    (one) =>
      one.span[1] <= span[0] &&
      span[0] - one.span[1] <= 8 &&
      !(one.amount === 1 && one.unit === 'month') &&
      pays.test(fact.ground.text.slice(one.span[1], span[0])),
  )

// 一季度发1800, 半年结一次: no month's pay.
const byOtherTime = (fact: Fact, reading: NumberReading): boolean =>
  ofMonths(fact, reading) ||
  otherAfter.test(rightOf(fact, reading)) ||
  spends.test(leftOf(fact, reading)) ||
  /(?:季度?|半年|半个月|一周|每周|一趟|一车|一次|一场|一单|一件|计件|小时|钟头|一晚)[^,。;\uE001]{0,4}$/.test(
    fact.ground.text.slice(Math.max(fact.start, reading.span[0] - 8), reading.span[0]),
  )

// 发了3000奖金, 工资一万二没给
const otherAfter =
  /^(?:块钱?|元)?的?(?:奖金|加班费|补[贴助]|年终奖|红包|生活费|路费|押金|提成|(?:还|也|都)?没(?:给|发|结|要))/
// 每月存3000, 房租一个月800: not what one earns.
const spends =
  /(?:存|还(?![是行能有在给])|寄|汇|[上提预]?交|缴|花|房租|房贷|车贷|贷款|生活费|扣|借|攒)[^,。;\uE001]{0,5}$/

const monthly = (reading: NumberReading): boolean =>
  isMoney(reading) && (reading.per === 'month' || reading.per === undefined)

// 去年一个月六千，今年涨到六千四: the later of two.
const formerly = /(?:去年|以前|原来|原先|之前|头一年|刚去|头一?个?月|第一个月|起初|刚开始|试用期)[^,。;]{0,8}$/
const nowadays = /涨到|涨成|涨至|现在|今年|如今/

/** monthlyWage, and wagesOwed: pay by the month in yuan; what is told for another time, saved or spent is left out. */
export function readWage(fact: Fact): void {
  const { ground, start, end, used } = fact
  if (nowadays.test(ground.text.slice(start, end)))
    for (const reading of fact.readings)
      if (
        reading.type === 'number' &&
        formerly.test(ground.text.slice(Math.max(start, reading.span[0] - 14), reading.span[0]))
      )
        used.add(reading)
  claim(fact, claims)
}

const claims: readonly Claim[] = [
  { field: 'wagesOwed', after: /^(?:块钱?|元)?(?:还|也|都)?没(?:给|发|结)/, when: monthly },
  { field: 'wagesOwed', before: /(?:欠薪|拖欠(?:工资)?|欠(?:着|了)?工资|欠了?)[^,。;\uE001]{0,4}$/, when: monthly },
  {
    field: 'monthlyWage',
    when: (reading, fact) => monthly(reading) && reading.per === 'month' && !byOtherTime(fact, reading),
  },
  {
    field: 'monthlyWage',
    before: wageBefore,
    when: (reading, fact) => monthly(reading) && !otherMoney.test(leftOf(fact, reading)) && !byOtherTime(fact, reading),
  },
  {
    field: 'monthlyWage',
    after: wageAfter,
    when: (reading, fact) => monthly(reading) && !otherMoney.test(leftOf(fact, reading)),
  },
  {
    field: 'monthlyWage',
    before: /底薪(?:是|有)?$/,
    when: (reading, fact) =>
      monthly(reading) &&
      !/到手|实发|能拿|拿到/.test(fact.text) &&
      !/^(?:块钱?|元)?[,\s]?(?:加|外加|另|\+|提成)/.test(rightOf(fact, reading)),
  },
  { field: 'monthlyWage', when: (reading, fact) => (fact.marked || alone(fact, reading)) && bareWage(fact, reading) },
  // 王磊务工宁波6500
  {
    field: 'monthlyWage',
    when: (reading, fact) =>
      endsPiece(fact, reading) &&
      bareWage(fact, reading) &&
      placesOf(fact).some(({ end }) => fact.start + end === reading.span[0]),
  },
  // 商玉梅公益岗600，侯文博修车4000
  {
    field: 'monthlyWage',
    before: /(?:岗位?|工|员|师傅?|修车|快递|外卖|打工|上班|务工|干活|保洁|保安|家政|保姆|月嫂|门卫)$/,
    when: (reading, fact) => endsPiece(fact, reading) && bareWage(fact, reading),
  },
]

// A form-filler's bare figure is the wage where it may be one: #务工就业 王磊 宁波 5500.
const bareWage = (fact: Fact, reading: NumberReading): boolean =>
  monthly(reading) &&
  (reading.money || reading.value >= 300) &&
  !byOtherTime(fact, reading) &&
  !otherMoney.test(leftOf(fact, reading))

// 月工资没变，5800: a sum that is a piece of its own.
const alone = (fact: Fact, reading: NumberReading): boolean =>
  /(?:^|[,。;、/\s\uE004]|\uE000(?:家|的|他)*)(?:嗯|呃|是|就是|大概|有|给|开|现在|如今|目前)*$/.test(
    leftOf(fact, reading),
  ) && endsPiece(fact, reading)

const endsPiece = (fact: Fact, reading: NumberReading): boolean =>
  /^(?:左右|吧|呢|嘛|了|\uE004)*(?:$|[,。;、/\s])/.test(rightOf(fact, reading))
