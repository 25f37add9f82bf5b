import { choice, option, text } from './field.ts'
import type { Kind } from './kind.ts'

export const monitoringCase = {
  code: 'case',
  label: '监测认定',
  synonyms: ['监测对象', '监测', '监测对象认定'],
  about: 'household',
  fields: [
    choice(
      'step',
      '环节',
      ['步骤', '程序'],
      [
        option('lead', '线索'),
        option('verification', '入户核实', '核实'),
        option('discussion', '民主评议', '评议'),
        option('notice', '公示', '村级公示'),
        option('town-review', '镇审核', '镇级审核'),
        option('decision', '区认定', '认定'),
        option('removal', '风险消除', '消除'),
        option('rollback', '回退'),
      ],
    ),
    choice(
      'result',
      '结果',
      ['结论'],
      [option('passed', '通过', '同意 无异议'), option('refused', '未通过', '不同意 有异议')],
    ),
    choice(
      'type',
      '对象类别',
      ['类别', '监测对象类别'],
      [
        option('unstable', '脱贫不稳定户'),
        option('marginal', '边缘易致贫户'),
        option('sudden-hardship', '突发严重困难户'),
      ],
    ),
    choice(
      'risk',
      '风险类型',
      ['风险', '致贫风险'],
      [
        option('illness', '因病'),
        option('education', '因学'),
        option('disability', '因残'),
        option('disaster', '因自然灾害', '因灾'),
        option('accident', '因意外事故'),
        option('industry-failure', '因产业项目失败'),
        option('unemployment', '因务工就业不稳'),
        option('labour', '缺劳动力'),
        option('housing', '因安全住房'),
        option('water', '因安全饮水'),
        option('other', '其他'),
      ],
    ),
    text('note', '备注', ['说明']),
  ].map((field) => ({ ...field, further: true })),
  asks: [],
  examples: ['#监测认定 {户} 公示 结果：通过'],
  effect: { table: null },
} as const satisfies Kind
