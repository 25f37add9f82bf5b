import type { SayOf } from '../../../bot/replies/say.ts'
import type { Digest } from '../../../domain/lists/digest.ts'
import { type Example, group, today } from './example.ts'

const owed = { count: 3, names: ['李铁柱', '张秀兰', '周大山'], month: 7 }
const villages = [
  { name: '柿花沟村', count: 25 },
  { name: '大驿', count: 22 },
]
const place = (name: string, due: number, done: number) => ({ code: name, name, due, done, expected: (due * 13) / 23 })
const day: Digest = {
  digest: 'daily',
  area: { code: '419001102', name: '轵城镇' },
  on: today,
  month: '2024-07',
  visits: { due: 1_248, done: 711, told: 34, expected: 705.4 },
  placesAre: 'village',
  places: [place('柿花沟村', 45, 20), place('大驿', 32, 10), place('中王村', 40, 40)],
  added: { hardship: 2, cases: 0, workFound: 6, workLost: 0, visits: 34 },
  before: null,
  overdue: { count: 1, first: [{ village: '柿花沟村', head: '张三', days: 2 }] },
  unreached: 0,
  columns: [],
  tiles: [],
  askAfter: [],
}
const month: Digest = {
  ...day,
  digest: 'monthly',
  on: '2024-07-28',
  tiles: [
    { name: '走访', value: 711, unit: '户', of: 1_248, before: 681, act: true },
    { name: '月排查', value: 40, unit: '个村', of: 44, before: 44, act: true },
    { name: '突发困难', value: 12, unit: '户', of: null, before: 9, act: false },
  ],
  askAfter: [{ about: 'unchecked', count: 4, villages: ['柿花沟村', '小刘庄', '大驿'] }],
}
const upload: Omit<SayOf<'import'>, 'step' | 'question'> = {
  say: 'import',
  name: '名册.xlsx',
  counts: {
    read: 120,
    households: { added: 3, changed: 5, same: 111 },
    cadres: { added: 0, changed: 0, same: 9 },
    bad: 1,
  },
  rejected: ['第 17 行 月工资“四千多”：请写数字，如 4500'],
}
const ask = { ask: 'import', reportIds: [], uploadId: 'u' } as const

/** What is sent without being asked for, and what is said of a table. */
export const sent: readonly Example[] = [
  { when: '10日、20日、月底', say: { say: 'visits-due', today, owed, daysLeft: 14 } },
  { when: '接通后头一句', say: { say: 'due-now', today, owed, check: '中王村' } },
  {
    when: '月排查没报',
    say: { say: 'check-due', today, village: '中王村', month: 7, dueOn: '2024-07-20', daysLeft: 3 },
  },
  {
    when: '超期，发到镇群',
    say: { say: 'overdue', today, area: '轵城镇', month: 7, villages, unchecked: ['大驿'], unreached: 2 },
    chat: group,
  },
  {
    when: '超期，镇领导单聊',
    say: {
      say: 'overdue',
      today,
      area: '轵城镇',
      month: 7,
      villages,
      unchecked: ['大驿'],
      unreached: 0,
      who: { visits: [{ name: '赵志强', count: 25 }], checks: [{ village: '大驿', names: ['卢明'] }] },
    },
  },
  {
    when: '5日：交通补贴没领',
    say: { say: 'unclaimed', year: 2024, people: [{ name: '王磊', head: '王建国' }] },
  },
  {
    when: '5日：发到镇群',
    say: { say: 'unclaimed-count', area: '轵城镇', count: 12, villages, unreached: 0 },
    chat: group,
  },
  {
    when: '领导催办',
    say: { say: 'urge', today, owed, daysLeft: 14, checks: ['中王村'], todos: [] },
  },
  { when: '日报', say: { say: 'digest', figures: day }, chat: group },
  { when: '月调度', say: { say: 'digest', figures: month }, chat: group },
  { when: '发来名册', say: { ...upload, step: 'checked', question: { ...ask, reportIds: [] } }, card: true },
  { when: '是（名册又变了）', say: { ...upload, step: 'changed', question: { ...ask, reportIds: [] } } },
  { when: '是', say: { ...upload, step: 'done', question: null } },
  {
    when: '名册一样',
    say: { ...upload, step: 'nothing', counts: { ...upload.counts, bad: 0 }, rejected: [], question: null },
  },
]
