import { bare, type Fields, type Phrase, type Word } from './phrase.ts'

/** 低保已批 395 元, 需要临时救助: what, how far and how much are one clause. */
function grant({ program, status, amount }: Fields): string {
  const what = program?.value === 'other' ? '其他补贴' : (program?.words ?? '')
  const stated = status?.value === 'needed' ? `${status.words}${what}` : `${what}${status?.words ?? ''}`
  return [stated, amount?.words ?? ''].filter((part) => part !== '').join(' ')
}

const first = ['program', 'status', 'amount']

const together: Word = (told, fields) => {
  return told === first.map((code) => fields[code]).find((each) => each !== undefined) ? grant(fields) : null
}

export const assistance: Phrase = {
  first,
  words: {
    program: together,
    status: together,
    amount: together,
    month: bare,
    term: ({ label, words }) => `${label} ${words}`,
    bank: bare,
    years: ({ words }) => `${words}期`,
  },
}
