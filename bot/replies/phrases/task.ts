import type { Phrase } from './phrase.ts'

export const task: Phrase = { words: { number: ({ words }) => `任务 ${words}` } }
