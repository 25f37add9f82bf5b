import type { Ask } from '../../../domain/asks.ts'
import { doubt, doubtful, type Example, li, other, outcome, today, visit, wang, work } from './example.ts'

const pending = { ...visit, household: null, person: null, status: 'pending' } as const
const toConfirm = { ...visit, status: 'to-confirm' } as const
const which: Ask = { ask: 'which-household', reportIds: ['r'], said: '王建国', choices: [wang, other] }
const choice = { id: 'r', kind: 'employment', village: '中王村', date: today, household: null } as const
const choices = [
  { ...choice, whom: '王磊', field: 'monthlyWage', value: 45_000 },
  { ...choice, whom: '李娜', field: 'monthlyWage', value: 55_000 },
]
const field = { ask: 'field', reportIds: ['r'], again: false } as const
const hardship = { ...visit, kind: 'hardship', fields: {} } as const

/** One question of each sort, and what is said of its answer; with the card that may go behind it. */
export const asked: readonly Example[] = [
  { when: '两户同名', say: outcome({ reports: [pending], question: which }), card: true },
  {
    when: '一个叫法',
    say: outcome({
      reports: [pending],
      question: { ...which, said: '二蛋', choices: [wang, li], guess: { code: wang.code, person: '王建国' } },
    }),
  },
  {
    when: '没说哪个村',
    say: outcome({
      reports: [{ ...pending, kind: 'village-check', fields: { checked: 44 } }],
      question: {
        ask: 'which-village',
        reportIds: ['r'],
        choices: [
          { code: '1', name: '中王村' },
          { code: '2', name: '泗涧村' },
        ],
      },
    }),
  },
  {
    when: '听着像',
    say: outcome({
      reports: [toConfirm],
      question: { ...doubt, about: 'name-by-sound', field: 'household', said: '王见国', value: '王建国' },
    }),
  },
  { when: '数目不大对', say: outcome({ reports: [doubtful], question: doubt }), card: true },
  {
    when: '日子还没到',
    say: outcome({
      reports: [{ ...toConfirm, date: '2024-07-18' }],
      question: { ...doubt, about: 'future-date', field: 'date', said: '明天', value: '2024-07-18' },
    }),
  },
  { when: '不是', say: outcome({ question: { ask: 'value', reportIds: ['r'], field: 'monthlyWage' } }) },
  {
    when: '缺一个数',
    say: outcome({
      reports: [{ ...work, fields: { place: '宁波' } }],
      question: { ...field, reportIds: ['r'], kind: 'employment', field: 'monthlyWage', whom: '王磊' },
    }),
  },
  {
    when: '缺一项，选项不多',
    say: outcome({
      reports: [hardship],
      question: { ...field, reportIds: ['r'], kind: 'hardship', field: 'cause', whom: '王建国' },
    }),
    card: true,
  },
  {
    when: '待确认',
    say: {
      say: 'waiting',
      today,
      question: { ask: 'confirm-all', reportIds: ['r', 's'], choices },
      count: 2,
      pending: 1,
    },
    card: true,
  },
  { when: '待确认（没有）', say: { say: 'waiting', today, question: null, count: 0, pending: 0, why: 'none' } },
  { when: '待确认 → 取消', say: { say: 'waiting', today, question: null, count: 2, pending: 0, why: 'later' } },
  { when: '取消', say: { say: 'cancelled' } },
  { when: '是（没有在问）', say: { say: 'nothing-asked' } },
  { when: '过了半小时才答', say: { say: 'question-passed' } },
  { when: '答的看不懂', say: { say: 'ask-again', question: which } },
  { when: '不知道', say: { say: 'field-left' } },
  { when: '不知道；前面还有一问', say: { say: 'field-left', today, question: doubt, report: doubtful } },
  {
    when: '二蛋就是王建国',
    say: { say: 'nickname-learned', learned: { word: '二蛋', household: wang, person: '王建国' } },
  },
  { when: '忘记 二蛋', say: { say: 'nickname-forgotten', word: '二蛋', known: true } },
]
