/** Per-capita net income as the plan counts it (policy.md, 'Per-capita net income', 'Settled'). Pure; money in yuan. */

export const incomeCategories = ['wage', 'business', 'property', 'transfer'] as const
export type IncomeCategory = (typeof incomeCategories)[number]

/** An income as somebody told it. */
export interface ToldIncome {
  readonly category: IncomeCategory | null
  readonly amount: number
  /** Production cost told with it. */
  readonly cost: number
  readonly period: 'month' | 'year' | 'once' | null
  /** YYYY-MM it speaks of: the month named, else that of its day. */
  readonly month: string
  /** Whose and what it is: 王磊 务工. The same by the month or year, told again, is a newer figure, not a second one. */
  readonly about: string
}

/** What is known to have been paid: assistance, property, sales. */
export interface PaidIncome {
  readonly category: IncomeCategory
  readonly amount: number
  readonly month: string
}

export interface IncomeFacts {
  /** In the order in which they were told. */
  readonly told: readonly ToldIncome[]
  readonly paid: readonly PaidIncome[]
  /** Production costs told by themselves (大额支出, 生产). */
  readonly costs: readonly { readonly amount: number; readonly month: string }[]
}

export interface PeriodIncome {
  /** Only categories of which something is on record. */
  readonly byCategory: Readonly<Partial<Record<IncomeCategory, number>>>
  /** Told without a category. */
  readonly unsorted: number
  readonly cost: number
  /** Categories and unsorted less cost. */
  readonly net: number
}

/**
 * Programs that are income when paid. A loan, medical aid, a start-up's money, and what is not known by name (危房改造,
 * 慰问金) are not.
 */
export const transferPrograms: ReadonlySet<string> = new Set([
  'subsistence-allowance',
  'destitute-support',
  'temporary-relief',
  'disability-allowance',
  'pension',
  'transport-subsidy',
  'post-subsidy',
  'yulu',
])

/** Sums one household's period; null where nothing is on record: unknown is not 0. */
export function sumIncome({ told, paid, costs }: IncomeFacts): PeriodIncome | null {
  const stands = newest(told)
  if (stands.length + paid.length === 0) return null
  // A told income of a category and month stands alone; one by the year stands for every month of it.
  const covered = new Set(stands.flatMap(({ category, month }) => (category === null ? [] : [`${category} ${month}`])))
  const wholeYear = new Set(stands.flatMap(({ category, period }) => (period === 'year' ? (category ?? []) : [])))
  const known = paid.filter(({ category, month }) => !wholeYear.has(category) && !covered.has(`${category} ${month}`))
  const byCategory: Partial<Record<IncomeCategory, number>> = {}
  let unsorted = 0
  for (const { category, amount } of [...stands, ...known]) {
    if (category === null) unsorted += amount
    else byCategory[category] = cents((byCategory[category] ?? 0) + amount)
  }
  const cost = costOf(stands, costs)
  const gross = Object.values(byCategory).reduce((sum, amount) => sum + amount, unsorted)
  return { byCategory, unsorted: cents(unsorted), cost, net: cents(gross - cost) }
}

// A cost told with an income stands alone in its month, as the income does.
function costOf(stands: readonly ToldIncome[], costs: IncomeFacts['costs']): number {
  const withCost = stands.filter(({ cost }) => cost > 0)
  const months = new Set(withCost.map(({ month }) => month))
  const yearly = withCost.some(({ period }) => period === 'year')
  const alone = yearly ? [] : costs.filter(({ month }) => !months.has(month))
  return cents([...withCost.map(({ cost }) => cost), ...alone.map(({ amount }) => amount)].reduce((a, b) => a + b, 0))
}

function newest(told: readonly ToldIncome[]): readonly ToldIncome[] {
  const standing = new Map<string, ToldIncome>()
  for (const [index, income] of told.entries()) {
    const { category, period, month, about } = income
    const repeats = period === 'year' ? 'year' : period === 'month' ? month : `${month} ${index}`
    standing.set([category, period, repeats, about].join(' '), income)
  }
  return [...standing.values()]
}

/** Yuan a head, to the cent. A household has at least one member. */
export function perHead(net: number, members: number): number {
  return cents(net / Math.max(1, members))
}

/** Change on the period before in percent, one decimal; null where there is nothing to compare with. */
export function growthOf(now: number | null, before: number | null): number | null {
  if (now === null || before === null || before <= 0) return null
  return Math.round(((now - before) / before) * 1000) / 10
}

/** Whether a household is under the line: strictly; null where its income or the line is unknown. */
export function isUnder(perHeadNet: number | null, line: number | null): boolean | null {
  return perHeadNet === null || line === null ? null : perHeadNet < line
}

const cents = (amount: number): number => Math.round(amount * 100) / 100
