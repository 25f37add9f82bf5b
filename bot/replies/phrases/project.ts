import { bare, labelled, type Phrase } from './phrase.ts'

export const project: Phrase = {
  words: { name: bare, class: labelled, unit: labelled, next: labelled },
}
