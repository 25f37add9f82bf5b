import { type Fields, labelled, type Phrase, silent, type Word } from './phrase.ts'

const points = ['housing', 'water', 'education', 'medical']

/** 住房、饮水没问题: points with the same answer are said together, where the first of them stands. */
const together: Word = (told, fields) => {
  const same = points.flatMap((code) => (fields[code]?.value === told.value ? [fields[code]] : []))
  if (same[0] !== told) return null
  return `${same.map(({ label }) => label).join('、')}${told.value === 'ok' ? '没问题' : '有问题'}`
}

function noun({ mode }: Fields): string {
  return mode === undefined || mode.value === 'home' ? '走访' : `${mode.words}走访`
}

export const visit: Phrase = {
  noun,
  words: {
    situation: ({ value, words }) => (value === 'stable' ? `情况${words}` : words),
    housing: together,
    water: together,
    education: together,
    medical: together,
    needs: labelled,
    mode: silent,
    role: ({ words }) => `${words}去的`,
    income: ({ words }) => `收入${words}`,
  },
}
