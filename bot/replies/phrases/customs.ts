import { bare, type Phrase } from './phrase.ts'

export const customs: Phrase = { words: { activity: bare, people: ({ words }) => `${words}参加` } }
