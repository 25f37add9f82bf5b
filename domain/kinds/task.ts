import { choice, number, option, text } from './field.ts'
import type { Kind } from './kind.ts'

export const task = {
  code: 'task',
  label: '责任单位任务',
  synonyms: ['单位任务', '任务进度'],
  about: 'unit',
  fields: [
    text('number', '任务编号', ['任务', '编号', '任务号']),
    number('progress', '进度', '%', ['完成比例']),
    choice(
      'status',
      '状态',
      ['情况'],
      [option('ongoing', '进行中', '推进中'), option('done', '已完成', '完成'), option('stuck', '受阻', '有困难 卡住')],
    ),
    text('note', '备注', ['说明', '情况说明']),
  ].map((field) => ({ ...field, further: true })),
  asks: [],
  examples: ['#责任单位任务 编号：T3 进度：60'],
  effect: { table: null },
} as const satisfies Kind
