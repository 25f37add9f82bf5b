import { bare, labelled, type Phrase } from './phrase.ts'

export const measure: Phrase = {
  words: {
    measure: bare,
    status: ({ value, words }) => (value === 'planned' ? '还在计划' : words),
    type: ({ words }) => `${words}类`,
    unit: labelled,
  },
}
