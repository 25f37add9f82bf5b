import { doubt, doubtful, type Example, group, li, outcome, visit, wang, work } from './example.ts'

const owed = { count: 2, names: ['李铁柱', '周大山'], month: 7 }
const badDay = '没有“2月30日”，按今天记。不对就写：更正 王建国 日期7月15日'

const wage = {
  ask: 'field',
  reportIds: ['r'],
  kind: 'employment',
  field: 'monthlyWage',
  whom: '王磊',
  again: false,
} as const
const near = {
  examples: ['今天去{户}家走访，情况稳定，住房没问题', '{户}上月去宁波进厂了，一个月5500'],
  households: [wang, li],
}

/** What became of what was written. */
export const told: readonly Example[] = [
  { when: '走访了', say: outcome({ reports: [visit], owed }) },
  { when: '一句两件', say: outcome({ reports: [visit, work] }) },
  { when: '早说过的', say: outcome({ reports: [{ ...visit, known: true }] }) },
  {
    when: '一个值写错了',
    say: outcome({
      reports: [visit],
      problems: [{ code: 'bad-value', report: 0, field: 'date', said: '2月30日', message: badDay }],
    }),
  },
  {
    when: '缺一项',
    say: outcome({ reports: [{ ...work, fields: { place: '宁波' } }], question: { ...wage, reportIds: ['r'] } }),
  },
  { when: '数目不大对', say: outcome({ reports: [doubtful], question: doubt }) },
  {
    when: '一户定了，一户没定',
    say: outcome({
      reports: [visit, { ...visit, household: null, person: null, status: 'pending' }],
      problems: [{ code: 'unknown-household', report: 1, field: null, said: '王五', message: '没找到“王五”' }],
      question: { ask: 'which-household', reportIds: ['r'], said: '王五', choices: [wang, li] },
    }),
  },
  {
    when: '接龙里有一行没读出',
    say: outcome({
      reports: [visit, { ...visit, household: li, person: '李铁柱' }],
      unread: [{ number: 3, text: '李伟 今天开会' }],
    }),
  },
  {
    when: '带一张照片',
    say: outcome({ reports: [visit], pictures: { count: 1, refused: [] } }),
  },
  { when: '回：是', say: outcome({ lead: 'confirmed', reports: [{ ...doubtful, status: 'recorded' }] }) },
  {
    when: '更正',
    say: outcome({
      lead: 'corrected',
      reports: [{ ...work, fields: { monthlyWage: 4800 }, was: { monthlyWage: 4500 } }],
    }),
  },
  {
    when: '撤回一句里的一件',
    say: outcome({ lead: 'withdrawn', reports: [{ ...visit, status: 'withdrawn' }], left: 1, owed }),
  },
  {
    when: '答了“二蛋”是谁',
    say: outcome({ reports: [visit], learned: { word: '二蛋', household: wang, person: '王建国' } }),
  },
  {
    when: '在群里',
    say: outcome({
      reports: [{ ...visit, kind: 'hardship', fields: { cause: 'illness', selfPaid: 23_000 } }],
      owed,
    }),
    chat: group,
  },
  {
    when: '断线之后才发出',
    say: outcome({ reports: [visit] }),
    late: { at: new Date('2024-07-17T09:10:00+08:00'), now: new Date('2024-07-17T10:20:00+08:00') },
  },
  { when: '没看出哪一类', say: { say: 'unclear', marker: null, ...near } },
  { when: '#值班', say: { say: 'unclear', marker: '#值班', ...near } },
  { when: '详情', say: { say: 'details', of: outcome({ reports: [visit, work], owed }) } },
]
