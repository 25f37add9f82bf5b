import { bare, type Phrase, quantityWithUnit, unitOfQuantity } from './phrase.ts'

export const sale: Phrase = {
  first: ['product', 'quantity', 'unit'],
  words: {
    product: bare,
    quantity: quantityWithUnit,
    unit: unitOfQuantity,
    buyer: ({ label, words }) => `${label} ${words}`,
    amount: bare,
  },
}
