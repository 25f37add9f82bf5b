import { bare, type Phrase } from './phrase.ts'

export const villageCheck: Phrase = {
  words: {
    month: bare,
    checked: ({ words }) => `查 ${words}`,
    findings: ({ value, label, words }) => (value === 0 ? '都正常' : `${label} ${words}`),
  },
}
