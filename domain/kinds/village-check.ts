import { number, plain, text } from './field.ts'
import type { Kind } from './kind.ts'

export const villageCheck = {
  code: 'village-check',
  label: '月排查',
  synonyms: ['排查', '村级排查', '村月排查', '村级月排查', '防返贫排查'],
  about: 'village',
  fields: [
    plain('month', 'month', '月份', ['排查月份', '月', '时间']),
    number('checked', '排查户数', '户', ['排查', '户数', '已排查', '排查数', '共排查', '查了']),
    number('findings', '发现问题', '户', [
      '问题',
      '问题户',
      '问题数',
      '发现',
      '异常',
      '问题户数',
      '异常户',
      '发现问题户',
      '发现异常',
      '有问题',
      '异常户数',
      '发现问题数',
      '问题户数',
    ]),
    text('note', '备注', ['说明', '问题说明', '情况说明', '其他', '问题情况']),
  ],
  asks: [
    { field: 'checked', words: '这次排查了多少户？回数字，如 44' },
    { field: 'findings', words: '发现有问题的几户？回数字，没有就回 0' },
  ],
  examples: ['{村}这个月排查完了，44户，全都正常', '#月排查 {村} 8月 排查51户 发现问题1户'],
  effect: {
    table: 'VillageMonth',
    on: 'reportedOn',
    fields: ['month', 'checked', 'findings'],
    always: { step: 'check' },
    also: ['own-month'],
  },
} as const satisfies Kind
