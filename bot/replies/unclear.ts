import type { Chat } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import { fillExample } from './own.ts'
import type { Say } from './say.ts'

type Unclear = Extract<Say, { say: 'unclear' }>

/** One line and the two examples nearest to what was written. */
export function unclear({ marker, examples, households = [], village = null }: Unclear, chat: Chat): string[] {
  const first =
    marker === null
      ? '未记录：没看出是哪一类。可以这样写：'
      : `未记录：没有“${markerWords(marker)}”这一类。可以这样写：`
  return [
    first,
    ...examples.slice(0, 2).map((example, turn) => fillExample(chat, example, { households, village }, turn)),
  ]
}

function markerWords(marker: string): string {
  return cutAt(clean(marker).replace(/^[＃【]|】$/gu, ''), 10)
}
