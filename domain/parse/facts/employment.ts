import { findPlace } from '../../places/find.ts'
import { type Fact, find, put, putFirst, putText } from '../fact.ts'
import { leftovers } from '../leftovers.ts'
import { readChange, turnOf } from './employment-change.ts'
import { readMonths, readTimes } from './employment-times.ts'
import { readWage } from './employment-wage.ts'
import { jobs, organisation, placesOf } from './employment-words.ts'
import type { Heard } from './heard.ts'

const channels = [
  ['public-welfare-post', /公益性?岗|公岗/],
  ['work-relief', /以工代赈/],
  [
    'self-employed',
    /创业|灵活就业|自己干|自己开|自己经营|改成[^,。;]{0,6}(?:店|铺|小卖部|超市)|开[^,。;\s\uE000-\uE005]{1,5}(?:店|馆|铺)|开了?(?:个|家|间)[^,。;\s]{0,6}(?:店|铺|馆|摊|小卖部|部|超市)|摆(?:了个)?(?:地)?摊|个体|自主经营|做小?(?:生意|买卖)|网约车|滴滴|自己当老板/,
  ],
  [
    'migrant',
    /外出务工|外出打工|外出就业|出去打工|出门打工|在外打工|在外务工|在外地打工|外地务工|外地打工|去外地|外出|出外打工/,
  ],
  ['local', /就近|家门口|本地务工|本地打工|就地/],
] as const

function readPlace(fact: Fact): void {
  const places = placesOf(fact)
  const said = places.filter(({ vague }) => !vague)
  // 从上海去了苏州: where one went, not where one left, unless nothing else was said.
  const place =
    // 去年在宁波，今年换到义乌了
    said.find(({ start }) =>
      /(?:换|转|调|挪|改)(?:到|去|成)了?$/.test(fact.text.slice(Math.max(0, start - 4), start)),
    ) ??
    said.find(({ start }) => !/(?:从|离开|由|没在|不在|不搁|没搁)$/.test(fact.text.slice(0, start))) ??
    said[0]
  const where = place?.destination == null ? places.find(({ destination }) => destination !== null) : place
  if (where?.destination != null) {
    put(fact, 'destination', where.destination, [fact.start + where.start, fact.start + where.end])
  }
  const village = find(fact, /(?<=[在到去])\uE005+/)
  if (village !== null && place === undefined) {
    put(fact, 'destination', 'local', [fact.start + village.from, fact.start + village.to])
    putText(fact, 'place', village.from, village.to)
  }
  if (place !== undefined) putText(fact, 'place', place.start, place.end)
}

const doing =
  /(?<=(?:(?:岗位|工种)(?:是|为)?|当(?![前时天地初中然场月年])(?:了|着|个|上)?|做(?:着|的是|的|了)?(?:一名|个)?|干(?:着|的是|的)?|从事|担任|学(?:着)?(?!校|习)))(?!是|的是)[^\uE000-\uE005,。;\s的了着过]{2,8}/
const notJob =
  /^(?:就|每|月|一个|工资|公益性?岗|老板|的是|是|活|工作|零活|点活|事|啥|什么|了|完|不|得|好|满|够|到|上|一|生意|买卖|农活|成|干)/

function readJob(fact: Fact): void {
  const post = find(
    fact,
    /(?<=公益性?岗(?:位)?上?[,\s]?(?:负责|干|做|是|当)?)(?:[看扫管护巡打清保门绿养值][^\uE000-\uE005,。;\s]{1,6})/,
  )
  if (post !== null) {
    putText(fact, 'job', post.from, trimmedEnd(fact, post.from, post.to))
    return
  }
  const told = find(fact, doing)
  const known = jobs
    .all(fact.text)
    .find(({ end }) => !/^(?:厂|店|铺|公司|部|学校|班)/.test(fact.text.slice(end, end + 2)))
  if (known !== undefined && (told === null || known.start <= told.to)) {
    putText(fact, 'job', known.start, known.end)
    return
  }
  if (told !== null && !notJob.test(told.text)) {
    putText(fact, 'job', told.from, trimmedEnd(fact, told.from, told.to))
    return
  }
  const piece = find(fact, piecework)
  if (piece !== null && !notJob.test(piece.text) && !/^(?:包[吃住]|看[看病]|洗澡)/.test(piece.text)) {
    putText(fact, 'job', piece.from, piece.to)
    return
  }
  const trade = tradeIn(fact)
  if (trade !== null) putText(fact, 'job', trade.from, trade.to)
}

// 在车间缝沙发套, 在工地上修路: what one does right behind where one does it.
const piecework =
  /(?<=(?:工地|车间|厂|合作社|基地|园|大棚|地里|站|超市|食堂|饭店|酒店)(?:上|里)?)[缝绑修砌贴刷扎焊剪摘采拣挑编织串剥削包装卸搬扛抹拆扫喂锄浇看洗切熬炒][^\uE000-\uE005,。;\s的了着过]{1,4}(?=[,。;\s]|$|\uE001|\uE003|一?个?月|一天|每[月天])/

// 在太原焊接工, 公益岗绿化员: a trade that no list knows, by its last character.
const trade =
  /(?<=^|[,。;\s岗厂店场点里上家是做当干\uE000-\uE005])[^\uE000-\uE005,。;\s在去到了的打务帮临]{1,3}[工员匠](?=[,。;\s]|$|[呢嘛\uE001\uE003]|一?个?月|每月|工资)/
const noTrade =
  /^(?:职|员|民|农民|手|施|用|开|停|返|复|党|人|社|队|委|会|成|动|找|招|零|短|人社|家庭成|服务人|驻村队)[工员]$|[打务][工]$/

function tradeIn(fact: Fact): { from: number; to: number } | null {
  let text = fact.text
  for (const { start, end } of placesOf(fact))
    text = text.slice(0, start) + '\uE005'.repeat(end - start) + text.slice(end)
  const found = trade.exec(text)
  if (found === null || noTrade.test(found[0])) return null
  return { from: found.index, to: found.index + found[0].length }
}

const tails = /(?:一个?月|每个?月|月薪|工资|每月|一天|挣|已经|现在|目前|能|拿|开|，).*$/

function trimmedEnd(fact: Fact, from: number, to: number): number {
  const cut = tails.exec(fact.text.slice(from, to))
  return cut === null || cut.index === 0 ? to : from + cut.index
}

const elsewhere = /^里?(?:伺候|照顾|陪|看[他她病望]|住院|复查|检查|[拿开取]药|化疗|透析|接|送)/

function readEmployer(fact: Fact): void {
  const found = organisation(fact.text)
  // 去医院伺候他: nobody's employer.
  if (found !== null && !elsewhere.test(fact.text.slice(found.to, found.to + 4)))
    putText(fact, 'employer', found.from, found.to)
}

// What a form leaves over: an employer by its last character, else a job; the first of two is the employer.
function readForm(fact: Fact): void {
  const free = leftovers(fact).filter(
    ({ text, from }) =>
      text.length > 1 &&
      !/[务工就业]{2}|外出|工资|就近|公益|以工代赈|月薪|月收入|创业|灵活|就业|打工|进厂|上班|^(?:在|去|到|回|不|还|一)/.test(
        text,
      ) &&
      findPlace(fact.text, from, from + text.length) === null,
  )
  for (const { from, to, text } of free) {
    if (
      text.length < 2 ||
      text.length > 16 ||
      [...Object.values(fact.spans)].some(([a, b]) => a < fact.start + to && b > fact.start + from)
    )
      continue
    if (
      /(?:厂|公司|店|集团|超市|酒店|饭店|宾馆|学校|医院|合作社|基地|车间|园|工地|馆|局|所|中心|银行|物业|矿|场|捞|部|院|站|队)$/.test(
        text,
      )
    )
      putText(fact, 'employer', from, to)
    else if (free.length === 1 || 'employer' in fact.fields || jobs.at(fact.text, from) !== null)
      putText(fact, 'job', from, to)
  }
}

function read(fact: Fact): void {
  readChange(fact)
  putFirst(fact, 'channel', channels)
  readPlace(fact)
  readMonths(fact)
  readTimes(fact)
  readWage(fact)
  readEmployer(fact)
  readJob(fact)
  if (fact.marked) readForm(fact)
  if (find(fact, /点对点|劳务输出/) !== null) put(fact, 'via', 'dispatch', [fact.start, fact.end])
  if (find(fact, /(?:帮扶|扶贫)车间/) !== null) put(fact, 'via', 'workshop', [fact.start, fact.end])
}

export const employment = {
  kind: 'employment',
  strong: `不搁 月收入 务工 打工 公益岗 公益性岗位 公益岗位 公岗 以工代赈 月工资 月薪 进厂 找工作 找个班 找班上 找点事做 找个事做 找份活 介绍个活 介绍活 寻个活 寻活 寻点活 寻工作 寻份工 找营生 找活 找个活 找份工作 找点活 零活 打零工 求职 待业 辞职 辞了 辞工 离职 离岗 返乡 上岗 入职 就业 外出务工 不干了
    送外卖 跑外卖 送快递 当保安 当服务员 做保洁 干保洁 干家政 做家政 当保姆 开出租 跑滴滴 跑网约车 开滴滴 摆摊 摆地摊 外卖 快递员 想找 找着活 找到活 灵活就业 自主创业 创业了 回来了 裁了 裁员 被裁 辞退 开除 离的职 辞的职 辞的工 到的家 上的班 下岗 上了班 不打工`,
  plain: `没活干 找个工作 找份工 找个活干 欠薪 拖欠工资 欠工资 欠着工资 转正 实习 换厂 换工作 小卖部 上班 干活 工地 工资 每月工资 打工的 服务员 保安 保洁 保洁员 家政 月嫂 护工 司机 普工 焊工 电工 木工 瓦工 厨师 学徒 流水线 车间 电子厂 服装厂 修车 快递 外卖 建筑队 装修 干建筑 开店 工厂 厂里 厂子 富士康 豫光 岗位 跑车 跑运输 开大车 开货车 护林员 看大门 门卫`,
  weak: '到手 底薪 干了 在外 外出 出去 出门 一个月 没活 上海 北京 广东 深圳 工作 一月 每月 单位 公司 老板',
  core: turnOf,
  read,
} as const satisfies Heard
