import { number, plain, text } from './field.ts'
import type { Kind } from './kind.ts'

export const villageReview = {
  code: 'village-review',
  label: '月研判',
  synonyms: ['研判', '村级研判', '村级月研判'],
  about: 'village',
  fields: [
    plain('month', 'month', '月份', ['研判月份', '月']),
    number('cases', '需关注户数', '户', ['研判户数', '需帮扶户数', '需监测户数']),
    text('note', '备注', ['说明', '情况说明']),
  ].map((field) => ({ ...field, further: true })),
  asks: [],
  examples: ['#月研判 {村} 8月 需关注户数：2'],
  effect: {
    table: 'VillageMonth',
    on: 'reportedOn',
    fields: ['month', 'cases'],
    always: { step: 'review' },
    also: ['own-month'],
  },
} as const satisfies Kind
