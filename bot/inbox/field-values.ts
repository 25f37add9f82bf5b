import type { Ask } from '../../domain/asks.ts'
import { fieldOf, isKind, kinds } from '../../domain/kinds/index.ts'
import type { Field, Option } from '../../domain/kinds/kind.ts'
import { parse } from '../../domain/parse/read.ts'
import { readValues } from '../../domain/parse/read-values.ts'
import type { FieldValue, Parsed } from '../../domain/parse/types.ts'
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

/** Longer is a sentence of its own, not the answer to a question. */
const longest = 24

/** The value that a few words without a name hold for the field that was asked for; null where they hold none. */
export function valueIn(hearing: Hearing, question: FieldQuestion, about: KeptReport, words: string): Told | null {
  const field = isKind(question.kind) ? fieldOf(question.kind, question.field) : undefined
  if (field === undefined || words.length > longest) return null
  switch (field.value.type) {
    case 'choice':
      return choiceIn(hearing, field, about, words)
    case 'text':
      return placeIn(hearing, question, about, words)
    default:
      return numberIn(hearing, field, about, words)
  }
}

function choiceIn(hearing: Hearing, field: Field, about: KeptReport, words: string): Told | null {
  const shown = optionsShown(field)
  const number = /^(?:第\s*)?(\d{1,2})(?:\s*[个项类])?$/u.exec(words)?.[1]
  if (number !== undefined) return only(field.code, shown[Number(number) - 1]?.code)
  const all: readonly Option[] = field.value.type === 'choice' ? field.value.options : []
  const bare = words.replace(/^(?:是|因为|因|属于|算|就是|得了?)/u, '').replace(/(?:的|了)$/u, '')
  const whole = all.find(({ words: each }) => each.includes(words) || each.includes(bare))
  if (whole !== undefined) return only(field.code, whole.code)
  const told = readWith(hearing, field.code, about, words)
  return told === null ? null : withSum(hearing, about, told, words)
}

// 家里老人病了，花了两万: why, and what it took.
function withSum({ today }: Hearing, about: KeptReport, told: Told, words: string): Told {
  const sums = figuresIn(words, today).filter(({ unit }) => unit === null || unit === '元')
  const [sum] = sums
  if (about.kind !== 'hardship' || sum === undefined || sums.length > 1) return told
  const code = /损失|赔/u.test(words) ? 'loss' : /花|自付|自费|自己|出了|掏/u.test(words) ? 'selfPaid' : null
  if (code === null || told.fields.selfPaid !== undefined || told.fields.loss !== undefined) return told
  return { ...told, fields: { ...told.fields, [code]: sum.value } }
}

const workplace =
  /(?:厂|公司|工地|店|园区?|超市|医院|学校|饭店|酒店|市场|车间|基地|合作社|矿|村|镇|乡|县|市|区|省|街道|街|城|港|岛|州|京|集团|单位|本地|外地|国外|越南|老挝|缅甸|俄罗斯|日本|韩国|新加坡|迪拜|非洲)(?:里|上|里头|那边|这边|那里|附近|周边)?$/u
const lead = /^(?:好像|应该|可能|大概|估计|听说|现在|目前|他|她|人|是|就|都|也)+/u
// 上深圳 is the way there, 上海 a place.
const there = /^(?:在|去了?|到了?|上了|上(?=..)(?![海饶虞蔡街林高犹栗思杭])|地点是?|跑到)/u
const tail = /(?:打工|务工|上班|干活|干着|那边|吧|呢|啊|呀|了)+$/u
// 在路上 and 在家 are no places to work at.
const nowhere = /^(?:家里?|路上|外面?|外头|休息|忙.*|找.*|想.*|看.*|等.*|干.*|上班|这儿?|那儿?)$/u

function placeIn(hearing: Hearing, { field, again }: FieldQuestion, about: KeptReport, words: string): Told | null {
  const said = words.replace(lead, '')
  const bare = said.replace(there, '').replace(tail, '')
  const [first = '', ...more] = bare.split(/[，,、；;\s]+/u)
  // 郑州，一个月4500 tells both.
  const told = more.length > 0 || /\d/u.test(bare) ? read(hearing, about, said) : null
  if (told !== null && told.fields[field] !== undefined) return told
  if (!/^\p{Script=Han}{2,12}$/u.test(first) || nowhere.test(first)) return told
  const alone = read(hearing, about, `在${first}务工`)
  const known = read(hearing, about, first)?.fields[field]
  const place = known ?? alone?.fields[field] ?? first
  // 富士康 is on no map: taken where 在 says that it is a place, or where it is all that is said a second time.
  const meant = workplace.test(first) || known !== undefined || there.test(said) || (again && noun.test(first))
  if (!meant) return told
  return { fields: { ...alone?.fields, ...told?.fields, [field]: place }, problems: told?.problems ?? [] }
}

const noun = /^[^很太还不没都就也说看问等再先会要想的远近]{2,8}$/u

const nothing = /^(?:没有?|无|没有问题|没问题|没花钱?|没花|没损失|一户没有|一分没花|零)(?:了|的)?$/u
// A day's or a year's pay is none of a month's.
const otherSpan = /[日天年季]|小时|时薪|件|趟|次/u
const figured = /^\D{0,10}[\d.,一二两三四五六七八九十百千万零半]+\D{0,6}$/u

function numberIn(hearing: Hearing, field: Field, about: KeptReport, words: string): Told | null {
  const { code } = field
  if (nothing.test(words)) return code === 'monthlyWage' || code === 'amount' ? null : only(code, 0)
  if (code === 'monthlyWage' && otherSpan.test(words)) return null
  const numbers = figuresIn(words, hearing.today)
  if (numbers.some(({ unit }) => !suits(field, unit))) return null
  const told = read(hearing, about, words)
  if (told !== null && told.fields[code] !== undefined)
    return numbersOf(told) >= numbers.length ? figuresOf(about, told, words) : null
  const [value] = numbers
  if (!figured.test(words) || numbers.length !== 1 || value === undefined || value.value < 0) return null
  // The label in front makes the grammar read, and doubt, what is no more than a figure.
  const labelled = readWith(hearing, code, about, words)
  if (labelled !== null) return figuresOf(about, labelled, words)
  return readWith(hearing, code, about, `${value.value}${field.unit ?? ''}`) ?? only(code, value.value)
}

const numbersOf = ({ fields }: Told): number =>
  Object.values(fields).filter((value) => typeof value === 'number').length

/** 每月能拿4500, 管吃住4500: what stands before a figure is no employer and no job, unless 干 or 当 says so. */
export function figuresOf({ kind }: KeptReport, told: Told, words: string): Told {
  if (/[干做当]/u.test(words)) return told
  const kept = Object.entries(told.fields).filter(([code]) => fieldOf(kind, code)?.value.type !== 'text')
  return { ...told, fields: Object.fromEntries(kept) }
}

function suits({ value, unit }: Field, said: string | null): boolean {
  if (said === null) return true
  return value.type === 'money' ? said === '元' : said === unit || said === '个' || said === '家'
}

function figuresIn(words: string, today: string): { readonly value: number; readonly unit: string | null }[] {
  return readValues(words, today).flatMap((one) =>
    one.type === 'number' && one.exact ? [{ value: one.value, unit: one.unit ?? null }] : [],
  )
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
export function read(hearing: Hearing, about: KeptReport, words: string): Told | null {
  const parsed = parseAs(hearing, about, words)
  const [one, ...others] = parsed.reports
  if (one === undefined || one.kind !== about.kind) return null
  if (others.some(({ household }) => household !== one.household)) return null
  const fresh = Object.entries(one.fields).filter(([code]) => about.fields[code] === undefined)
  const problems = parsed.problems.filter(({ code, report }) => report === 0 && code !== 'missing-field')
  // Two may bear the name in front: it is known which of them is meant. Another name behind it is another matter.
  const doubts = problems.filter(({ code }) => code !== 'unknown-household' && code !== 'ambiguous-household')
  if (problems.some((one) => !doubts.includes(one) && one.said !== whoOf(hearing, about))) return null
  return fresh.length === 0 ? null : { fields: Object.fromEntries(fresh), problems: doubts }
}

function parseAs({ message, sender, snapshot }: Hearing, about: KeptReport, words: string): Parsed {
  const text = `#${kinds[about.kind].label} ${whoOf({ snapshot }, about)} ${words}`
  return parse(
    { id: message.id, from: sender.userid, at: message.at.toISOString(), text },
    snapshot.roster,
    snapshot.words(sender),
  )
}

function whoOf({ snapshot }: Pick<Hearing, 'snapshot'>, { person, household }: KeptReport): string {
  return person ?? (household === null ? '' : (snapshot.household(household)?.head ?? ''))
}

function only(code: string, value: FieldValue | undefined): Told | null {
  return value === undefined ? null : { fields: { [code]: value }, problems: [] }
}
