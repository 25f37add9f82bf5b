import { bare, type Phrase } from './phrase.ts'

export const member: Phrase = { words: { name: bare, relation: bare, school: bare } }
