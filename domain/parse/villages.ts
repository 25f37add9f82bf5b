import { type Hit, type Lexicon, lexicon } from '../lexicon.ts'
import { towns, villages } from '../places/jiyuan.ts'
import type { Roster } from './roster.ts'

export interface PlaceName {
  readonly kind: 'village' | 'town'
  /** The name as the roster, else the state's short form, has it. */
  readonly name: string
  /** 葛山 for 葛山村, 王庄: only where a village is meant by the kind of report. */
  readonly bare: boolean
}

export type VillageHit = Hit<PlaceName>

const made = new WeakMap<Roster, Lexicon<PlaceName>>()

function* names(roster: Roster): Generator<readonly [string, PlaceName]> {
  for (const { village, town } of roster.places) {
    if (village !== '') yield [village, { kind: 'village', name: village, bare: false }]
    if (town !== '') yield [town, { kind: 'town', name: town, bare: false }]
  }
  for (const { short } of villages) {
    const village = { kind: 'village', name: short, bare: !/[村区]$/.test(short) } as const
    yield [short, village]
    if (village.bare) yield [`${short}居委会`, { ...village, bare: false }]
  }
  for (const town of towns) yield [town.name, { kind: 'town', name: town.name, bare: false }]
  const bases = [...roster.places.map(({ village }) => village), ...villages.map(({ short }) => short)]
  for (const full of bases) {
    const base = full.replace(/(?:社区|村)$/, '')
    if (base.length > 1 && base !== full) yield [base, { kind: 'village', name: full, bare: true }]
  }
  for (const town of towns) yield [town.short, { kind: 'town', name: town.name, bare: true }]
}

/** Villages and towns by the names the roster and 济源 have for them; the roster's spelling stands before the state's. */
export function villageNames(roster: Roster): Lexicon<PlaceName> {
  const known = made.get(roster)
  if (known !== undefined) return known
  const compiled = lexicon(names(roster))
  made.set(roster, compiled)
  return compiled
}
