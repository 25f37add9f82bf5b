import { bare, type Fields, type Phrase } from './phrase.ts'

function noun({ channel }: Fields): string {
  if (channel?.value === 'migrant') return '外出务工'
  return channel?.value === 'local' ? '就近务工' : '务工'
}

export const employment: Phrase = {
  noun,
  first: ['change', 'channel', 'place', 'destination', 'employer', 'job'],
  words: {
    // 外出 and 就近 stand in the noun already.
    channel: ({ value, words }) => (value === 'migrant' || value === 'local' ? null : words),
    place: bare,
    // Whoever wrote 宁波 did not write 省外.
    destination: ({ words }, { place }) => (place === undefined ? words : null),
    employer: bare,
    job: bare,
    startedOn: ({ words }) => `${words}开始`,
    endedOn: ({ words }) => `${words}结束`,
    months: ({ words }) => `干了 ${words}`,
  },
}
