import type { Ask } from '../../domain/asks.ts'
import { fieldOf, isKind, type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { Field, Option } from '../../domain/kinds/kind.ts'
import { parse } from '../../domain/parse/read.ts'
import { readValues } from '../../domain/parse/read-values.ts'
import type { FieldValue, Parsed, ParsedReport } from '../../domain/parse/types.ts'
import type { Problem } from '../../domain/problems.ts'
import type { KeptReport } from '../../domain/report.ts'
import { optionsShown } from '../replies/field-ask.ts'
import type { Hearing } from './hearing.ts'

export type FieldQuestion = Extract<Ask, { ask: 'field' }>

/** What was told in answer to a field's question: new values of the report, with what is doubtful about them. */
export interface Told {
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly problems: readonly Problem[]
}

/** An answer to a field's question; `none`: meant as one, but nothing that the field can hold. */
export type FieldAnswer = { readonly told: Told } | { readonly left: true } | { readonly none: true }

const left =
  /^(?:取消|算了|不记了|不用了?|跳过|不填了?|(?:暂时|现在|目前|我|还|俺)*(?:也|都)?(?:不知道|不清楚|不晓得|不了解|没问|没说|说不清|说不准|不好说|不确定|没定|没打听|忘了)(?:呢|啊|呀)?|待定|以后再说|回头再说|下次再说|问问再说)$/u
const nothing = /^(?:没有?|无|没有问题|没问题|没花钱?|没花|没损失|一户没有|一分没花|零)(?:了|的)?$/u
// What people say to be polite, and what begins other talk: never a value.
const polite =
  /^(?:收到|好|行|可以|嗯+|哦+|噢|哎|谢|多谢|辛苦|ok|知道了|明白|是|对|不是|不对|错了|更正|撤回|忘记|请|大家|今天|明天|昨天|后天|我|你|您|咱|俺|领导|老师)/iu
const closing = /[\s。．.，,！!？?~～、；;]+$/u

/**
 * Reads a message as the answer to a field's question. Null where it is none: talk, a command, a report of something
 * else, which goes before the question. `about`: the report as it stands on record.
 */
export function fieldAnswer(hearing: Hearing, question: FieldQuestion, about: KeptReport): FieldAnswer | null {
  const { parsed, message } = hearing
  if (parsed.intent === 'command') return null
  const words = message.text.trim().replace(closing, '').normalize('NFKC')
  if (left.test(words)) return { left: true }
  if (parsed.intent === 'report') return reportAsAnswer(hearing, question, about)
  const bare = withoutName(words, [question.whom, about.person])
  if (bare === '' || polite.test(bare)) return null
  const told = valueIn(hearing, question, about, bare)
  if (told !== null) return { told }
  return looksMeant(question, bare) ? { none: true } : null
}

// 王磊在郑州 and 自己花了两万三 read as reports of their own: they tell more of the one that was asked about.
function reportAsAnswer(hearing: Hearing, question: FieldQuestion, about: KeptReport): FieldAnswer | null {
  const { parsed, message } = hearing
  if (/^\s*[#＃【]/u.test(message.text) || parsed.reports.length > 2) return null
  const fits = parsed.reports.every((report) => tellsOf(report, about))
  if (!fits) return null
  const named = parsed.reports.some(({ household, village }) => household !== null || village !== null)
  if (named && parsed.reports.some((report) => !addsTo(report, question, about))) return null
  const told = read(hearing, about, message.text) ?? valueIn(hearing, question, about, message.text.trim())
  return told === null ? null : { told }
}

function tellsOf(report: ParsedReport, about: KeptReport): boolean {
  if (report.said !== undefined) return false
  if (report.household !== null && report.household !== about.household) return false
  if (report.household !== null && report.person !== null && report.person !== about.person) return false
  return report.kind === about.kind || (about.kind === 'hardship' && report.kind === 'expense')
}

// A whole sentence with the name again is an answer only if it says what was asked and contradicts nothing.
function addsTo({ kind, fields, date }: ParsedReport, { field }: FieldQuestion, about: KeptReport): boolean {
  const entries = Object.entries(fields)
  return (
    kind === about.kind &&
    date === about.date &&
    fields[field] !== undefined &&
    entries.every(([code, value]) => about.fields[code] === undefined || about.fields[code] === value)
  )
}

function withoutName(words: string, names: readonly (string | null)[]): string {
  for (const name of names) {
    if (name !== null && words.startsWith(name)) return words.slice(name.length).replace(/^[家的是：:，,\s]+/u, '')
  }
  return words
}

function valueIn(hearing: Hearing, question: FieldQuestion, about: KeptReport, words: string): Told | null {
  const field = isKind(question.kind) ? fieldOf(question.kind, question.field) : undefined
  if (field === undefined) return null
  switch (field.value.type) {
    case 'choice':
      return choiceIn(hearing, question, field, about, words)
    case 'text':
      return placeIn(hearing, question, about, words)
    default:
      return numberIn(hearing, question, field, about, words)
  }
}

function choiceIn(
  hearing: Hearing,
  { field: code }: FieldQuestion,
  field: Field,
  about: KeptReport,
  words: string,
): Told | null {
  const shown = optionsShown(field)
  const number = /^(?:第\s*)?(\d{1,2})(?:\s*[个项类])?$/u.exec(words)?.[1]
  if (number !== undefined) return only(code, shown[Number(number) - 1]?.code)
  if (words.length > 14) return null
  const all: readonly Option[] = field.value.type === 'choice' ? field.value.options : []
  const bare = words.replace(/^(?:是|因为|因|属于|算|就是|得了?)/u, '').replace(/(?:的|了)$/u, '')
  const whole = all.find(({ words: each }) => each.includes(words) || each.includes(bare))
  if (whole !== undefined) return only(code, whole.code)
  return readWith(hearing, code, about, words)
}

const workplace =
  /(?:厂|公司|工地|店|园区?|超市|医院|学校|饭店|酒店|市场|车间|基地|合作社|矿|村|镇|乡|县|市|区|省|街道|街|城|港|岛|州|京|集团|单位|附近|那边|家里|老家|本地|外地)$/u
const there = /^(?:就?在|去了?|到了?|上了?|是|人在|地点是?|跑到)/u

function placeIn(hearing: Hearing, { field }: FieldQuestion, about: KeptReport, words: string): Told | null {
  if (words.length > 24) return null
  const bare = words.replace(there, '').replace(/(?:打工|务工|上班|干活)$/u, '')
  // 郑州，一个月4500 tells both; 富士康 after 在 is where one works, though no map has it.
  const [first = '', ...more] = bare.split(/[，,、；;\s]+/u)
  const told = more.length > 0 || /\d/u.test(bare) ? read(hearing, about, words) : null
  if (told !== null && told.fields[field] !== undefined) return told
  const fits = /^\p{Script=Han}{2,12}$/u.test(first) && (workplace.test(first) || isPlace(hearing, about, first))
  const meant = fits || (there.test(words) && /^\p{Script=Han}{2,12}$/u.test(first) && more.length === 0)
  if (!meant) return told
  const alone = read(hearing, about, `在${first}务工`)
  const place = alone?.fields[field] ?? first
  return { fields: { ...alone?.fields, ...told?.fields, [field]: place }, problems: told?.problems ?? [] }
}

function isPlace(hearing: Hearing, about: KeptReport, words: string): boolean {
  return read(hearing, about, words)?.fields.place === words
}

const figured = /^\D{0,10}[\d.,一二两三四五六七八九十百千万零半]+\D{0,6}$/u

function numberIn(
  hearing: Hearing,
  { field: code }: FieldQuestion,
  field: Field,
  about: KeptReport,
  words: string,
): Told | null {
  if (nothing.test(words)) return code === 'monthlyWage' || code === 'amount' ? null : only(code, 0)
  if (words.length > 24) return null
  const told = read(hearing, about, words)
  if (told !== null && told.fields[code] !== undefined) return told
  if (!figured.test(words)) return told
  // The label in front makes the grammar read, and doubt, what is no more than a figure.
  const labelled = readWith(hearing, code, about, words)
  if (labelled !== null) return labelled
  const readings = readValues(words, hearing.today)
  const numbers = readings.flatMap((one) => (one.type === 'number' && one.exact ? [one.value] : []))
  const [value] = numbers
  if (value === undefined || numbers.length > 1 || value < 0) return null
  return readWith(hearing, code, about, `${value}${field.unit ?? ''}`) ?? only(code, value)
}

function readWith(hearing: Hearing, code: string, about: KeptReport, words: string): Told | null {
  const label = fieldOf(about.kind, code)?.label ?? ''
  for (const text of [words, `${label}：${words}`]) {
    const told = read(hearing, about, text)
    if (told !== null && told.fields[code] !== undefined) return told
  }
  return null
}

/**
 * The words read by the grammar as if they stood in a report of this kind about this person: only what the report does
 * not hold yet. Null where that is nothing, or where somebody else is named.
 */
function read(hearing: Hearing, about: KeptReport, words: string): Told | null {
  const parsed = parseAs(hearing, about, words)
  const [one, ...others] = parsed.reports
  if (one === undefined || one.kind !== about.kind) return null
  if (others.some(({ household }) => household !== one.household)) return null
  const fresh = Object.entries(one.fields).filter(([code]) => about.fields[code] === undefined)
  const problems = parsed.problems.filter(({ code, report }) => report === 0 && code !== 'missing-field')
  if (problems.some(({ code }) => code === 'unknown-household' || code === 'ambiguous-household')) return null
  return fresh.length === 0 ? null : { fields: Object.fromEntries(fresh), problems }
}

function parseAs({ message, sender, snapshot }: Hearing, about: KeptReport, words: string): Parsed {
  const who = about.person ?? (about.household === null ? '' : (snapshot.household(about.household)?.head ?? ''))
  const text = `#${kinds[about.kind].label} ${who} ${words}`
  return parse(
    { id: message.id, from: sender.userid, at: message.at.toISOString(), text },
    snapshot.roster,
    snapshot.words(sender),
  )
}

function only(code: string, value: FieldValue | undefined): Told | null {
  return value === undefined ? null : { fields: { [code]: value }, problems: [] }
}

/** Whether words that could not be read were yet meant as an answer: a figure where one was asked for, a word or two. */
function looksMeant({ kind, field: code }: FieldQuestion, words: string): boolean {
  const field = fieldOf(kind as KindCode, code)
  const figures = field?.value.type === 'money' || field?.value.type === 'number'
  return figures ? /[\d一二两三四五六七八九十百千万几多]/u.test(words) && words.length <= 16 : words.length <= 8
}
