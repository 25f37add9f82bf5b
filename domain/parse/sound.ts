import { polyphonic } from 'pinyin-pro'

/**
 * How a character sounds, without tones, as small numbers: all its readings, for 单 is dan and shan.
 * `near` folds zh/z, ch/c, sh/s, n/ng and l/n together (contract/parse.md, 'Settled').
 */
export interface Sound {
  readonly exact: readonly number[]
  readonly near: readonly number[]
}

const silent: Sound = { exact: [], near: [] }
const syllables = new Map<string, number>()
// By code unit: asked for at every position where a name may be heard.
const heard: (Sound | undefined)[] = new Array(0x10000).fill(undefined)

function numberOf(syllable: string): number {
  const known = syllables.get(syllable)
  if (known !== undefined) return known
  syllables.set(syllable, syllables.size + 1)
  return syllables.size
}

const folded = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/([aeiou])ng$/, '$1n')

/**
 * Sounds are worked out once a character and kept; what is no Han character has none. `polyphonic` says of each what
 * `pinyin` says with `multiple`, without first building a tree of words: 14 ms at the first name of a run.
 */
export function soundOf(unit: number): Sound {
  if (unit < 0x4e00 || unit > 0x9fff) return silent
  const known = heard[unit]
  if (known !== undefined) return known
  const [readings = []] = polyphonic(String.fromCharCode(unit), { toneType: 'none', type: 'array', v: true })
  const exact = [...new Set(readings.map(numberOf))]
  const near = [...new Set(readings.map((reading) => numberOf(`~${folded(reading)}`)))]
  const sound = { exact, near }
  heard[unit] = sound
  return sound
}

const share = (a: readonly number[], b: readonly number[]): boolean => a.some((one) => b.includes(one))

/** How alike a name and the text at a position sound: 2 the same pinyin, 1 near, 0 otherwise. */
export function alike(name: string, text: string, at: number): 0 | 1 | 2 {
  let level: 1 | 2 = 2
  for (let i = 0; i < name.length; i += 1) {
    const a = name.charCodeAt(i)
    const b = text.charCodeAt(at + i)
    if (a === b) continue
    const [said, meant] = [soundOf(b), soundOf(a)]
    if (share(said.exact, meant.exact)) continue
    if (!share(said.near, meant.near)) return 0
    level = 1
  }
  return level
}
