import { describe, expect, test } from 'vitest'
import { awayMonths, type JobWord, meetsTransportSubsidy } from '../../domain/policy/transport-subsidy.ts'

const word = (said: string, told: Partial<JobWord> = {}): JobWord => ({
  said,
  change: 'started',
  away: true,
  startedOn: null,
  endedOn: null,
  months: null,
  ...told,
})

describe('在外务工的月份', () => {
  test('a job counts from its start to the last word of it, never beyond', () => {
    expect(awayMonths([word('2024-03')])).toEqual(['2024-03'])
    expect(awayMonths([word('2024-03'), word('2024-05', { change: 'continuing' })])).toEqual([
      '2024-03',
      '2024-04',
      '2024-05',
    ])
    expect(awayMonths([word('2024-05', { startedOn: '2024-03' })])).toHaveLength(3)
  })

  test('a later mention without a place goes on with the same job', () => {
    expect(awayMonths([word('2024-03'), word('2024-04', { change: null, away: null })])).toEqual(['2024-03', '2024-04'])
  })

  test('months worked are those up to the word', () => {
    expect(awayMonths([word('2024-02', { change: 'continuing', months: 4 })])).toEqual([
      '2023-11',
      '2023-12',
      '2024-01',
      '2024-02',
    ])
  })

  test('an end closes the job; work in 济源 is none; a month of two jobs counts once', () => {
    const words = [
      word('2024-01'),
      word('2024-03', { change: 'ended', away: null, endedOn: '2024-02' }),
      word('2024-03', { away: false }),
      word('2024-06', { change: 'continuing', away: null }),
      word('2024-06'),
      word('2024-06'),
    ]
    expect(awayMonths(words)).toEqual(['2024-01', '2024-02', '2024-06'])
  })

  test('who seeks work works nowhere', () => {
    expect(
      awayMonths([word('2024-01'), word('2024-02', { change: 'seeking' }), word('2024-05', { change: 'continuing' })]),
    ).toEqual(['2024-01', '2024-05'])
  })
})

describe('务工交通补贴的条件', () => {
  test('three months on end, also across New Year, in the year of the third', () => {
    expect(meetsTransportSubsidy(['2023-11', '2023-12', '2024-01'], '2024')).toBe(true)
    expect(meetsTransportSubsidy(['2023-11', '2023-12', '2024-01'], '2023')).toBe(false)
    expect(meetsTransportSubsidy(['2024-01', '2024-02', '2024-04'], '2024')).toBe(false)
  })

  test('six in all within the calendar year', () => {
    const months = ['2024-01', '2024-02', '2024-04', '2024-05', '2024-07', '2024-08']
    expect(meetsTransportSubsidy(months, '2024')).toBe(true)
    expect(meetsTransportSubsidy(['2023-12', ...months.slice(1)], '2024')).toBe(false)
  })
})
