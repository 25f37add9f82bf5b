import type { Digest } from '../../domain/lists/digest.ts'

const named = [
  '柿花沟村',
  '小刘庄',
  '大驿',
  '东添浆村',
  '富士花园社区',
  '中王村',
  '赵村',
  '绮里村',
  '桐花沟村',
  '周楼村',
  '堽头',
  '南冢村',
]
const due = [45, 14, 32, 28, 40, 44, 22, 18, 51, 36, 40, 33]
const done = [20, 3, 10, 20, 30, 40, 22, 10, 30, 20, 33, 33]

/** A town's Wednesday in July, half of the month gone. */
export const daily: Digest = {
  digest: 'daily',
  area: { code: '419001102', name: '轵城镇' },
  on: '2024-07-17',
  month: '2024-07',
  visits: { due: 1_248, done: 711, told: 34, expected: 700 },
  placesAre: 'village',
  places: named.map((name, at) => {
    const households = due[at] ?? 0
    return { code: String(at), name, due: households, done: done[at] ?? 0, expected: (households * 13) / 23 }
  }),
  added: { hardship: 2, cases: 0, workFound: 6, workLost: 0, visits: 34 },
  before: null,
  overdue: { count: 1, first: [{ village: '柿花沟村', head: '张三', days: 2 }] },
  unreached: 0,
  columns: [],
  tiles: [],
  askAfter: [],
}

const weeks = [60, 72, 55, 80, 131, 102, 74, 86]

export const weekly: Digest = {
  ...daily,
  digest: 'weekly',
  on: '2024-07-19',
  visits: { ...daily.visits, told: 86 },
  before: { hardship: 1, cases: 0, workFound: 6, workLost: 0, visits: 74 },
  columns: weeks.map((value, at) => ({ label: `7/${at + 1}`, value })),
}

export const monthly: Digest = {
  ...daily,
  digest: 'monthly',
  on: '2024-07-28',
  tiles: [
    { name: '走访', value: 711, unit: '户', of: 1_248, before: 681, act: true },
    { name: '月排查', value: 40, unit: '个村', of: 44, before: 44, act: true },
    { name: '突发困难', value: 12, unit: '户', of: null, before: 9, act: false },
    { name: '务工', value: 36, unit: '人', of: null, before: 36, act: false },
    { name: '失业', value: 4, unit: '人', of: null, before: null, act: false },
    { name: '超期', value: 5, unit: '件', of: null, before: 7, act: true },
  ],
  askAfter: [
    { about: 'unchecked', count: 4, villages: ['柿花沟村', '小刘庄', '大驿', '东添浆村'] },
    { about: 'overdue', count: 5, villages: ['柿花沟村', '赵村'] },
    { about: 'visits', count: 537, villages: ['柿花沟村', '大驿', '桐花沟村'] },
  ],
}

/** Nothing was recorded, and nothing is late. */
export const quietDay: Digest = {
  ...daily,
  visits: { ...daily.visits, told: 0 },
  added: { hardship: 0, cases: 0, workFound: 0, workLost: 0, visits: 0 },
  overdue: { count: 0, first: [] },
}
