import { kinds, labelOf } from '../kinds/index.ts'
import type { Field, Kind } from '../kinds/kind.ts'
import type { Problem, ProblemCode } from '../problems.ts'
import type { Ground } from './ground.ts'
import type { Made } from './reports.ts'
import type { Span } from './types.ts'

type Check = (ground: Ground, made: Made, index: number) => readonly Problem[]

// Nearly every check of every report finds nothing: no list is made for it.
const nothing: readonly Problem[] = []

const said = (ground: Ground, span: Span): string => ground.text.slice(span[0], span[1])

/** Contract: without its household (for village kinds its village) a report is kept, and asked for. */
const subject: Check = (ground, { report, who }, index) => {
  if (kinds[report.kind].about === 'village') {
    return report.village === null
      ? [problem('missing-field', index, 'village', '没看出是哪个村，请写上村名，如：葛山村')]
      : nothing
  }
  if (who === null) return [problem('missing-field', index, 'household', '没看出是哪一户，请写上户主姓名')]
  const name = said(ground, who.span)
  if (who.problem === 'unknown-household') {
    return [
      problem(
        'unknown-household',
        index,
        'household',
        `没找到“${name}”这一户，请写户主全名，或从名单里选`,
        who.span,
        name,
      ),
    ]
  }
  if (who.problem === 'ambiguous-household') {
    return [
      problem('ambiguous-household', index, 'household', `叫“${name}”的不止一户，请写明哪个村或选一户`, who.span, name),
    ]
  }
  return nothing
}

const bySound: Check = (ground, { report, who }, index) => {
  if (who?.bySound !== true) return nothing
  const name = said(ground, who.span)
  const meant = report.person ?? who.person ?? ''
  return [problem('name-by-sound', index, 'household', `“${name}”按读音认作${meant}，不对请回复“不是”`, who.span, name)]
}

const badDay: Check = (ground, { badDate }, index) => {
  if (badDate === null) return nothing
  const day = said(ground, badDate)
  return [problem('bad-value', index, 'date', `没有“${day}”这一天，请写成 7月15日 这样`, badDate, day)]
}

const ahead: Check = (ground, made, index) => {
  if (made.ahead === null) return nothing
  const day = said(ground, made.ahead)
  return [problem('future-date', index, 'date', `“${day}”还没到，请核对日期`, made.ahead, day)]
}

const badValues: Check = (ground, { fact, report }, index) => {
  if (fact.flaws.length === 0) return nothing
  return fact.flaws.map(({ code, field, span }) => {
    const label = labelOfField(report.kind, field)
    const text = said(ground, span)
    const cut = text.length > 40
    const message = cut ? `${label}超过2000字，只留下前2000字` : `${label}不能是“${text}”，请写成正数，如 4500`
    return problem(code, index, field, message, span, text.slice(0, 40))
  })
}

/** Contract: a monthly wage over 30,000 or under 100, any other money of a household over 1,000,000. */
const implausible: Check = (ground, { report }, index) => {
  let found = nothing
  for (const field of moneyOf.get(report.kind) ?? []) {
    const value = report.fields[field.code]
    if (typeof value !== 'number' || !unlikely(field, value)) continue
    const span = report.spans[field.code] ?? [0, 0]
    const message = `${field.label}${labelOf(report.kind, field.code, value)}，数目不大对，请核对`
    found = [...found, problem('implausible-amount', index, field.code, message, span, said(ground, span))]
  }
  return found
}

const moneyOf = new Map<string, readonly Field[]>(
  Object.values<Kind>(kinds).map(({ code, about, fields }) => [
    code,
    about === 'village' ? [] : fields.filter(({ value }) => value.type === 'money'),
  ]),
)

const unlikely = ({ code }: Field, value: number): boolean =>
  code === 'monthlyWage' ? value > 30_000 || value < 100 : value > 1_000_000

/** The money fields of a report whose value is too large or too small to be taken without asking, as for a message. */
export function unlikelyMoney({ kind, fields }: Pick<Made['report'], 'kind' | 'fields'>): readonly Field[] {
  return (moneyOf.get(kind) ?? []).filter((field) => {
    const value = fields[field.code]
    return typeof value === 'number' && unlikely(field, value)
  })
}

/** In this order they are told. */
const checks: readonly Check[] = [subject, bySound, badDay, ahead, badValues, implausible]

function problem(
  code: ProblemCode,
  report: number,
  field: string,
  message: string,
  span?: Span,
  words?: string,
): Problem {
  return span === undefined || words === undefined
    ? { code, report, field, message }
    : { code, report, field, message, span, said: words }
}

function labelOfField(kind: Made['report']['kind'], code: string): string {
  const { fields }: Kind = kinds[kind]
  return fields.find((field) => field.code === code)?.label ?? code
}

/** Everything wrong with a message's reports; a name by sound and a value are told once, however many reports hang on them. */
export function check(ground: Ground, made: readonly Made[]): Problem[] {
  const told = new Set<string>()
  const problems: Problem[] = []
  for (let index = 0; index < made.length; index += 1) {
    const one = made[index] as Made
    for (const run of checks) for (const found of run(ground, one, index)) if (isNew(told, found)) problems.push(found)
  }
  return problems
}

function isNew(told: Set<string>, found: Problem): boolean {
  if (found.span === undefined || (found.code !== 'name-by-sound' && found.code !== 'bad-value')) return true
  const key = `${found.code} ${found.field} ${found.code === 'name-by-sound' ? found.said : found.span.join('-')}`
  const isKnown = told.has(key)
  told.add(key)
  return !isKnown
}
