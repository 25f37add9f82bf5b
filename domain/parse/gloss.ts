import type { Mention } from './mentions.ts'
import { relatives } from './people.ts'
import type { Span } from './types.ts'

const between = /^(?:[啊呀呢嘛,\s]|那个)*(?:(?:也?就)?是)?[,\s]*$/
const kin = new RegExp(`^(?:家|他|她|的)*(?:${relatives})(?=[,。;\\s]|$)`)

// 王磊（王建国之子）, 张欣怡（张三家）
const bracketed = new RegExp(`^(?:家|他|她|的|之)*(?:${relatives}|[长次]?[子女]|妻|夫|配偶)?\\)`)

/**
 * 葛佳佳，就是长根闺女，…: whose relative somebody is who has just been named explains, and tells of nobody else. The
 * mentions without such ones, and the stretches they stood in.
 */
export function withoutGlosses(
  text: string,
  mentions: readonly Mention[],
): { readonly mentions: readonly Mention[]; readonly gone: readonly Span[] } {
  const gone: Span[] = []
  const left = mentions.filter((mention, at) => {
    const before = mentions[at - 1]
    if (before === undefined || mention.start - before.end > 8 || mention.start === before.end) return true
    const gap = text.slice(before.end, mention.start)
    const inBrackets = gap === '('
    if (!sameHousehold(before, mention) || !(inBrackets || between.test(gap))) return true
    const told = (inBrackets ? bracketed : kin).exec(text.slice(mention.end, mention.end + 8))
    if (told === null) return true
    gone.push([before.end, mention.end + told[0].length])
    return false
  })
  return { mentions: left, gone }
}

function sameHousehold({ bearers }: Mention, { bearers: others }: Mention): boolean {
  const [one, other] = [bearers[0], others[0]]
  return one?.household === other?.household && one?.person !== other?.person && one !== undefined
}
