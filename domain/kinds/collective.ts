import { choice, further, money, option, plain, text } from './field.ts'
import type { Kind } from './kind.ts'

export const collective = {
  code: 'collective',
  label: '村集体经济',
  synonyms: ['集体经济', '村集体', '村集体收入', '集体收入', '村集体经济收入'],
  about: 'village',
  fields: [
    money('amount', '金额', [
      '收入',
      '收入金额',
      '经营性收入',
      '总收入',
      '共计',
      '合计',
      '集体收入',
      '收益',
      '村集体收入',
    ]),
    text('source', '来源', ['收入来源', '项目', '渠道', '内容']),
    plain('month', 'month', '月份', ['月', '所属月份']),
    plain('year', 'year', '年度', ['年份', '年', '所属年度']),
    further(
      choice(
        'nature',
        '性质',
        ['收入性质', '类别'],
        [
          option('operating', '经营性'),
          option('rent', '租金'),
          option('dividend', '分红'),
          option('subsidy', '补助', '财政补助'),
        ],
      ),
    ),
  ],
  asks: [],
  examples: ['{村}村集体今年光伏收入4万2', '#村集体经济 {村} 来源：门面房租金 去年共收7万2'],
  effect: {
    table: 'Collective',
    on: 'saidOn',
    fields: ['amount', 'source', 'month', 'year', 'nature'],
    sums: 'amount',
  },
} as const satisfies Kind
