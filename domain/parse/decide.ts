import { type KindCode, kinds } from '../kinds/index.ts'
import { goodIn } from './facts/goods.ts'
import { heard } from './facts/index.ts'
import { askedOfUs, helped } from './facts/measure.ts'
import { assesses } from './facts/visit.ts'
import { byMonth, type Vote } from './votes.ts'
import { helpers } from './worth.ts'

/** Whom the clause is about, as far as it is known: it rules out kinds about somebody else. */
export type Subject = 'household' | 'village' | null

export interface Choice {
  readonly kind: KindCode | null
  /** 4 decides, 2 speaks for it, 1 only supports; 0 where nothing speaks. */
  readonly weight: number
  /** The clause tells of going there as well: the visit counts beside what was found. */
  readonly visited: boolean
}

const order = Object.keys(heard) as readonly KindCode[] // the keys of a table by kind
const ranks = new Map(order.map((kind, rank) => [kind, rank]))
const rankOf = (kind: KindCode): number => ranks.get(kind) ?? 0

// What the clause being decided has for each kind, by rank. One table for all clauses: a map made for each of them cost
// as much as the rest of deciding.
const weights = new Uint8Array(order.length)
const speaks = (rank: number): boolean => (weights[rank] ?? 0) > 0
const raise = (rank: number, weight: number): void => {
  weights[rank] = Math.max(weights[rank] ?? 0, weight)
}
const [visit, hardship, measure] = [rankOf('visit'), rankOf('hardship'), rankOf('measure')]
const [training, assistance, property] = [rankOf('training'), rankOf('assistance'), rankOf('property')]
const [income, industry, expense] = [rankOf('income'), rankOf('industry'), rankOf('expense')]
const [project, collective, employment] = [rankOf('project'), rankOf('collective'), rankOf('employment')]

function weigh(votes: readonly Vote[], subject: Subject): void {
  weights.fill(0)
  for (const vote of votes) {
    for (const [kind, weight] of vote.speaks) {
      const rank = rankOf(kind)
      if (fits(kind, weight, subject)) weights[rank] = sum(weights[rank] ?? 0, weight)
    }
  }
}

const fits = (kind: KindCode, weight: number, subject: Subject): boolean => {
  if (kinds[kind].about === 'village') {
    if (subject === 'village') return true
    return subject === null && weight === 4 && kind !== 'project'
  }
  return subject !== 'village' || (kind === 'visit' && weight === 4)
}

// 给他娘办丧事: help of one's own family is no measure.
const kin =
  /在[^,。;\s]{1,8}帮忙|丧事|白事|喜事|婚事|(?:(?:儿子|闺女|女儿|媳妇|孩子)[^,。;]{0,6}|\uE000(?:家|也|都|又|还|每月|\uE002|\uE003|,)*)给(?:他|她)|给(?:他|她)[^,。;]{0,2}(?:高兴|气|愁|急|累|吓|乐|美|激动|打了?\uE001)|给[^,。;]{0,2}报(?!名|上|到|警|案)|给(?:他|她)?[^,。;]{0,2}(?:停|取消|清退|扣|断)了|给[^,。;]{0,6}(?:报上去|登记|记下|反映|解释|说了|讲)|(?:给|帮)(?:他|她)?家?(?:娘|爹|妈|爸|儿|闺女|女儿|孩|孙|媳妇|老婆|老伴|父|母|弟|哥|姐|妹)/

// 光伏电站发电收益4200 is what the village earned, not how the plant runs.
const earned = /收益|收入|进账|给村集体|村集体/
const runsHow = /应[收交付]|运行|停|闲|用工|带动|效益|干活|倒闭/
const runs = /运行|正常|停|闲|效益|用工|带动|租金|就业|干活|倒闭/

// 去苏州看孙子了: one may be elsewhere for other things than work.
const noWork =
  /卫生院|诊所|住了\uE003|看(?:孙|病|望|孩|闺女|儿子)|旅游|走亲戚|住院|带(?:孩子|孙)|上(?:学|大学|高中)|读书|念书|复查|检查|吃酒|开会|逛|考上|支架|手术|治疗|医院|化疗|结婚|定居|嫁|买房|生孩子|坐月子|办事|转车|有一?[套间处](?:门面|房|院|老宅)/

// 在地里干活: in one's own field, where no pay is told of.
const ownField = /[在去下到](?:自家|自己)?(?:的)?(?:地里|田里|菜地|地头|坡上|地(?=干))|农活|家务/

/** What belongs to the fact being told though its words speak for another kind. */
const keeps: readonly {
  readonly open: KindCode
  readonly other: KindCode
  readonly when?: RegExp
  readonly unless?: RegExp
}[] = [
  // What an illness or accident costs belongs to it; a wedding does not.
  { open: 'hardship', other: 'expense', unless: /彩礼|婚|学费|盖房|装修|白事|三轮/ },
  { open: 'expense', other: 'hardship', unless: /困难|住院|查出|摔|骨折|车祸|冰雹|着火/ },
  // 买车首付5万，贷款6万: a loan for what was bought is no support.
  { open: 'expense', other: 'assistance', when: /贷款/, unless: /小额|信贷|批|申请/ },
  { open: 'hardship', other: 'industry', unless: /种|养|卖/ },
  { open: 'assistance', other: 'income', when: /到手/ },
  // 漏雨，当天就修好了: nobody's help, but how it stands now.
  { open: 'visit', other: 'measure', when: /[修补换接通弄](?:好|上|完)了/, unless: helpers },
  { open: 'expense', other: 'visit', when: /报|医保/ },
  { open: 'hardship', other: 'visit', when: /报|医保/ },
  { open: 'property', other: 'income', unless: /收入|卖|打工/ },
  // 一共收入6万2，打工4万2: a part of what was told.
  { open: 'income', other: 'employment', when: /^[^,。;]*(?:打工|务工|工资)[^,。;]{0,4}\uE001+[元块钱左右的]*$/ },
  { open: 'collective', other: 'project', unless: /正常|运行|停|闲|用工|带动|效益|干活/ },
  { open: 'income', other: 'expense', when: /饲料|化肥|农药|种子|成本|本钱|油钱|运费|人工/ },
]

function keptBy(
  open: KindCode | null,
  choice: { kind: KindCode | null },
  text: string,
  before: string,
): KindCode | null {
  // 转移性收入：低保1185，养老金2300: each payment is a part of what was announced.
  const listed = open === 'income' && choice.kind === 'assistance'
  if (listed && /转移性/.test(before + text) && !/[批停]|申请/.test(text)) return 'income'
  const found = keeps.find(
    (one) =>
      one.open === open &&
      one.other === choice.kind &&
      (one.when?.test(text) ?? true) &&
      one.unless?.test(text) !== true,
  )
  return found?.open ?? null
}

// What is a finding of a visit while one is told, and an event of its own otherwise.
const findings =
  /^(?:.{0,2}(?:房|屋|墙).*[裂漏].*|困难|家里困难|漏雨|停水|断水|危房|辍学|没水|没水吃|没水喝|井干|挑水吃|病|大雨)$/

/**
 * Which kind a clause speaks of: the heaviest word wins, of equals the table's first; the fact that is being told keeps
 * a clause whose words only speak for another.
 */
// 在镇上的服装加工点缝衣服: where one works.
const atWork =
  /在[^,。;\s]{0,10}加工(?:点|厂|车间)|[在到去][^,。;\s]{0,6}(?:农家乐|民宿|大棚|采摘园)[^,。;\s]{0,3}(?:端|洗|打扫|打工|当|帮|干|上班|摘|务工)/
const isPay = (votes: readonly Vote[]): boolean => votes.some(({ speaks }) => speaks === byMonth)
const ofGoods = /[种养亩头只斤]|收入|卖(?!个|得|\uE001)/

// 在医院当护工 is work, wherever.
const works = /当(?!时|天|地|初)|上班|打工|务工|护工|工资|月薪|一个?月\uE001/

export function decide(
  masked: string,
  clause: { readonly start: number; readonly end: number },
  votes: readonly Vote[],
  subject: Subject,
  open: KindCode | null,
  went: boolean,
): Choice {
  const text = masked.slice(clause.start, clause.end)
  const helps = help.test(text) && helped.test(text) && !askedOfUs.test(text)
  if (votes.length === 0 && !went && !helps) return { kind: null, weight: 0, visited: false }
  weigh(votes, subject)
  // 两口子都去了新疆摘棉花: whoever went, it was to work.
  if (speaks(visit) && speaks(employment) && !went && bothWent.test(text)) weights[visit] = 0
  if (speaks(visit) && !went && byOthers.test(text)) weights[visit] = 0
  const visited = went || weights[visit] === 4
  if (speaks(hardship) && (visited || open === 'visit') && areFindings(masked, votes)) {
    weights[hardship] = 0
    raise(visit, 2)
  }
  if (went) raise(visit, 3)
  if (helps) {
    raise(measure, 3)
    if (bought.test(text)) weights[expense] = 0
  }
  // 八亩地，打了九千斤: land whose crop was brought in is not let.
  if (weights[property] === 1 && speaks(industry)) {
    const said = masked.slice(clause.start, clause.end + 9)
    if (harvested.test(said) && !lets.test(said)) weights[property] = 0
  }
  reweigh(text, open, votes, masked)
  const choice = heaviest(open)
  const kept = keptBy(open, choice, text, masked.slice(Math.max(0, clause.start - 80), clause.start))
  if (kept !== null) return { kind: kept, weight: 2, visited }
  // 家里的猪 alone tells nothing yet.
  const idle =
    choice.weight === 1 &&
    open === null &&
    choice.kind !== 'visit' &&
    (!text.includes('\uE001') || onlyFigure.test(text))
  return idle ? { kind: null, weight: 0, visited } : { kind: choice.kind, weight: choice.weight, visited }
}

/** What the words around a word take from its weight, or give to another kind. */
function reweigh(text: string, open: KindCode | null, votes: readonly Vote[], masked: string): void {
  // 自己掏钱买了6头牛: what is bought is no misfortune.
  if (weights[hardship] === 2 && /(?:自己掏|掏了|自费)[^,。;]{0,3}(?:买|盖|修|建|装)/.test(text)) weights[hardship] = 0
  // 交了驾校的钱3800: what the course cost.
  if (speaks(training) && /(?:[交花]|钱|费)[^,。;]{0,8}\uE001/.test(text) && !/考|证|学会/.test(text))
    weights[training] = 0
  if (speaks(measure) && (kin.test(text) || askedOfUs.test(text))) weights[measure] = 0
  if (speaks(project) && (/集体/.test(text) ? !runsHow.test(text) : earned.test(text) && !runs.test(text))) {
    weights[project] = 0
    weights[collective] = 4
  }
  if (speaks(employment) && weights[employment] !== 4 && noWork.test(text) && !works.test(text)) weights[employment] = 0
  if (speaks(employment) && weights[employment] !== 4 && ownField.test(text) && !text.includes('\uE001'))
    weights[employment] = 0
  // 养老保险交了300: paid in, not received.
  if (speaks(assistance) && paidIn.test(text)) {
    weights[assistance] = 0
    raise(expense, 4)
  }
  // 上学没收入: a pupil is not out of work.
  if (weights[hardship] === 4 && pupil.test(text)) weights[hardship] = 0
  // 住了院，一共花了1万3: a stay that is told by what it cost is a cost.
  if (weights[hardship] === 4 && open !== 'hardship' && stayCost.test(text) && areStays(masked, votes)) {
    weights[hardship] = 0
    weights[expense] = 4
  }
  // 开三轮拉货，一个月挣2500: pay told with a job is the job's (contract/parse.md, 'Settled').
  if (open === 'employment' && speaks(income) && isPay(votes) && !ofGoods.test(text)) weights[income] = 0
  // 厂里订单少: whose orders those are is the factory's matter.
  if (speaks(industry) && /厂里|厂子|公司|车间/.test(text) && /订单/.test(text) && !/[种养]|签/.test(text))
    weights[industry] = 0
  // 贷了3万小额信贷买了两头母牛: a loan told with an industry is the industry's (contract/parse.md, 'Settled').
  if (speaks(assistance) && boughtStock.test(text) && goodIn(text) !== null) {
    weights[assistance] = 0
    weights[industry] = 4
  }
  // 欣怡学费有点困难: what is no sum is how the household stands.
  if (open === 'visit' && speaks(expense) && !text.includes('\uE001') && assesses(text)) {
    weights[expense] = 0
    raise(visit, 2)
  }
  // 入股合作社分了500: the share is where the dividend comes from.
  if (speaks(industry) && speaks(property) && dividend.test(text)) weights[industry] = 0
  if (speaks(industry) && atWork.test(text)) {
    weights[industry] = 0
    raise(employment, 2)
  }
}

const paidIn = /(?:养老(?:保险|金)|社保|医保|合作医疗|新农合)[^,。;\uE001]{0,8}[交缴]了?(?:\uE001|费)/
const harvested = /(?:[收打产]|卖)了?\uE001/
const lets = /租|流转|包|分红|入股|给/
const pupil = /(?:上学|在校|在读|读书|念书|上大学|上高中)[^,。;]{0,4}没(?:有|啥)?收入/
const boughtStock = /贷[^,。;]{0,3}\uE001[^,。;\uE001]{0,10}[买养种栽]了?\uE001/

const bought = /给(?:\uE000+|他|她)家?[^,。;\uE001]{0,3}买/
const dividend = /入股[^,。;]{0,10}分(?:了|得|到)*(?:红[^,。;]{0,3})?\uE001/
const bothWent = /都去了(?!一|\uE000|家|他)/

// 他家的地 两亩 流转了: the figure waits for what it counts.
const onlyFigure = /^[\s\uE001嗯呃就是那个大概有]*$/

// 保险公司来看过了: somebody else's call.
const byOthers =
  /(?:保险|公司|医生|大夫|亲戚|专家|供电|电力|水站|派出所|警察|师傅|信贷员)(?:的|那边)?人?(?:也|都|还|已经?|刚)*[来去到](?:家里?)?[看走查问]/

const help = /[给帮替把出]|[送捐买装修]的/

const stayCost = /(?:住了?院|手术|看病|治病)[^,。;\s]{0,8}花(?:了|费|掉|去)?[^,。;\s]{0,3}\uE001/
const stays = /^(?:住院|住了院|住院花了|动?手术|做了?手术|手术花了|花了|报销.*|自付|自费|自己掏|自己花|掏了|医院)$/
const areStays = (masked: string, votes: readonly Vote[]): boolean =>
  votes
    .filter(({ speaks }) => speaks.some(([kind]) => kind === 'hardship'))
    .every(({ start, end }) => stays.test(masked.slice(start, end)))

const areFindings = (masked: string, votes: readonly Vote[]): boolean =>
  votes
    .filter(({ speaks }) => speaks.some(([kind]) => kind === 'hardship'))
    .every(({ start, end }) => findings.test(masked.slice(start, end)))

// Two words that speak for a kind nearly decide; many that only support it stay support.
const sum = (before: number, next: number): number => (before === 2 && next === 2 ? 3 : Math.max(before, next))

// Of equals the one of lower rank stands, which comes first.
function heaviest(open: KindCode | null): { kind: KindCode | null; weight: number } {
  let first = -1
  let weight = 0
  for (let rank = 0; rank < weights.length; rank += 1) {
    const own = weights[rank] ?? 0
    // A visit counts beside what was found, so the finding speaks first.
    const eager = rank === visit && own > 2 ? 1.5 : own
    if (eager <= weight) continue
    first = rank
    weight = eager
  }
  const kind = order[first] ?? null
  if (kind === null) return { kind, weight: 0 }
  const told = weights[first] ?? weight
  if (open === null) return { kind, weight: told }
  // What was told goes on: its own words go before another's lesser ones, and support for another is none.
  if (told <= 2 && speaks(rankOf(open))) return { kind: open, weight: weights[rankOf(open)] ?? told }
  if (told === 1 && (kind !== 'visit' || kinds[open].about === 'village')) return { kind: open, weight: 1 }
  return { kind, weight: told }
}
