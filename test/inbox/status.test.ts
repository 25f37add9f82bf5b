import { describe, expect, test } from 'vitest'
import { problemsOf, questionsFor, statusOf } from '../../bot/inbox/status.ts'
import type { ParsedReport } from '../../domain/parse/types.ts'
import type { Problem, ProblemCode } from '../../domain/problems.ts'

const report = (household: string | null, fields: ParsedReport['fields'] = {}): ParsedReport => ({
  kind: 'employment',
  household,
  person: null,
  village: null,
  date: '2024-07-15',
  fields,
  spans: {},
})
const problem = (code: ProblemCode, at: number | null, field: string | null = null): Problem => ({
  code,
  report: at,
  field,
  message: '',
  said: '4万5',
})

describe('what becomes of a report', () => {
  test('nothing wrong: recorded', () => {
    expect(statusOf(report('A'), [], true)).toBe('recorded')
  })

  test.each(['bad-value', 'missing-field'] as const)('%s: the rest is recorded', (code) => {
    expect(statusOf(report('A'), [problem(code, 0)], true)).toBe('recorded')
  })

  test.each(['name-by-sound', 'implausible-amount', 'future-date'] as const)('%s: to confirm', (code) => {
    expect(statusOf(report('A'), [problem(code, 0)], true)).toBe('to-confirm')
  })

  test('without a household pending goes before to confirm', () => {
    expect(statusOf(report(null), [problem('implausible-amount', 0)], false)).toBe('pending')
  })
})

test('a name heard by sound once concerns every report about that household, and no other', () => {
  const reports = [report('A'), report('A'), report('B')]
  const told = [problem('name-by-sound', 0)]
  expect(reports.map((_, index) => problemsOf(index, reports, told).length)).toEqual([1, 1, 0])
})

describe('what is asked', () => {
  const waiting = (id: string, household: string | null, problems: Problem[], said?: string) => ({
    id,
    report: { ...report(household, { monthlyWage: 45_000 }), ...(said === undefined ? {} : { said }) },
    status: household === null ? ('pending' as const) : ('to-confirm' as const),
    problems,
    choices: [],
    villages: [],
  })

  test('whom it is about is asked before what is to be confirmed', () => {
    const asks = questionsFor([
      waiting('1', 'A', [problem('implausible-amount', 0, 'monthlyWage')]),
      waiting('2', null, [problem('ambiguous-household', 1)], '王建国'),
    ])
    expect(asks.map(({ ask }) => ask)).toEqual(['which-household', 'confirm'])
  })

  test('two reports about the same unknown name are asked about once', () => {
    const asks = questionsFor([waiting('1', null, [], '王建国'), waiting('2', null, [], '王建国')])
    expect(asks).toHaveLength(1)
    expect(asks[0]?.reportIds).toEqual(['1', '2'])
  })

  test('a confirmation carries what was written and what was understood', () => {
    const [ask] = questionsFor([waiting('1', 'A', [problem('implausible-amount', 0, 'monthlyWage')])])
    expect(ask).toMatchObject({ ask: 'confirm', field: 'monthlyWage', said: '4万5', value: 45_000 })
  })
})
