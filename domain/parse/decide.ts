import { type KindCode, kinds } from '../kinds/index.ts'
import { heard } from './facts/index.ts'
import type { Vote } from './votes.ts'

/** Whom the clause is about, as far as it is known: it rules out kinds about somebody else. */
export type Subject = 'household' | 'village' | null

export interface Choice {
  readonly kind: KindCode | null
  /** 4 decides, 2 speaks for it, 1 only supports; 0 where nothing speaks. */
  readonly weight: number
  /** The clause tells of going there as well: the visit counts beside what was found. */
  readonly visited: boolean
}

const order = Object.keys(heard) as readonly KindCode[] // the keys of a table by kind
const ranks = new Map(order.map((kind, rank) => [kind, rank]))

const fits = (kind: KindCode, weight: number, subject: Subject): boolean => {
  if (kinds[kind].about === 'village') {
    if (subject === 'village') return true
    return subject === null && weight === 4 && kind !== 'project'
  }
  return subject !== 'village' || kind === 'visit'
}

// What is a finding of a visit while one is told, and an event of its own otherwise.
const findings = /^(?:困难|家里困难|漏雨|停水|断水|危房|辍学|没水|病|大雨)$/u

/**
 * Which kind a clause speaks of: the heaviest word wins, of equals the table's first; the fact that is being told keeps
 * a clause whose words only speak for another.
 */
export function decide(
  text: string,
  votes: readonly Vote[],
  subject: Subject,
  open: KindCode | null,
  went: boolean,
): Choice {
  const weights = new Map<KindCode, number>()
  for (const vote of votes) {
    for (const kind of vote.kinds) {
      if (fits(kind, vote.weight, subject)) weights.set(kind, Math.max(weights.get(kind) ?? 0, vote.weight))
    }
  }
  const visited = went || weights.get('visit') === 4
  const only = votes
    .filter(({ kinds: [kind] }) => kind === 'hardship')
    .every(({ start, end }) => findings.test(text.slice(start, end)))
  if (only && weights.has('hardship') && (visited || open === 'visit')) {
    weights.delete('hardship')
    weights.set('visit', Math.max(weights.get('visit') ?? 0, 2))
  }
  if (went) weights.set('visit', Math.max(weights.get('visit') ?? 0, 3))
  return { ...heaviest(weights, open), visited }
}

function heaviest(
  weights: ReadonlyMap<KindCode, number>,
  open: KindCode | null,
): { kind: KindCode | null; weight: number } {
  let kind: KindCode | null = null
  let weight = 0
  for (const [candidate, own] of weights) {
    // A visit counts beside what was found, so the finding speaks first.
    const eager = candidate === 'visit' && own > 2 ? 1.5 : own
    const better =
      eager > weight || (eager === weight && kind !== null && (ranks.get(candidate) ?? 99) < (ranks.get(kind) ?? 99))
    if (!better) continue
    kind = candidate
    weight = eager
  }
  if (open !== null && weight <= 2 && weights.has(open)) return { kind: open, weight: weights.get(open) ?? weight }
  return { kind, weight: kind === null ? 0 : (weights.get(kind) ?? weight) }
}
