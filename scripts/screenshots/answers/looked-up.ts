import { type Example, group, li, other, today, wang } from './example.ts'

const owed = { count: 2, names: ['李铁柱', '周大山'], month: 7 }
const own = { households: [wang, li], village: '中王村' }
const facts = {
  household: wang,
  type: '一般脱贫户',
  members: [
    { name: '王建国', relation: '户主' },
    { name: '李秀英', relation: '配偶' },
    { name: '王磊', relation: '之子' },
  ],
  income: { wage: 36_000, business: 8_000, transfer: 5_900 },
  perCapita: 16_630,
  monitoringLine: 8_300,
  openCases: [],
  measures: ['养羊 20 只，进行中'],
  lastVisit: { date: '2024-07-09', by: '赵志强' },
  work: ['王磊 宁波 月工资 5,500 元'],
  perhapsUnclaimed: ['务工交通补贴（王磊）'],
} as const

/** What is looked up, and how people get to know the robot. */
export const lookedUp: readonly Example[] = [
  { when: '查 王建国', say: { say: 'household', today, facts } },
  { when: '查 王建国（在群里）', say: { say: 'household', today, facts }, chat: group },
  { when: '查 王建国（两户）', say: { say: 'which-query', choices: [wang, other], said: '王建国' } },
  { when: '查 钱多多', say: { say: 'no-such-household', said: '钱多多' } },
  {
    when: '我的待办',
    say: {
      say: 'todo',
      today,
      items: [
        { dueOn: '2024-07-15', words: '李铁柱 入户核实' },
        { dueOn: '2024-07-20', words: '中王村 月排查' },
      ],
      owed,
      waiting: 1,
    },
  },
  { when: '本月进度', say: { say: 'progress', month: 7, area: '赵志强', done: 13, due: 15, villages: [] } },
  { when: '早上第一句', say: { say: 'still-due', owed, today } },
  { when: '帮助', say: { say: 'help', kind: null, ...own } },
  { when: '帮助 走访', say: { say: 'help', kind: 'visit', ...own } },
  { when: '还没绑定的人写', say: { say: 'how-to-bind' } },
  { when: '绑定 赵志强 手机号', say: { say: 'bound', name: '赵志强', households: 15 } },
  { when: '绑定，对不上', say: { say: 'bind-wrong' } },
  { when: '错了五次', say: { say: 'bind-locked' } },
  { when: '存不下的时候', say: { say: 'trouble' } },
  { when: '试了三次没记下', say: { say: 'aside', trouble: 'K7Q2' } },
]
