import { choice, further, option, plain, text } from './field.ts'
import type { Kind } from './kind.ts'

export const measure = {
  code: 'measure',
  label: '帮扶措施',
  synonyms: ['措施', '帮扶', '一户一策', '帮扶举措'],
  about: 'household',
  fields: [
    text('measure', '措施', ['帮扶措施', '内容', '帮扶内容', '措施内容', '具体措施', '事项', '帮扶事项']),
    choice(
      'status',
      '状态',
      ['进度', '进展', '落实情况', '完成情况', '办理情况', '情况'],
      [
        option('planned', '计划', '拟 准备 待办 打算 待落实 未开始 计划中 待实施 未落实'),
        option('ongoing', '进行中', '正在办 办理中 正在 在办 推进中 实施中 正在落实 落实中 正在进行'),
        option('done', '已完成', '已办结 办好了 完成 办结 已落实 已办 落实到位 完成了 已办好 落实了 办结了 已到位'),
      ],
    ),
    further(
      choice(
        'type',
        '措施类型',
        ['类型', '类别'],
        [
          option('industry', '产业'),
          option('employment', '就业'),
          option('finance', '金融'),
          option('welfare-post', '公益岗'),
          option('education', '教育'),
          option('medical', '医疗'),
          option('housing', '住房'),
          option('relief', '救助'),
          option('other', '其他'),
        ],
      ),
    ),
    further(text('unit', '责任单位', ['落实单位'])),
    further(plain('date', 'dueOn', '完成时限', ['时限', '截止日期'])),
  ],
  asks: [],
  examples: ['{户}家的院墙我们给修好了', '#帮扶措施 {户} 通自来水 已办结'],
  effect: { table: 'Measure', on: 'saidOn', fields: ['measure', 'status', 'type', 'unit', 'dueOn'] },
} as const satisfies Kind
