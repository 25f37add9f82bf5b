import { choice, further, money, number, option, plain, text } from './field.ts'
import type { Kind } from './kind.ts'

export const period = [
  option('month', '每月', '月 按月 一个月 一月 每个月 月度'),
  option('year', '每年', '年 按年 一年 全年 年度'),
  option('once', '一次性', '一次 单次'),
]

export const income = {
  code: 'income',
  label: '收入',
  synonyms: ['家庭收入', '增收', '收入情况', '收入登记'],
  about: 'household',
  fields: [
    choice(
      'category',
      '类别',
      ['收入类别', '类型', '收入类型', '性质', '收入性质', '种类', '分类'],
      [
        option('wage', '工资性', '工资 工资性收入 务工 务工收入 打工 工资收入'),
        option('business', '经营性', '生产经营性 经营 经营性收入 生产经营性收入 生产经营 经营收入 种植 养殖'),
        option('transfer', '转移性', '转移 转移性收入 补贴 补助 政策性 转移收入'),
        option('property', '财产性', '财产 财产性收入 租金 分红 财产收入'),
      ],
    ),
    text('source', '来源', ['收入来源', '项目', '内容', '名目', '途径']),
    money('amount', '金额', [
      '收入',
      '收入金额',
      '数额',
      '总额',
      '总收入',
      '毛收入',
      '共计',
      '合计',
      '总计',
      '收入额',
      '纯收入',
    ]),
    money('cost', '成本', ['支出', '生产成本', '投入', '本钱', '经营成本', '费用']),
    choice('period', '周期', ['收入周期', '频次'], period),
    plain('month', 'month', '月份', ['所属月份', '月', '时间', '收入月份']),
    number('quantity', '数量', '', ['规模', '产量', '天数', '面积']),
    text('unit', '单位', ['计量单位']),
    further(plain('boolean', 'oneOff', '一次性补助', ['不计收入'])),
  ],
  asks: [
    { field: 'amount', words: '家这笔收入是多少元？回数字，如 7200' },
    { field: 'category', words: '家这笔是哪类收入？回数字：' },
  ],
  examples: ['{户}家卖核桃收入7200', '#收入 {户} 工资性 务工 一年36000'],
  effect: {
    table: 'Income',
    on: 'saidOn',
    fields: ['category', 'source', 'amount', 'cost', 'period', 'month', 'quantity', 'unit', 'oneOff'],
    countBy: 'category',
    sums: 'amount',
  },
} as const satisfies Kind
