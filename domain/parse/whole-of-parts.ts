import { goodIn } from './facts/goods.ts'
import { within } from './ordered.ts'
import type { Scene } from './scene.ts'
import type { Draft } from './state.ts'

/**
 * 种了八亩地，五亩小麦三亩玉米: land told whole and then crop by crop is what the crops say. The whole goes where the
 * parts behind it, of the same household, come to just as many mu.
 */
export function wholeOfParts(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter((draft, at) => {
    if (draft.kind !== 'industry' || draft.marked) return true
    const whole = muIn(scene, draft)
    if (whole === null || goodIn(scene.masked.slice(draft.start, draft.end)) !== null) return true
    let sum = 0
    for (let next = at + 1; next < drafts.length && sum < whole; next += 1) {
      const part = drafts[next]
      if (part?.kind !== 'industry' || part.group !== draft.group) break
      sum += muIn(scene, part) ?? 0
    }
    return sum !== whole
  })
}

/** The one area a draft tells, in mu; null where it tells none or several. */
function muIn({ values }: Scene, { start, end }: Draft): number | null {
  const areas = within(values, start, end).flatMap(({ reading }) =>
    reading.type === 'number' && reading.unit === '亩' && reading.exact ? [reading.value] : [],
  )
  return areas.length === 1 ? (areas[0] ?? null) : null
}
