import { bare, type Phrase } from './phrase.ts'

export const villageReview: Phrase = { words: { month: bare, cases: ({ words }) => `要关注 ${words}` } }
