import { bare, type Phrase } from './phrase.ts'

export const training: Phrase = {
  words: {
    course: bare,
    certificate: bare,
    certified: ({ words }) => (words === '是' ? '已取证' : '还没取证'),
  },
}
