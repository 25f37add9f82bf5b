import { further, number, text } from './field.ts'
import type { Kind } from './kind.ts'

export const customs = {
  code: 'customs',
  label: '移风易俗',
  synonyms: ['乡风文明', '文明活动', '移风易俗活动'],
  about: 'village',
  fields: [
    text('activity', '活动', ['活动名称', '活动内容', '内容', '主题', '名称', '活动主题']),
    number('people', '参加人数', '人', ['人数', '参与人数', '参加', '参与', '到场人数', '到会人数']),
    further(number('points', '积分', '分', ['积分数'])),
  ],
  asks: [],
  examples: ['{村}搞了个好婆婆评选，60人参加', '#移风易俗 {村} 文明家庭评选 45人参加'],
  effect: { table: 'Customs', on: 'saidOn', fields: ['activity', 'people', 'points'] },
} as const satisfies Kind
