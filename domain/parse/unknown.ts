import { findPlace } from '../places/find.ts'
import { layGround } from './ground.ts'
import type { Roster } from './roster.ts'
import { setScene } from './scene.ts'
import type { LocalWords, MessageIn } from './types.ts'

/** At most so many are kept of a message: beyond, nobody looks. */
const most = 5

// Signs of the language itself, and what talk is filled with: what is left between them may be a word to teach.
const fillers =
  /今天|昨天|刚才|上午|下午|晚上|已经|现在|目前|最近|这个|那个|这边|那边|就是|一下|一个|一共|我们|咱们|他们|俺们|没有|不是|可以|情况|家里|户主|村里|老婆|[的了在去到和跟与给把被是有也都还就又很我俺咱你恁他她它们家个吗呢吧啊呀哦嗯呃嘛着这那搞完]/

/**
 * The words of a message that are no name, place, figure, date or word of the grammar: runs of two to four Han signs, in
 * order, at most five. Longer runs are taken apart by the dictionary of the platform. For what came out `unclear`.
 */
export function unknownWords(message: MessageIn, roster: Roster, words: LocalWords): string[] {
  const scene = setScene(layGround(message, roster, words))
  const rest = scene.masked.split('')
  for (const { start, end } of scene.votes) rest.fill(' ', start, end)
  for (const { start, end } of scene.places) rest.fill(' ', start, end)
  for (const { start, end } of placesIn(scene.masked)) rest.fill(' ', start, end)
  const found = new Set<string>()
  for (const run of rest.join('').match(/\p{Script=Han}+/gu) ?? []) {
    for (const piece of run.split(fillers)) {
      for (const word of piece.length > 4 ? apart(piece) : [piece]) if (word.length > 1) found.add(word)
      if (found.size >= most) return [...found].slice(0, most)
    }
  }
  return [...found]
}

function* placesIn(text: string) {
  for (let place = findPlace(text); place !== null; place = findPlace(text, place.end)) yield place
}

let dictionary: Intl.Segmenter | undefined

// What the dictionary leaves in single signs stands together: a nickname, a dialect's word.
function apart(run: string): string[] {
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const words: string[] = []
  let single = ''
  for (const { segment } of dictionary.segment(run)) {
    if (segment.length === 1) single += segment
    else {
      words.push(single, segment)
      single = ''
    }
  }
  return [...words, single].filter(({ length }) => length > 1 && length <= 4)
}
