import type { KindCode } from '../kinds/index.ts'
import type { Draft } from './state.ts'

/** Joins neighbouring drafts about the same household where `join` names the kind they are together. */
export function sameFact(
  drafts: readonly Draft[],
  join: (one: Draft, other: Draft) => KindCode | null,
): readonly Draft[] {
  if (drafts.length < 2) return drafts
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    const kind = last !== undefined && last.group === draft.group ? join(last, draft) : null
    if (last === undefined || kind === null) {
      joined.push(draft)
      continue
    }
    const core = last.kind === kind ? last.core : draft.core
    joined[joined.length - 1] = {
      ...last,
      kind,
      core,
      end: Math.max(last.end, draft.end),
      date: last.date ?? draft.date,
    }
  }
  return joined
}
