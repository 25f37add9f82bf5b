import type { KindCode } from '../kinds/index.ts'
import type { Group } from './people.ts'
import type { Scene } from './scene.ts'
import type { VillageHit } from './villages.ts'

/** A stretch of the message that tells one thing, before its fields are read. */
export interface Draft {
  readonly kind: KindCode
  readonly marked: boolean
  readonly start: number
  end: number
  readonly group: Group | null
  /** The villages it is about, where it is about no household. */
  readonly villages: readonly VillageHit[]
  /** YYYY-MM-DD where a day was said for it, or carried on from before. */
  date: string | null
  /** That day was said within it. */
  dated: boolean
  /** A word about how the household is was said of it. */
  assessed: boolean
  core: string | null
  /** It is of a relative whose name was not said. */
  readonly relative: boolean
  /** Only 没事, 正常 and the like spoke for it. */
  faint: boolean
  /** Nothing but words that speak for several kinds spoke for it: 吃水. */
  light?: boolean
  /** A visit that counts beside what was found there; of a member only the finding tells. */
  readonly beside?: true
}

/** A question of the sender's own, of which kind it is and where it begins. */
export interface Question {
  readonly kind: KindCode
  readonly start: number
  readonly end: number
}

/** What is known while a message is read from left to right: whom and which day it is about, what is being told. */
export interface State {
  readonly scene: Scene
  readonly drafts: Draft[]
  group: Group | null
  /** The clause is about a relative whose name was not said: 他家小子. */
  relative: boolean
  /** Whether the group was named already, or is only the one that will be. */
  named: boolean
  villages: readonly VillageHit[]
  date: string | null
  /** The day said in the clause being read. */
  day: string | null
  open: Draft | null
  pending: number | null
  /** The day said in what waits. */
  pendingDay: string | null
  asked: boolean
  dropped: boolean
  unknown: boolean
  /** What was asked just before: its answer tells of the same matter. */
  question: Question | null
  /** A plan that was told in this sentence, by a day to come or otherwise. */
  plan: 'day' | 'other' | null
  /** Figures told of one after another, before what they are: 王建国1200，李铁柱1500，都是公益岗工资. */
  listed: { readonly group: Group; readonly start: number; readonly end: number }[]
  /** Households were gone to, and are told of one by one: 跑了三家。… */
  tour: boolean
  /** Just as many households are named as were gone to. */
  toured: boolean
  /** Hearsay holds to the end of its sentence. */
  hearsay: boolean
  /** Nobody was met at this household: no visit may be opened for it by going there. */
  unmet: Group | null
  /** The visit told of each household so far, and those that turned out not to have come about. */
  readonly visits: Map<Group | null, Draft>
  readonly untold: Set<Draft>
  /** Households of which a visit was told. */
  readonly visited: Set<number>
}

export function begin(scene: Scene): State {
  return {
    scene,
    drafts: [],
    group: null,
    named: false,
    relative: false,
    villages: [],
    date: null,
    day: null,
    open: null,
    pending: null,
    pendingDay: null,
    asked: false,
    dropped: false,
    unknown: false,
    question: null,
    plan: null,
    listed: [],
    tour: false,
    toured: false,
    hearsay: false,
    unmet: null,
    visits: new Map(),
    untold: new Set(),
    visited: new Set(),
  }
}

export function push(state: State, made: Draft): void {
  state.drafts.push(made)
  if (made.kind !== 'visit') return
  state.visits.set(made.group, made)
  for (const { household } of made.group?.whos ?? []) if (household !== null) state.visited.add(household)
}

/** Whether a draft is about whom the message is about now. */
export function sameSubject(state: State, open: Draft): boolean {
  return open.group === state.group && (open.group !== null || open.villages === state.villages)
}
