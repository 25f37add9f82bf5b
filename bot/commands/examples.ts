import { type KindCode, kindCodes, kinds } from '../../domain/kinds/index.ts'
import type { Kind } from '../../domain/kinds/kind.ts'
import { lexicon } from '../../domain/lexicon.ts'
import type { SaidHousehold } from '../replies/say.ts'

export interface Examples {
  /** Two, with {户} and {村} in them: whose names may be shown is known only where they are shown. */
  readonly examples: readonly [string, string]
  /** The sender's own, those that the text names first. */
  readonly households: readonly SaidHousehold[]
}

// A kind's own words weigh more than those of its fields; of two, the longer says more.
const weights = { kind: 4, option: 2, field: 1, example: 0.5 } as const
// Nobody writes more than this before it is clear what he means, and a message may have 100,000 signs.
const read = 500

const usual: readonly KindCode[] = ['visit', 'employment']

// Signs that stand in every sentence tell nothing of its kind.
const empty = /[的了家个我们这那在有和就也给还去上一二三四五六七八九十\d]/u

// Of the words of one sign only these tell a kind: 学 is in 开会学习 as well.
const telling = /[种养病残灾摔]/u

type Weights = Partial<Record<KindCode, number>>

const words = lexicon(wordWeights())

/** The two examples nearest to what was written, by the words of the kinds; the commonest two where nothing fits. */
export function examplesNear(text: string, own: readonly SaidHousehold[]): Examples {
  const near = kindsNear(text.slice(0, read).normalize('NFKC'))
  const [first = 'visit', second] = near.length > 0 ? near : usual
  const examples: readonly string[] = kinds[first].examples
  const other = second === undefined ? examples[1] : kinds[second].examples[0]
  return {
    examples: [examples[0] ?? '', other ?? kinds.visit.examples[0]],
    households: [...own].sort((a, b) => Number(text.includes(b.head)) - Number(text.includes(a.head))),
  }
}

/** At most two kinds, the nearest first. */
function kindsNear(text: string): readonly KindCode[] {
  const scores = new Map<KindCode, number>()
  for (const { means } of words.all(text)) {
    for (const code of kindCodes) {
      const weight = means[code]
      if (weight !== undefined) scores.set(code, (scores.get(code) ?? 0) + weight)
    }
  }
  const ranked = [...scores].sort(([, a], [, b]) => b - a)
  const best = ranked[0]?.[1] ?? 0
  // A far second is no likely meaning: the first kind's other example helps more.
  return ranked
    .filter(([, score]) => score * 2 >= best)
    .slice(0, 2)
    .map(([code]) => code)
}

/** Every two signs of an example that stand together and mean something: 修好, 院墙. */
function pairs(example: string): string[] {
  const signs = [...example]
  const two = signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
  return two.filter((pair) => /^\p{Script=Han}{2}$/u.test(pair) && !empty.test(pair))
}

function wordWeights(): Iterable<readonly [string, Weights]> {
  const table = new Map<string, Weights>()
  const add = (word: string, code: KindCode, weight: number): void => {
    if (word.length < 2 && !telling.test(word)) return
    const known = table.get(word) ?? {}
    table.set(word, { ...known, [code]: Math.max(known[code] ?? 0, weight * word.length) })
  }
  for (const code of kindCodes) {
    const kind: Kind = kinds[code]
    for (const word of [kind.label, ...kind.synonyms]) add(word, code, weights.kind)
    for (const field of kind.fields) {
      for (const word of [field.label, ...field.synonyms]) add(word, code, weights.field)
      const options = field.value.type === 'choice' ? field.value.options : []
      for (const option of options) for (const word of option.words) add(word, code, weights.option)
    }
    for (const word of kind.examples.flatMap(pairs)) add(word, code, weights.example)
  }
  return table
}
