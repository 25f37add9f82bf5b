import type { Problem } from '../problems.ts'
import { carryOver } from './carry.ts'
import { check } from './checks.ts'
import { commandOf, questionOf } from './commands.ts'
import { draft } from './drafts.ts'
import { layGround, longest, noWords } from './ground.ts'
import { merge } from './merge.ts'
import { makeReports } from './reports.ts'
import type { Roster } from './roster.ts'
import { type Scene, setScene } from './scene.ts'
import { settleDrafts } from './settle.ts'
import type { LocalWords, MessageIn, Parsed } from './types.ts'
import { withoutBare, worth } from './worth.ts'

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

const greeting = /^祝|新年快乐|节日快乐|生日快乐|恭喜|春节快乐/

/** Whether somebody is named and a figure, a day or a label stands with it: meant as a report, of whatever kind. */
function meant({ ground, groups, values, labels, denied }: Scene): boolean {
  if (denied || greeting.test(ground.text) || particulars.test(ground.text)) return false
  return groups.length > 0 && (values.length > 0 || labels.length > 0)
}

// Whose age, number or door it is: told between people, and no report.
const particulars = /岁|口人|电话|手机号?|身份证|门牌|银行卡|[借欠还]我|生日|拜托|请假|不用(?:记|报)|唠两句/

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
