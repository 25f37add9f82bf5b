import { choice, money, number, option, text } from './field.ts'
import type { Kind } from './kind.ts'

export const industry = {
  code: 'industry',
  label: '产业发展',
  synonyms: ['产业', '产业情况', '种养', '种养殖', '家庭产业', '产业增收'],
  about: 'household',
  fields: [
    choice(
      'activity',
      '类型',
      ['产业类型', '类别', '产业', '产业类别', '种类', '发展类型'],
      [
        option('planting', '种植', '种植业 种地 种'),
        option('livestock', '养殖', '养殖业 畜牧 畜牧养殖 养'),
        option('courtyard', '庭院经济', '庭院 小庭院'),
        option('tourism', '乡村旅游', '旅游 农家乐 民宿 旅游业'),
        option('online-sales', '线上销售', '电商 网销 直播带货 网店 直播 网上卖'),
        option('processing', '加工', '加工业 农产品加工 来料加工'),
        option('other', '其他', '其它'),
      ],
    ),
    text('item', '品种', ['项目', '作物', '种类', '品类', '产品', '名称', '内容', '种植品种', '养殖品种']),
    number('quantity', '规模', '', [
      '数量',
      '面积',
      '存栏',
      '亩数',
      '头数',
      '只数',
      '种植面积',
      '养殖规模',
      '养殖数量',
      '种植规模',
    ]),
    text('unit', '计量单位', ['单位']),
    choice(
      'mode',
      '经营方式',
      ['模式', '经营模式', '方式', '发展模式', '发展方式'],
      [
        option('own', '自营', '自己种 自己养 自种 自养 自主经营 自主发展 自主'),
        option('employed', '务工带动', '就业带动 吸纳务工'),
        option('order', '订单', '订单收购 订单农业 签了订单 签订单'),
        option('trusteeship', '托管', '代养 寄养 托养 代管'),
        option('share', '入股', '参股 入股分红 股份'),
        option('lease', '租赁', '承租 反租倒包 出租 承包'),
      ],
    ),
    money('loan', '小额信贷', ['贷款', '小额贷款', '贷款金额', '借款', '信贷']),
    money('sales', '销售额', ['销售收入', '卖了', '销售', '销售金额', '产值', '收入']),
  ],
  asks: [],
  examples: ['{户}家今年种了6亩谷子，还养着15只羊', '#产业发展 {户} 养殖 兔 300只 订单'],
  effect: {
    table: 'Industry',
    on: 'saidOn',
    fields: ['activity', 'item', 'quantity', 'unit', 'mode', 'loan', 'sales'],
  },
} as const satisfies Kind
