import { describe, expect, test } from 'vitest'
import { growthOf, isUnder, perHead, sumIncome, type ToldIncome } from '../../domain/policy/income.ts'

const told = (income: Partial<ToldIncome>): ToldIncome => ({
  category: 'wage',
  amount: 0,
  cost: 0,
  period: null,
  month: '2024-07',
  about: '',
  ...income,
})

describe('人均纯收入', () => {
  test('wage, business, property and transfer less cost: 36,000 + 8,000 + 5,900 less 1,500 for four is 12,100', () => {
    const sum = sumIncome({
      told: [
        told({ category: 'wage', amount: 36_000, period: 'year' }),
        told({ category: 'business', amount: 8_000, cost: 1_500 }),
        told({ category: 'transfer', amount: 5_900, month: '2024-03' }),
      ],
      paid: [],
      costs: [],
    })
    expect(sum).toEqual({
      byCategory: { wage: 36_000, business: 8_000, transfer: 5_900 },
      unsorted: 0,
      cost: 1_500,
      net: 48_400,
    })
    expect(perHead(48_400, 4)).toBe(12_100)
  })

  test('nothing on record is unknown; a cost alone too', () => {
    expect(sumIncome({ told: [], paid: [], costs: [] })).toBeNull()
    expect(sumIncome({ told: [], paid: [], costs: [{ amount: 900, month: '2024-07' }] })).toBeNull()
  })

  test('told income of a category and month stands alone; what was paid in other months is added', () => {
    const paid = ['2024-05', '2024-06', '2024-07'].map(
      (month) => ({ category: 'transfer', amount: 530, month }) as const,
    )
    const sum = sumIncome({ told: [told({ category: 'transfer', amount: 700, month: '2024-06' })], paid, costs: [] })
    expect(sum?.byCategory.transfer).toBe(530 + 700 + 530)
  })

  test('told by the year, it stands for all months of its category', () => {
    const paid = [
      { category: 'transfer', amount: 530, month: '2024-05' },
      { category: 'property', amount: 800, month: '2024-05' },
    ] as const
    const sum = sumIncome({ told: [told({ category: 'transfer', amount: 6_000, period: 'year' })], paid, costs: [] })
    expect(sum?.byCategory).toEqual({ transfer: 6_000, property: 800 })
  })

  test('the same by the month or year told again is the newer figure; two sales are two', () => {
    const sum = sumIncome({
      told: [
        told({ amount: 36_000, period: 'year', about: '王磊' }),
        told({ amount: 38_000, period: 'year', about: '王磊', month: '2024-08' }),
        told({ amount: 2_000, period: 'month', about: '王建国' }),
        told({ category: 'business', amount: 3_000 }),
        told({ category: 'business', amount: 3_000 }),
      ],
      paid: [],
      costs: [],
    })
    expect(sum?.byCategory).toEqual({ wage: 40_000, business: 6_000 })
  })

  test('a production cost told alone counts, but not in a month that told its own', () => {
    const costs = [
      { amount: 400, month: '2024-07' },
      { amount: 250, month: '2024-04' },
    ]
    const sum = sumIncome({ told: [told({ category: 'business', amount: 5_000, cost: 1_000 })], paid: [], costs })
    expect(sum).toMatchObject({ cost: 1_250, net: 3_750 })
  })

  test('what was told without a category counts in the sum', () => {
    expect(sumIncome({ told: [told({ category: null, amount: 900 })], paid: [], costs: [] })).toMatchObject({
      byCategory: {},
      unsorted: 900,
      net: 900,
    })
  })

  test('under the line is strictly below it; an unset line judges nobody', () => {
    expect(isUnder(8_299.99, 8_300)).toBe(true)
    expect(isUnder(8_300, 8_300)).toBe(false)
    expect(isUnder(100, null)).toBeNull()
    expect(isUnder(null, 8_300)).toBeNull()
  })

  test('growth in percent on the period before', () => {
    expect(growthOf(11_000, 10_000)).toBe(10)
    expect(growthOf(9_990, 10_000)).toBe(-0.1)
    expect(growthOf(5_000, 0)).toBeNull()
    expect(growthOf(null, 5_000)).toBeNull()
  })
})
