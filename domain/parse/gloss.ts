import type { Mention } from './mentions.ts'
import { relatives } from './people.ts'
import type { Span } from './types.ts'

const between = /^(?:[啊呀呢嘛,\s]|那个)*(?:(?:也?就)?是)?[,\s]*$/
const kin = new RegExp(`^(?:家|他|她|的)*(?:${relatives})(?=[,。;\\s]|$)`)

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
    if (!sameHousehold(before, mention) || !between.test(text.slice(before.end, mention.start))) return true
    const told = kin.exec(text.slice(mention.end, mention.end + 8))
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
