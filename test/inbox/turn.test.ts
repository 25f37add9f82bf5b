import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/inbox/turn.ts'
import type { Ask } from '../../domain/asks.ts'
import type { Parsed } from '../../domain/parse/types.ts'

const which: Ask = {
  ask: 'which-household',
  reportIds: ['r1'],
  said: '王建国',
  choices: [
    { code: 'JY-0001', head: '王建国', village: '中王村' },
    { code: 'JY-0005', head: '王建国', village: '葛山村' },
  ],
}
const sure: Ask = {
  ask: 'confirm',
  reportIds: ['r1'],
  about: 'implausible-amount',
  field: 'monthlyWage',
  said: '4万5',
  value: 45_000,
}
const value: Ask = { ask: 'value', reportIds: ['r1'], field: 'monthlyWage' }

const parsed = (intent: Parsed['intent']): Parsed => ({
  id: 'm',
  intent,
  reports: [],
  command: intent === 'command' ? { name: 'todo', household: null, text: '' } : null,
  problems: [],
})
const names = (text: string): string[] => (text === '王建国' ? ['JY-0001', 'JY-0005'] : [])
const meant = (question: Ask | null, text: string, intent: Parsed['intent'] = 'chatter') =>
  turn(question, text, parsed(intent), names)

describe('an answer to which household', () => {
  test.each([
    ['2', 2],
    ['２', 2],
    ['2。', 2],
    ['第1户', 1],
    ['1个', 1],
  ])('%s chooses by number', (text, number) => {
    expect(meant(which, text)).toEqual({ act: 'answer', answer: { answer: 'choice', number } })
  })

  test('a name chooses among all who bear it', () => {
    expect(meant(which, '王建国')).toEqual({
      act: 'answer',
      answer: { answer: 'name', households: ['JY-0001', 'JY-0005'] },
    })
  })

  test.each(['取消', '算了'])('%s gives it up', (text) => {
    expect(meant(which, text)).toEqual({ act: 'answer', answer: { answer: 'cancel' } })
  })

  test('是 is meant for it, and says too little: it is asked again', () => {
    expect(meant(which, '是')).toEqual({ act: 'answer', answer: { answer: 'yes' } })
  })
})

describe('an answer to is it so', () => {
  test.each(['是', '对', '确认', '嗯', '是的。'])('%s is yes', (text) => {
    expect(meant(sure, text)).toEqual({ act: 'answer', answer: { answer: 'yes' } })
  })

  test.each(['不是', '不对'])('%s is no', (text) => {
    expect(meant(sure, text)).toEqual({ act: 'answer', answer: { answer: 'no' } })
  })

  test.each(['4500', '4,500元', '四千五'])('%s is the right value', (text) => {
    expect(meant(sure, text)).toEqual({ act: 'answer', answer: { answer: 'value', text } })
  })
})

test('a bare value answers what value', () => {
  expect(meant(value, '7月15日')).toEqual({ act: 'answer', answer: { answer: 'value', text: '7月15日' } })
})

describe('something new goes before what was asked', () => {
  test('a report', () => {
    expect(meant(sure, '走访李铁柱，稳定', 'report')).toEqual({ act: 'report' })
  })

  test('a command', () => {
    expect(meant(which, '我的待办', 'command').act).toBe('command')
  })

  test('详情 asks for the whole answer', () => {
    expect(meant(which, '详情')).toEqual({ act: 'details' })
  })
})

describe('where nothing is asked', () => {
  test.each(['1', '是', '嗯', '收到'])('%s is talk', (text) => {
    expect(meant(null, text)).toEqual({ act: 'chatter' })
  })

  test('不是 is told that nothing waits', () => {
    expect(meant(null, '不是')).toEqual({ act: 'late-answer' })
  })
})
