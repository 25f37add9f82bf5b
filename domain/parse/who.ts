import type { Ground } from './ground.ts'
import type { Mention } from './mentions.ts'
import { type Bearer, ownOf } from './own.ts'
import { headOf, membersOf, placeOf, type Roster } from './roster.ts'
import type { Span } from './types.ts'
import type { VillageHit } from './villages.ts'

/** Who a report is about, once settled. */
export interface Who {
  readonly span: Span
  /** The name as it was said. */
  readonly said: string
  readonly household: number | null
  readonly person: string | null
  readonly bySound: boolean
  readonly problem: 'unknown-household' | 'ambiguous-household' | null
  /** Households that could be meant, nearest first. */
  readonly candidates: readonly number[]
}

const unique = (bearers: readonly Bearer[]): number[] => [...new Set(bearers.map(({ household }) => household))]

/**
 * Settles a mention: the sender's own, then those in a village or town named beside it, then those named before in the
 * message, then everywhere. A village named beside a name speaks against an own household elsewhere.
 */
export function settle(
  ground: Ground,
  mention: Mention,
  places: readonly VillageHit[],
  before: ReadonlySet<number>,
): Who {
  const { roster } = ground
  const own = ownOf(roster, ground.message.from)
  const only = mention.bearers[0]
  if (only !== undefined && mention.bearers.length === 1) return sure(ground, mention, only)
  const found = narrow(roster, mention, places, before, own.households)
  const span = [mention.start, mention.end] as const
  const said = ground.text.slice(mention.start, mention.end)
  const households = unique(found)
  if (households.length === 1) {
    const household = households[0] ?? 0
    const person = personOf(roster, mention, found, household)
    return { span, said, household, person, bySound: mention.via === 'sound', problem: null, candidates: [] }
  }
  const problem = households.length === 0 ? 'unknown-household' : 'ambiguous-household'
  const candidates = households.length === 0 ? nearest(roster, said, [...own.households]) : households.slice(0, 5)
  return { span, said, household: null, person: null, bySound: false, problem, candidates }
}

// One bearer, whosever: taken, contract's last resort too.
function sure(ground: Ground, { start, end, via }: Mention, { household, person }: Bearer): Who {
  const said = ground.text.slice(start, end)
  return { span: [start, end], said, household, person, bySound: via === 'sound', problem: null, candidates: [] }
}

function narrow(
  roster: Roster,
  mention: Mention,
  places: readonly VillageHit[],
  before: ReadonlySet<number>,
  own: ReadonlySet<number>,
): readonly Bearer[] {
  const named = places.length === 0 ? [] : mention.bearers.filter(({ household }) => lies(roster, household, places))
  const mine = mention.bearers.filter(({ household }) => own.has(household))
  const mineNamed = mine.filter((bearer) => named.includes(bearer))
  for (const some of [mineNamed, named, mine, mention.bearers]) {
    if (some.length === 0) continue
    const mentioned = some.filter(({ household }) => before.has(household))
    return unique(some).length > 1 && mentioned.length > 0 ? mentioned : some
  }
  return []
}

const lies = (roster: Roster, household: number, places: readonly VillageHit[]): boolean => {
  const { town, village } = placeOf(roster, household)
  return places.some(({ means }) => (means.kind === 'village' ? village === means.name : town === means.name))
}

// 老王 means the head; the roster's spelling stands, whatever a transcript wrote.
function personOf(roster: Roster, mention: Mention, found: readonly Bearer[], household: number): string {
  const named = found.filter((bearer) => bearer.household === household)
  if (named.length === 1 || mention.via === 'name') return named[0]?.person ?? headOf(roster, household)
  return headOf(roster, household)
}

/** The sender's own households whose people share most characters with what was said; those with none last. */
export function nearest(roster: Roster, said: string, own: readonly number[]): number[] {
  const scored = own.map((household) => ({ household, score: shared(roster, said, household) }))
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ household }) => household)
}

function shared(roster: Roster, said: string, household: number): number {
  let most = 0
  for (const name of membersOf(roster, household)) {
    let count = 0
    for (const character of name) if (said.includes(character)) count += 1
    most = Math.max(most, count)
  }
  return most
}
