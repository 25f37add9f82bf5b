import { bare, type Phrase, periodAlone, perPeriod } from './phrase.ts'

export const property: Phrase = {
  first: ['type', 'area', 'counterpart'],
  words: {
    area: bare,
    amount: perPeriod,
    period: periodAlone,
    counterpart: ({ label, words }) => `${label} ${words}`,
  },
}
