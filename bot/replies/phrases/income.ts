import { bare, type Phrase, periodAlone, perPeriod, quantityWithUnit, unitOfQuantity } from './phrase.ts'

export const income: Phrase = {
  first: ['category', 'source', 'quantity', 'unit'],
  words: {
    source: bare,
    quantity: quantityWithUnit,
    unit: unitOfQuantity,
    amount: perPeriod,
    period: periodAlone,
    month: bare,
    oneOff: ({ words }) => (words === '是' ? '一次性补助，不计收入' : null),
  },
}
