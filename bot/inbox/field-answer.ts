import { fieldOf, isKind, type KindCode, kinds } from '../../domain/kinds/index.ts'
import type { ParsedReport } from '../../domain/parse/types.ts'
import type { KeptReport } from '../../domain/report.ts'
import { type FieldQuestion, figuresOf, read, type Told, valueIn } from './field-values.ts'
import type { Hearing } from './hearing.ts'
import { wantsDetails } from './turn.ts'

/** An answer to a field's question; `none`: meant as one, but nothing that the field can hold. */
export type FieldAnswer = { readonly told: Told } | { readonly left: true } | { readonly none: true }

const left =
  /^(?:取消|算了|不记了|不用了?|跳过|不填了?|(?:暂时|现在|目前|我|还|俺|他|她)*(?:也|都)?(?:不知道|不清楚|不晓得|不了解|没问|没说|说不清|说不准|不好说|不确定|没定(?:下来|好)?|没打听|忘了)(?:呢|啊|呀)?|待定|以后再说|回头再说|下次再说|问问再说)$/u
// 还没结账, 还在治疗, 不固定: there is no figure yet.
const noFigure = /^(?:还|暂时|目前|现在|他|她)*(?:在|没|未|不)[^\d一二两三四五六七八九十百千万]{1,6}$/u
// What people say to be polite, and what begins other talk: never a value.
const polite =
  /^(?:(?:收到|好|行|可以|嗯+|哦+|噢|哎|是|对|没错|不是|不对|错了|明白|知道|辛苦|ok)(?:的|了|嘞|吧|呢|啊|呀)*|(?:收到|好的|好[，,、\s]|嗯|谢|多谢|辛苦|更正|撤回|忘记|请|大家|今天|明天|昨天|后天|我|你|您|咱|俺|领导|老师|不是|不对|错了).*)$/iu
const onlyYes = /^(?:是的?|对的?|没错|确认|属实)$/u
// A question of his own is no answer.
const asks = /哪|吗|啥|什么|怎么|多少|几[户个家人]/u
const closing = /[\s。．.，,！!？?~～、；;]+$/u

/**
 * Reads a message as the answer to a field's question. Null where it is none: talk, a command, a report of something
 * else, which goes before the question. `about`: the report as it stands on record.
 */
export function fieldAnswer(hearing: Hearing, question: FieldQuestion, about: KeptReport): FieldAnswer | null {
  const { parsed, message } = hearing
  if (parsed.intent === 'command' || wantsDetails(message.text)) return null
  const words = message.text.trim().replace(closing, '').normalize('NFKC')
  if (left.test(words)) return { left: true }
  if (asks.test(words)) return null
  if (parsed.intent === 'report') return reportAsAnswer(hearing, question, about, words)
  const bare = withoutName(words, [question.whom, about.person])
  // 是 to what wants a value was meant as an answer, and tells nothing.
  if (onlyYes.test(bare)) return { none: true }
  if (bare === '' || polite.test(bare)) return null
  const told = valueIn(hearing, question, about, bare)
  if (told !== null) return { told }
  if (wantsFigure(question) && noFigure.test(bare)) return { left: true }
  return looksMeant(question, bare) ? { none: true } : null
}

// 王磊在郑州 and 自己花了两万三 read as reports of their own: they tell more of the one that was asked about.
function reportAsAnswer(
  hearing: Hearing,
  question: FieldQuestion,
  about: KeptReport,
  words: string,
): FieldAnswer | null {
  const { reports } = hearing.parsed
  if (/^\s*[#＃【]/u.test(words) || reports.length > 2) return null
  if (reports.some(({ said }) => said !== undefined)) return null
  const named = reports.some(({ household, village }) => household !== null || village !== null)
  const fits = named
    ? reports.every((report) => tellsOf(report, about) && addsTo(report, question, about))
    : reports.every((report) => mayTellOf(report, about, words))
  if (!fits) return null
  const told = read(hearing, about, words) ?? valueIn(hearing, question, about, words)
  if (told === null) return null
  return { told: wantsFigure(question) ? figuresOf(about, told, words) : told }
}

// A household's trouble is any member's; work is one person's.
function tellsOf({ household, person }: ParsedReport, about: KeptReport): boolean {
  if (household !== about.household) return false
  return kinds[about.kind].about !== 'person' || person === null || person === about.person
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

// What the grammar takes a few words without a name for, though they complete another kind: 卖了7200, 每月395.
const alsoReadAs: Readonly<Partial<Record<KindCode, readonly KindCode[]>>> = {
  hardship: ['expense'],
  income: ['industry', 'property'],
  assistance: ['income', 'property', 'employment'],
}
const shortWords = 10

function mayTellOf(report: ParsedReport, about: KeptReport, words: string): boolean {
  if (report.kind === about.kind) return true
  const kin = alsoReadAs[about.kind]?.includes(report.kind) === true
  return kin && (about.kind === 'hardship' || words.length <= shortWords)
}

function withoutName(words: string, names: readonly (string | null)[]): string {
  for (const name of names) {
    if (name !== null && words.startsWith(name)) return words.slice(name.length).replace(/^[家的是：:，,\s]+/u, '')
  }
  return words
}

function wantsFigure({ kind, field: code }: FieldQuestion): boolean {
  const type = isKind(kind) ? fieldOf(kind, code)?.value.type : undefined
  return type === 'money' || type === 'number'
}

/** Whether words that could not be read were yet meant as an answer: a figure where one was asked for, a word or two. */
function looksMeant(question: FieldQuestion, words: string): boolean {
  if (!wantsFigure(question)) return words.length <= 8
  return words.length <= 4 || (words.length <= 16 && /[\d一二两三四五六七八九十百千万几多]/u.test(words))
}
