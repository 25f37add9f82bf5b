import type { SayOf } from '../../../bot/replies/say.ts'
import { type Example, group, today } from './example.ts'

const listed: SayOf<'listed'> = {
  say: 'listed',
  today,
  form: 'not-visited',
  title: '未走访',
  unit: '户',
  area: '轵城镇',
  period: { kind: 'month', from: '2024-07-01', to: '2024-07-31' },
  total: 3,
  capped: false,
  names: [
    { name: '李铁柱', village: '中王村' },
    { name: '李大山', village: '中王村' },
    { name: '赵全福', village: '赵村' },
  ],
  apart: null,
  note: null,
  asked: { wanted: { from: '2024-07-01', to: '2024-07-31', on: today }, role: 'town', area: '419001102' },
}
const villages = [
  { name: '柿花沟村', count: 25 },
  { name: '大驿', count: 22 },
]
const groupRefused = (why: SayOf<'group-refused'>['why'], area: string | null = '轵城镇'): Example['say'] => ({
  say: 'group-refused',
  why,
  area,
})
const unbindRefused = (why: SayOf<'unbind-refused'>['why'], area: string | null = null): Example['say'] => ({
  say: 'unbind-refused',
  why,
  area,
})

/** What leaders ask, and what is done for them. */
export const leaders: readonly Example[] = [
  { when: '还有哪些户没走访', say: listed },
  { when: '同一句，在群里', say: listed, chat: group },
  { when: '名单', say: { say: 'list-file', of: listed } },
  { when: '名单（没问过）', say: { say: 'no-list', why: 'none' } },
  { when: '名单（没有人）', say: { say: 'no-list', why: 'empty' } },
  { when: '名单（在群里）', say: { say: 'no-list', why: 'group' } },
  {
    when: '问不准的',
    say: { say: 'ask-near', area: '轵城镇', examples: ['还有哪些户没走访', '今年出去务工多少人'] },
  },
  { when: '问别的镇', say: { say: 'ask-outside', area: '轵城镇', example: '还有哪些户没走访' } },
  { when: '几个村同名', say: { say: 'ask-which', choices: ['轵城镇/赵村', '邵原镇/赵村'] } },
  { when: '谁家低于监测线（没设）', say: { say: 'unset', what: '监测范围', on: '2023-09-30', today } },
  {
    when: '我的待办',
    say: { say: 'area-due', today, area: '轵城镇', items: [], villages, unchecked: ['柿花沟村', '大驿'] },
  },
  {
    when: '本月进度',
    say: {
      say: 'progress',
      month: 7,
      area: '轵城镇',
      done: 12,
      due: 15,
      villages: [
        { name: '中王村', done: 5, due: 5 },
        { name: '赵村', done: 7, due: 10 },
      ],
    },
  },
  {
    when: '催办',
    say: {
      say: 'urge-done',
      area: '轵城镇',
      owing: 3,
      told: 2,
      before: 0,
      households: 5,
      checks: 1,
      unreached: ['卢明'],
    },
  },
  { when: '催办（不是负责人）', say: { say: 'urge-refused', why: 'not-you', area: null } },
  { when: '催办 没有这个村', say: { say: 'urge-refused', why: 'unknown', area: '轵城镇' } },
  { when: '催办 邵原镇', say: { say: 'urge-refused', why: 'outside', area: '轵城镇' } },
  { when: '催办（夜里）', say: { say: 'urge-refused', why: 'night', area: '轵城镇' } },
  { when: '绑定本群 轵城镇', say: { say: 'group-bound', area: '轵城镇', was: null, already: false }, chat: group },
  { when: '绑定本群（在单聊）', say: groupRefused('not-here', null) },
  { when: '绑定本群（不是负责人）', say: groupRefused('not-you', null), chat: group },
  { when: '绑定本群', say: groupRefused('no-area'), chat: group },
  { when: '绑定本群 火星镇', say: groupRefused('unknown'), chat: group },
  { when: '绑定本群 邵原镇', say: groupRefused('outside'), chat: group },
  { when: '绑定本群（别镇的群）', say: groupRefused('taken', '邵原镇'), chat: group },
  { when: '解绑本群', say: { say: 'group-unbound', area: '轵城镇' }, chat: group },
  { when: '解绑本群（在单聊）', say: unbindRefused('not-here') },
  { when: '解绑本群（不是负责人）', say: unbindRefused('not-you'), chat: group },
  { when: '解绑本群（没绑过）', say: unbindRefused('not-bound'), chat: group },
  { when: '解绑本群（别镇的群）', say: unbindRefused('outside', '邵原镇'), chat: group },
]
