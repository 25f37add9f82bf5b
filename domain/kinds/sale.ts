import { money, number, text } from './field.ts'
import type { Kind } from './kind.ts'

export const sale = {
  code: 'sale',
  label: '消费帮扶',
  synonyms: ['消费扶贫', '消费帮扶采购'],
  about: 'household',
  fields: [
    text('product', '产品', ['农产品', '商品', '品名']),
    text('buyer', '采购方', ['买方', '采购单位', '购买单位']),
    number('quantity', '数量', '', ['采购数量']),
    text('unit', '单位', ['计量单位']),
    money('amount', '金额', ['采购金额', '销售额']),
  ].map((field) => ({ ...field, further: true })),
  asks: [],
  examples: ['#消费帮扶 {户} 产品：小米 采购方：税务局 金额：2600'],
  effect: { table: 'Sale', on: 'saidOn', fields: ['product', 'buyer', 'quantity', 'unit', 'amount'], sums: 'amount' },
} as const satisfies Kind
