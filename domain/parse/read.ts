import type { Problem } from '../problems.ts'
import { carryOver } from './carry.ts'
import { check } from './checks.ts'
import { commandOf, questionOf } from './commands.ts'
import { draft } from './drafts.ts'
import { type Ground, layGround, longest, noWords } from './ground.ts'
import { merge } from './merge.ts'
import { relatives } from './people.ts'
import { makeReports } from './reports.ts'
import type { Roster } from './roster.ts'
import { type Scene, setScene } from './scene.ts'
import { settleDrafts } from './settle.ts'
import { isTaught } from './taught.ts'
import type { LocalWords, MessageIn, Parsed } from './types.ts'

/**
 * What a message means (contract/parse.md): its reports, or the command it is, with every problem found. Pure; takes
 * time linear in the message's length, however large the roster. Never throws, whatever the text.
 */
export function parse(message: MessageIn, roster: Roster, words: LocalWords = noWords): Parsed {
  const scene = setScene(layGround(message, roster, words))
  if (!/[\p{Script=Han}A-Za-z]/u.test(scene.ground.text)) return silent(message, 'chatter')
  if (sample.test(scene.ground.text)) return silent(message, 'chatter')
  const command = commandOf(scene)
  if (command !== null) return { id: message.id, intent: 'command', reports: [], command, problems: [] }
  return reports(message, scene)
}

function reports(message: MessageIn, scene: Scene): Parsed {
  const told = draft(scene)
  const all = settleDrafts(scene, told.drafts).flatMap((one) => makeReports(scene, one))
  if (all.length > 1) carryOver(all)
  const made = merge(withoutBare(all.filter((one) => worth(scene, one))))
  const unknown: Problem[] = told.unknown ? [unknownKind] : []
  if (
    made.length > 0 &&
    made.every(({ who, report }) => who === null && report.village === null) &&
    howMany.test(scene.ground.text)
  ) {
    const command = { name: 'progress', household: null, text: message.text.trim() } as const
    return { id: message.id, intent: 'command', reports: [], command, problems: [] }
  }
  const offered =
    told.asked && made.every(({ who, report, fact }) => who === null && report.village === null && !fact.marked)
  if (made.length > 0 && !offered) {
    const problems = [...unknown, ...check(scene.ground, made), ...(message.text.length > longest ? [tooLong] : [])]
    return { id: message.id, intent: 'report', reports: made.map(({ report }) => report), command: null, problems }
  }
  if (told.unknown) return { ...silent(message, 'unclear'), problems: unknown }
  const question = told.asked || !told.dropped ? questionOf(scene) : null
  if (question !== null) return { id: message.id, intent: 'command', reports: [], command: question, problems: [] }
  return told.dropped || told.asked || !meant(scene)
    ? silent(message, 'chatter')
    : { ...silent(message, 'unclear'), problems: [unknownKind] }
}

// How a message is to be written, or an order to the machine: nothing that happened.
const sample =
  /^\s*(?:比如|例如|譬如|例[:：]|举例|举个例|模板|样例|示例|范例|格式)|就(?:这样|这么|照这个)(?:写|报|发|填)|^\s*(?:请|你|你们|系统)?(?:忽略|无视|忘记|忘掉)(?:以上|之前|前面|上面)/

type Made = ReturnType<typeof makeReports>[number]

/** 干活摔断了腿: that somebody works is no report of its own where something else is told of him. */
function withoutBare(made: readonly Made[]): readonly Made[] {
  if (made.length < 2) return made
  return made.filter(
    (one) =>
      one.fact.marked ||
      one.report.kind !== 'employment' ||
      fields(one.report) ||
      !made.some(
        ({ report }) =>
          report !== one.report &&
          report.person === one.report.person &&
          (report.kind === 'hardship' || report.kind === 'income'),
      ),
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
function worth({ ground }: Scene, { report, fact, who, faint }: Made): boolean {
  // A word was taught so that it be recorded, even where nothing more is told.
  if (who !== null && isTaught(ground.words, fact.text, report.kind)) return true
  if (!fact.marked && report.kind === 'hardship' && onlyWeather(report, fact.text)) return false
  if (report.kind === 'measure' && !fact.marked && !helpers.test(fact.text)) return false
  if (
    report.kind === 'assistance' &&
    !fact.marked &&
    !('status' in report.fields) &&
    !('amount' in report.fields) &&
    /没|未|不/.test(fact.text)
  )
    return false
  if (report.kind === 'assistance' && !fact.marked && Object.keys(report.fields).length < 2 && talkedOf.test(fact.text))
    return false
  if (report.kind === 'assistance' && !fact.marked && !('program' in report.fields)) return false
  if (report.kind === 'property' && !fact.marked && !('type' in report.fields) && !('amount' in report.fields))
    return false
  if (faint && !fact.marked && !fields(report)) return false
  if (
    faint &&
    report.kind === 'hardship' &&
    !('selfPaid' in report.fields || 'loss' in report.fields) &&
    !bare.test(fact.text)
  )
    return false
  // 在家养着 is an illness's end, no stock.
  // 一趟能挣800: what one brings is no income yet.
  if (report.kind === 'income' && !('amount' in report.fields) && report.fields.quantity === 1) return false
  if (who === null && !fact.marked && ofSenders.test(fact.text)) return false
  if (
    report.kind === 'industry' &&
    !fact.marked &&
    (onlyKept(report) || /狗|猫/.test(fact.text) || /[扛背提拉送]着/.test(fact.text))
  )
    return false
  if (report.kind === 'assistance' && who === null && !fact.marked && !('status' in report.fields)) return false
  if (!fact.marked && fact.flaws.length === 0 && empty.has(report.kind) && !fields(report) && !bare.test(fact.text))
    return false
  if (fact.marked || report.village !== null || who !== null)
    return fact.marked || report.kind === 'visit' || fields(report) || who !== null
  if (isNotice(ground)) return false
  return (
    Object.values(report.fields).some((value) => typeof value === 'number') ||
    (report.kind === 'visit' && (fields(report) ? /走访|入户/ : visited).test(fact.text))
  )
}

// 我儿子在郑州上班: the sender's own family is on no list.
const ofSenders = new RegExp(`(?:^|[,。;\\s\\uE002])我(?:家(?!\\uE001)|(?:的|家|自己)*(?:${relatives}))`)

// 低保的事给他解释了 is no application.
const talkedOf = /[问讲]|解释|宣传|咨询|政策|说了|的事/

// 房顶修好了 says not who did it: a measure is somebody's help.
const helpers = /我们|咱们|俺们|给|帮|工作队|单位|村里|村上|镇|政府|第一书记|组织|送|协调|对接|联系|争取|申请|安排/

// 家里困难 and 打零工去了 tell something without a value.
const bare = /困难|突发|揭不开锅|抢救|厂里|外地|南方|打工|务工|零工|上班|干活/

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
  return !/淹|冲|塌|倒|坏|毁|砸|损失|死|刮|漏|掀|打|绝收|减产|烧|着火|失火|受灾|遭|断收|白瞎/.test(text)
}

const onlyKept = ({ fields: told }: Made['report']): boolean =>
  Object.keys(told).length === 1 && (told.activity === 'planting' || told.activity === 'livestock')

const visited =
  /(?:走访|入户)(?:了|过|完|情况|结束|\uE001)|\uE002[^,。;]{0,6}(?:走访|入户)|\uE001[^,。;]{0,4}(?:走访|入户)/

const fields = (report: Made['report']): boolean => Object.keys(report.fields).length > 0

const greeting = /^祝|新年快乐|节日快乐|生日快乐|恭喜|春节快乐/

/** Whether somebody is named and a figure, a day or a label stands with it: meant as a report, of whatever kind. */
function meant({ ground, groups, values, labels, denied }: Scene): boolean {
  if (denied || greeting.test(ground.text) || particulars.test(ground.text)) return false
  return groups.length > 0 && (values.length > 0 || labels.length > 0)
}

// Whose age, number or door it is: told between people, and no report.
const particulars = /岁|口人|电话|手机号?|身份证|门牌|银行卡|[借欠还]我|生日|拜托|请假/

const howMany = /(?:几|多少)[户家个](?:了|没)?[\s?吗啊呀]*$/

const unknownKind: Problem = {
  code: 'unknown-kind',
  report: null,
  field: null,
  message: '没看出是哪一类，可以这样写：“今天去王建国家走访，情况稳定”，或以 #走访、#务工就业 开头',
}

const tooLong: Problem = {
  code: 'bad-value',
  report: null,
  field: null,
  message: `消息太长，只读了前${longest}字，后面的请另发一条`,
}

const silent = (message: MessageIn, intent: 'chatter' | 'unclear'): Parsed => ({
  id: message.id,
  intent,
  reports: [],
  command: null,
  problems: [],
})
