import type { Form } from './form.ts'
import { type FormName, formNames, forms } from './forms.ts'
import { type Period, takePeriod } from './period.ts'
import { takePlace } from './place.ts'

/** A question over a list, as it was read. */
export interface Question {
  /** What is asked, exactly; null where only something near can be told. */
  readonly exact: FormName | 'progress' | null
  /** The two nearest, the likelier first. */
  readonly near: readonly [FormName, FormName]
  /** How much of the words is a question's that can be read, 0 to 1. */
  readonly likeness: number
  /** Codes of the place named; empty: none. */
  readonly places: readonly string[]
  /** Null: none was named. */
  readonly period: Period | null
  /** It has a word that asks; 本月新增就业 has none. */
  readonly asks: boolean
}

const asks = /哪|几|多少|谁|什么|有没有|名单|情况$|进度|如何|怎么样|咋样|[?？]|(?:的|了)(?:户|人|村|人家)$|^统计|^列/
const polite =
  /^(?:请问|请|麻烦|帮我|帮忙|给我|我想|想知道|查一下|查查|查看|查询|查|看一下|看看|看|统计一下|统计|问一下|问|列一下|列出|列|汇总一下|汇总|说说|说一下)/
const units = '(?:户人家|个人|人家|家庭|户|人|家|个|名|村子|村|次)'
const questionWords = new RegExp(
  `有没有(?:${units})?|(?:哪一?些|哪几|哪一|哪|几|多少|什么)${units}*|谁家|谁|名单|情况$|情况(?=怎么样|如何|咋样)|如何|怎么样|咋样`,
  'g',
)
const filling =
  /一共|总共|共有|合计|现在|目前|到现在|截至|截止|到底|户数|人数|全部|所有|还|都|的|了|呢|吗|嘛|啊|呀|是|有|差|剩下|剩/g
const progressCores: ReadonlySet<string> = new Set([
  '进度',
  '走访进度',
  '工作进度',
  '走访完成进度',
  '完成进度',
  '走访完成',
])

/**
 * Reads a question over a list: area × list × days. Exact only where every word of it has its place, so that a report
 * is never taken for one. Null: no question.
 */
export function readQuestion(text: string, today: string): Question | null {
  const plain = text.normalize('NFKC').replace(/[\s,，。!！、;；:："“”]+/gu, '')
  if (plain.length > 40 || plain.length < 3) return null
  const { codes, rest } = takePlace(withoutPolite(plain))
  const { period, rest: bare } = takePeriod(rest, today)
  const core = coreOf(bare)
  const exact = progressCores.has(core) && /进度|完成/.test(plain) ? 'progress' : exactly(byCore.get(core), period)
  const marked = asks.test(plain)
  if (!marked && (exact === null || (codes.length === 0 && period === null))) return null
  const [[first, likeness], [second]] = nearest(core)
  return { exact, near: [first, second], likeness, places: codes, period, asks: marked }
}

// Cores go the same way as what people write, so that neither side has to know what is left out.
const byCore = new Map<string, FormName>(
  formNames.flatMap((name) => forms[name].cores.map((core) => [coreOf(core), name] as const)),
)

function withoutPolite(text: string): string {
  const rest = text.replace(polite, '')
  return rest === text ? text : withoutPolite(rest)
}

function coreOf(text: string): string {
  return text
    .replace(/[?？]/g, '')
    .replace(questionWords, '')
    .replace(/没有(?!$)/g, '没')
    .replace(/未/g, '没')
    .replace(filling, '')
    .replace(/(?:户|人|村|家)$/, '')
}

function exactly(name: FormName | undefined, period: Period | null): FormName | null {
  if (name === undefined) return null
  const { periods }: Form = forms[name]
  return period === null || periods.includes(period.kind) ? name : null
}

type Ranked = readonly [readonly [FormName, number], readonly [FormName, number], ...unknown[]]

/** All forms by how much of their words the core shares, the first two for sure. */
function nearest(core: string): Ranked {
  const scored = formNames.map(
    (name) => [name, Math.max(...forms[name].cores.map((one) => likenessOf(core, one)))] as const,
  )
  // At least two forms there are; those written first are asked most.
  return scored.sort(([, a], [, b]) => b - a) as unknown as Ranked
}

/** Twice the pairs of signs that two texts share, by all they have. */
function likenessOf(a: string, b: string): number {
  const [of, with_] = [pairs(a), new Set(pairs(b))]
  const shared = of.filter((pair) => with_.has(pair)).length
  return of.length + with_.size === 0 ? 0 : (2 * shared) / (of.length + with_.size)
}

function pairs(text: string): string[] {
  return [...text].slice(1).map((sign, index) => `${[...text][index]}${sign}`)
}
