import { categoryIn } from './facts/expense.ts'
import { goodIn } from './facts/goods.ts'
import type { Made } from './reports.ts'
import type { FieldValue } from './types.ts'

interface Carried {
  readonly fields: readonly string[]
  readonly when: (from: Made, to: Made) => boolean
  /** What 都是… says of those before as well. */
  readonly ofAll?: readonly string[]
}

/** What is said once for several, by kind; a field is carried only where `when` finds nothing against it. */
const carried: Readonly<Partial<Record<Made['report']['kind'], Carried>>> = {
  visit: {
    fields: ['situation', 'housing', 'water', 'education', 'medical'],
    when: (_, to) => /也(?:都)?(?:是|一样|差不多|如此)[的吧呢]*(?=[,。;\s]|$)/.test(to.fact.text),
  },
  industry: {
    fields: ['item', 'activity'],
    when: (from, to) => from.report.fields.unit === to.report.fields.unit && goodIn(to.fact.text) === null,
    ofAll: ['mode'],
  },
  assistance: {
    fields: ['program', 'status', 'month'],
    when: (_, to) => !('program' in to.report.fields),
    ofAll: ['status'],
  },
  employment: { fields: [], when: () => true, ofAll: ['channel'] },
  hardship: { fields: ['cause'], when: (_, to) => /也|同样|一样/.test(to.fact.text) || !('cause' in to.report.fields) },
  property: { fields: ['type', 'period'], when: (_, to) => !('type' in to.report.fields) },
  income: {
    fields: ['category', 'source', 'period', 'month'],
    when: (_, to) => !('category' in to.report.fields),
    ofAll: ['month', 'period'],
  },
  expense: { fields: ['category'], when: () => true },
}

/**
 * 种小麦王建国6亩，李铁柱4亩半; 两家的低保都批了，老李家395: what was told of the one before holds for the next, where
 * nothing stands against it. 王建国6亩，李铁柱4亩，都种的小麦: what is said of all holds for those before as well.
 */
export function carryOver(made: readonly Made[]): void {
  for (const [at, next] of made.entries()) {
    const last = made[at - 1]
    if (last !== undefined) {
      ofStock(last, next)
      ofBefore(last, next)
    }
    if (last === undefined || !beside(last, next)) continue
    if (!sentenceEnded(last, next) || /也|同样/.test(next.fact.text)) copy(last, next)
    if (ofAll.test(next.fact.text)) backwards(made, at)
  }
}

// 养的羊出栏了12只，收入13200; 买了两头母牛，花了2万4: what is earned or spent right behind stock is of it.
function ofStock(last: Made, next: Made): void {
  if (last.report.kind !== 'industry' || last.who === null || last.who !== next.who || sentenceEnded(last, next)) return
  const fields: Record<string, FieldValue> = next.fact.fields
  if (next.fact.marked || 'category' in fields) return
  if (next.report.kind === 'income') fields.category = 'business'
  if (next.report.kind === 'expense') fields.category = 'production'
}

// 丧事村里帮着办的，花了一万五: what it was spent on was told right before, of the same household.
function ofBefore(last: Made, next: Made): void {
  if (
    next.report.kind !== 'expense' ||
    !('amount' in next.fact.fields) ||
    next.fact.marked ||
    last.who === null ||
    last.who !== next.who
  )
    return
  const category = 'category' in next.fact.fields || sentenceEnded(last, next) ? null : categoryIn(last.fact.text)
  const fields: Record<string, FieldValue> = next.fact.fields
  if (category !== null) fields.category = category
}

const ofAll = /(?:都|全|均)(?:按时|按月|已经?)?(?:是|种|养|栽|喂|的|发|打|到|领|批)/

function backwards(made: readonly Made[], from: number): void {
  for (let at = from; at > 0; at -= 1) {
    const [before, next] = [made[at - 1], made[at]]
    if (before === undefined || next === undefined || !beside(before, next) || sentenceEnded(before, next)) return
    copy(next, before)
    put(next, before, carried[next.report.kind]?.ofAll ?? [])
  }
}

const beside = (one: Made, other: Made): boolean =>
  one.report.kind === other.report.kind &&
  !other.fact.marked &&
  one.who !== null &&
  (one.who !== other.who || several.has(one.report.kind))

// Of these one household tells several in a row: 养老金180，低保390，都发了.
const several: ReadonlySet<string> = new Set(['assistance', 'income', 'expense'])

const sentenceEnded = (one: Made, other: Made): boolean =>
  /[。;!?\n]/.test(one.fact.ground.text.slice(one.fact.start, other.fact.start))

function copy(from: Made, to: Made): void {
  const rule = carried[from.report.kind]
  if (rule?.when(from, to) === true) put(from, to, rule.fields)
}

function put(from: Made, to: Made, names: readonly string[]): void {
  // The record that is being made; from here on nobody writes to it.
  const fields: Record<string, FieldValue> = to.fact.fields
  for (const field of names) {
    const value = from.report.fields[field]
    if (value !== undefined && !(field in fields)) fields[field] = value
  }
}
