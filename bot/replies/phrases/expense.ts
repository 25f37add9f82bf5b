import { bare, type Phrase } from './phrase.ts'

export const expense: Phrase = { words: { amount: bare } }
