import { bare, type Phrase } from './phrase.ts'

export const collective: Phrase = {
  first: ['source'],
  words: { source: bare, amount: ({ words }) => `收入 ${words}`, month: bare, year: bare },
}
