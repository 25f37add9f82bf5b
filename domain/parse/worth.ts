import type { Ground } from './ground.ts'
import { relatives } from './people.ts'
import type { Made } from './reports.ts'
import type { Scene } from './scene.ts'
import { isTaught } from './taught.ts'

/** 干活摔断了腿: that somebody works is no report of its own where something else is told of him. */
export function withoutBare(made: readonly Made[]): readonly Made[] {
  if (made.length < 2) return made
  const told = new Set<string | null>()
  for (const { report } of made) if (report.kind === 'hardship' || report.kind === 'income') told.add(report.person)
  return made.filter(
    ({ fact, report }) =>
      fact.marked ||
      report.kind !== 'employment' ||
      fields(report) ||
      (!told.has(report.person) && !/靠(?:着)?[他她\uE000]/.test(fact.text)),
  )
}

// Of these a bare word tells nothing: 医保报销了 is no hardship, 养的羊 no industry.
const empty: ReadonlySet<string> = new Set([
  'employment',
  'hardship',
  'industry',
  'training',
  'income',
  'expense',
  'collective',
  'project',
  'customs',
])

/**
 * Without a name and without a marker a sentence is a report only where it tells something: 低保政策很好 is talk,
 * 卖核桃收入7200 is a report that lacks its household.
 */
export function worth({ ground }: Scene, made: Made): boolean {
  const { report, fact, who } = made
  // A word was taught so that it be recorded, even where nothing more is told.
  if (who !== null && isTaught(ground.words, fact.text, report.kind)) return true
  // 一趟能挣800: what one brings is no income yet.
  if (report.kind === 'income' && !('amount' in report.fields) && report.fields.quantity === 1) return false
  if (fact.marked) return true
  if (tellsNothing(made) || (who === null && ofSenders.test(fact.text))) return false
  if (report.village !== null || who !== null) return true
  if (isNotice(ground)) return false
  if (report.kind === 'village-check' && checkDone.test(fact.text)) return true
  return (
    Object.values(report.fields).some((value) => typeof value === 'number') ||
    (report.kind === 'visit' && ((fields(report) ? /走访|入户/ : visited).test(fact.text) || atDoor.test(fact.text)))
  )
}

function tellsNothing(made: Made): boolean {
  const { report, fact, who, faint } = made
  const { text } = fact
  if (faint && !fields(report)) return true
  if (fact.flaws.length === 0 && empty.has(report.kind) && !fields(report) && !bare.test(text)) return true
  switch (report.kind) {
    case 'visit':
      // 一户是葛长根家吃水: a point of which nothing is told.
      // 给我打电话说小军砸了脚: who only called to tell that was not called on.
      return (
        (made.light && !fields(report)) || (calledUs.test(fact.text) && Object.keys(report.fields).join() === 'mode')
      )
    case 'hardship':
      return (
        onlyWeather(report, text) ||
        (faint && !('selfPaid' in report.fields || 'loss' in report.fields) && !bare.test(text))
      )
    case 'measure':
      return !helpers.test(text)
    case 'assistance':
      return onlySupport(report, text, who !== null)
    case 'property':
      return !('type' in report.fields) && !('amount' in report.fields)
    case 'industry':
      // 在家养着 is an illness's end, no stock; 狗下了三只崽 neither.
      return onlyKept(report) || /狗|猫/.test(text) || /[扛背提拉送]着/.test(text)
    default:
      return false
  }
}

// 低保政策好, 没有补贴: the programme's name alone is no support.
function onlySupport({ fields: told }: Made['report'], text: string, isNamed: boolean): boolean {
  if (!('program' in told)) return !isNamed || !appliedFor.test(text) || talkedOf.test(text)
  if (!('status' in told) && !isNamed) return true
  if (!('status' in told) && !('amount' in told) && /没|未|不/.test(text)) return true
  return Object.keys(told).length < 2 && talkedOf.test(text)
}

// 我儿子在郑州上班: the sender's own family is on no list.
const ofSenders = new RegExp(`(?:^|[,。;\\s\\uE002])我(?:家(?!\\uE001)|(?:的|家|自己)*(?:${relatives}))`)

// 申请补贴: which one is asked.
const appliedFor = /申请(?:了|过|着|个|一?[份下])?(?:个|点|些)?(?:补贴|补助|救助|贷款)/

const calledUs = /给[我俺]打(?:了个?)?电话/

// 低保的事给他解释了 is no application.
const talkedOf = /[问讲]|解释|宣传|咨询|政策|说了|的事/

// 房顶修好了 says not who did it: a measure is somebody's help.
export const helpers =
  /我们|咱们|俺们|给|帮|工作队|单位|村里|村上|镇|政府|第一书记|组织|送|协调|对接|联系|争取|申请|安排/

// 家里困难 and 打零工去了 tell something without a value.
const bare = /困难|突发|揭不开锅|抢救|工地|外地|南方|打工|务工|零工|上班|干活|里[头面边]干/

const notices = new WeakMap<Ground, boolean>()

// Asked once a message: a text of 500 facts is not searched for each of them.
function isNotice(ground: Ground): boolean {
  const known =
    notices.get(ground) ??
    /请|务必|通知|注意|上报(?!了)|各位|各[村帮乡镇单部责]|大家|抓紧|要求|文件|会议|开会|政策|转发|[【[]转|某|[XxＸ×]{2}/.test(
      ground.text,
    )
  notices.set(ground, known)
  return known
}

// 下大雨路断了 is no loss of the household's.
function onlyWeather({ fields: told }: Made['report'], text: string): boolean {
  if (told.cause !== 'disaster' || Object.keys(told).length > 1) return false
  return !/淹|冲|塌|倒|坏|毁|砸|损失|死|刮|漏|掀|打|绝收|减产|烧|着火|失火|受灾|遭|断收|白瞎|祸害|糟蹋|拱|咬|虫/.test(
    text,
  )
}

const onlyKept = ({ fields: told }: Made['report']): boolean =>
  Object.keys(told).length === 1 && (told.activity === 'planting' || told.activity === 'livestock')

// 去监测户家看了看: somebody was called on, and whose house it was is asked for.
const atDoor = /[去到上](?:了|过)?(?:[^,。;\s]{0,4}户|老乡|群众|村民|他|她)家里?去?[看走坐转]/

// 月排查完了: whose is asked for.
const checkDone =
  /排查(?:工作)?(?:都|也|已经?)*(?:完|结束|好)了?|(?:完成|做完|搞完)了?(?:本月|这个?月|\uE002)*的?月?排查/

const visited =
  /(?:走访|入户)(?:了|过|完|情况|结束|\uE001)|\uE002[^,。;]{0,6}(?:走访|入户)|\uE001[^,。;]{0,4}(?:走访|入户)/

const fields = (report: Made['report']): boolean => Object.keys(report.fields).length > 0
