import { choice, further, money, option } from './field.ts'
import type { Kind } from './kind.ts'

export const expense = {
  code: 'expense',
  label: '大额支出',
  synonyms: ['支出', '大额开支', '大项支出', '家庭支出', '刚性支出', '开支'],
  about: 'household',
  fields: [
    choice(
      'category',
      '类别',
      ['用途', '支出类别', '类型', '支出类型', '项目', '支出项目', '支出用途', '原因', '事由'],
      [
        option('medical', '医疗', '看病 住院 医药费 医疗费 手术 治病 因病 就医'),
        option('education', '教育', '上学 学费 大学 学杂费 上高中 上大学 因学 读书'),
        option('housing', '住房', '建房 盖房 买房 修房 装修 翻修 房屋'),
        option('ceremony', '红白事', '彩礼 婚事 结婚 丧事 办事 白事 红事 婚丧嫁娶 婚嫁 丧葬 婚礼'),
        option('production', '生产', '农资 化肥 农机 买农机 种子 饲料 生产投入 生产经营'),
        option('other', '其他', '其它'),
      ],
    ),
    money('amount', '金额', [
      '支出',
      '支出金额',
      '花费',
      '费用',
      '共计',
      '合计',
      '总计',
      '总额',
      '总费用',
      '总花费',
      '共花',
      '花了',
      '数额',
    ]),
    money('selfPaid', '自付', [
      '自费',
      '自付金额',
      '个人自付',
      '自付费用',
      '自负',
      '个人支付',
      '自己承担',
      '自付部分',
      '个人承担',
    ]),
    further(money('insured', '报销', ['报销金额', '医保报销', '保险赔付', '赔付'])),
  ],
  asks: [],
  examples: ['{户}家给儿子办婚事花了七万六', '#大额支出 {户} 住院28000 自付6500'],
  effect: { table: 'Expense', on: 'saidOn', fields: ['category', 'amount', 'selfPaid', 'insured'], sums: 'amount' },
} as const satisfies Kind
