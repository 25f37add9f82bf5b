import { type KindCode, kinds } from '../kinds/index.ts'
import { type Clause, cutPiece, pieces } from './clauses.ts'
import { type Choice, decide, type Subject } from './decide.ts'
import { heard } from './facts/index.ts'
import { kindsByLabel } from './labels.ts'
import { signs } from './mask.ts'
import { within } from './ordered.ts'
import { type Group, ofRelative } from './people.ts'
import { restOfOwn } from './rest-of-own.ts'
import type { Scene } from './scene.ts'
import type { Segment } from './segments.ts'
import { nobodyMet, type Stance, stanceOf } from './stance.ts'
import type { VillageHit } from './villages.ts'
import type { Vote } from './votes.ts'

/** A stretch of the message that tells one thing, before its fields are read. */
export interface Draft {
  readonly kind: KindCode
  readonly marked: boolean
  readonly start: number
  end: number
  readonly group: Group | null
  readonly village: VillageHit | null
  /** YYYY-MM-DD where a day was said for it, or carried on from before. */
  date: string | null
  core: string | null
  /** It is of a relative whose name was not said. */
  readonly relative: boolean
  /** Only 没事, 正常 and the like spoke for it. */
  faint: boolean
}

export interface Told {
  readonly drafts: readonly Draft[]
  readonly asked: boolean
  /** A plan, a denial, hearsay: something was said that is not recorded. */
  readonly dropped: boolean
  /** Markers that name no kind. */
  readonly unknown: boolean
}

interface State {
  readonly scene: Scene
  readonly drafts: Draft[]
  group: Group | null
  /** The clause is about a relative whose name was not said: 他家小子. */
  relative: boolean
  /** Whether the group was named already, or is only the one that will be. */
  named: boolean
  village: VillageHit | null
  date: string | null
  open: Draft | null
  pending: number | null
  asked: boolean
  dropped: boolean
  unknown: boolean
  /** Hearsay holds to the end of its sentence. */
  hearsay: boolean
  /** Nobody was met at this household: no visit may be opened for it by going there. */
  unmet: Group | null
  /** The visit told of each household so far, and those that turned out not to have come about. */
  readonly visits: Map<Group | null, Draft>
  readonly untold: Set<Draft>
}

/** Reads the message from left to right into drafts; who and when carry on until others are named. */
export function draft(scene: Scene): Told {
  const state: State = {
    scene,
    drafts: [],
    group: null,
    named: false,
    relative: false,
    village: null,
    date: null,
    open: null,
    pending: null,
    asked: false,
    dropped: false,
    unknown: false,
    hearsay: false,
    unmet: null,
    visits: new Map(),
    untold: new Set(),
  }
  for (const segment of scene.segments) readSegment(state, segment)
  return {
    drafts: state.drafts.filter((one) => !state.untold.has(one)),
    asked: state.asked,
    dropped: state.dropped,
    unknown: state.unknown,
  }
}

function readSegment(state: State, segment: Segment): void {
  if (segment.kind === 'unknown') {
    state.unknown = true
    return
  }
  state.open = null
  state.pending = null
  if (segment.kind !== null) {
    state.group = null
    state.village = null
  }
  const before = state.drafts.length
  // What stands before the first name of a message or of a form is about that name.
  if (state.group === null && state.village === null) state.group = firstOf(state, segment)
  const inside = <T extends { readonly start: number }>(list: readonly T[]) => within(list, segment.start, segment.end)
  const groups = inside(state.scene.groups)
  const votes = inside(state.scene.votes)
  const places = inside(state.scene.places)
  for (const piece of pieces(state.scene.masked, segment.start, segment.end)) {
    const own = within(groups, piece.start, piece.end)
    const said = within(votes, piece.start, piece.end)
    for (const clause of cutPiece(state.scene.masked, piece, own, said, state.named)) {
      readClause(state, segment, clause, {
        groups: within(own, clause.start, clause.end),
        votes: within(said, clause.start, clause.end),
        places: within(places, clause.start, clause.end),
      })
    }
  }
  if (segment.kind !== null && state.drafts.length === before && !state.dropped && !state.asked)
    whole(state, segment, segment.kind)
}

function firstOf({ scene }: State, segment: Segment): Group | null {
  const about = segment.kind === null || segment.kind === 'unknown' ? null : kinds[segment.kind].about
  const group = within(scene.groups, segment.start, segment.end)[0]
  if (group === undefined || about === 'village') return null
  const village = within(scene.places, segment.start, group.start).find(
    ({ means }) => means.kind === 'village' && !means.bare,
  )
  return about === null && village !== undefined && group.start - village.end > 2 ? null : group
}

function readClause(state: State, segment: Segment, clause: Clause, parts: Parts): void {
  const { scene } = state
  const text = scene.masked.slice(clause.start, clause.end)
  if (clause.fresh) state.hearsay = false
  const fresh = takeSubject(state, segment, clause, parts)
  state.relative = ofRelative(text) || (state.relative && parts.groups.length === 0)
  const votes = withLabels(scene, clause, parts.votes)
  const went = parts.groups.some((group) => goesTo(scene.masked, group))
  const same = state.open !== null && sameSubject(state, state.open)
  const open = same ? (state.open?.kind ?? null) : null
  const choice = decide(
    scene.masked,
    clause,
    votes,
    subjectOf(state, segment, parts),
    open,
    went && state.unmet !== state.group,
  )
  const kind =
    segment.kind === null || segment.kind === 'unknown'
      ? choice.kind
      : forced(segment, segment.kind, choice, clause, scene)
  const stance = stanceIn(state, clause, scene.masked.slice(clause.start, clause.end + 1), kind ?? open, segment)
  const date = dayIn(scene, clause) ?? ((kind ?? open) === 'visit' ? dottedDay(scene, clause) : null)
  if (!recorded(stance, kind ?? open, text)) {
    drop(state, stance, kind ?? open, text)
    return
  }
  if (date !== null) state.date = date
  if (kind === null) {
    follow(state, clause, fresh)
    return
  }
  if (kind === 'visit' && addToAll(state, segment, clause, text)) return
  if (choice.visited && kind !== 'visit' && (segment.kind === null || segment.kind === 'visit'))
    addVisit(state, segment, clause)
  add(state, segment, clause, kind, text, choice.weight)
}

interface Parts {
  readonly groups: readonly Group[]
  readonly votes: readonly Vote[]
  readonly places: readonly VillageHit[]
}

/** Who the clause is about from now on. True where somebody new was named. */
function takeSubject(state: State, segment: Segment, clause: Clause, { groups, places }: Parts): boolean {
  const group = groups[0] ?? othersOf(state, clause)
  const about = segment.kind !== null && segment.kind !== 'unknown' ? kinds[segment.kind].about : null
  if (group !== undefined && about !== 'village') {
    state.group = group
    state.named = true
    return true
  }
  const village = places.find(
    ({ means, start, end }) =>
      means.kind === 'village' && (!means.bare || meansVillage(state.scene, start, end, about === 'village')),
  )
  if (village === undefined) return false
  const asEmployer = /[在到去回]$/u.test(state.scene.masked.slice(clause.start, village.start))
  if (about !== 'village' && asEmployer && state.group !== null) return false
  state.village = village
  state.group = null
  return true
}

function othersOf({ scene }: State, clause: Clause): Group | undefined {
  for (const { reading } of within(scene.values, clause.start, clause.end)) {
    if (reading.type !== 'number' || reading.unit === undefined) continue
    const group = restOfOwn(scene, clause.start, clause.end, reading)
    if (group !== null) return group
  }
  return undefined
}

// 葛山 without 村 is a village in a report about one, or where a month or a check follows; 花园 may be a garden.
const meansVillage = (scene: Scene, start: number, end: number, marked: boolean): boolean =>
  marked
    ? /(?:^|[\s,:、#】\uE004])$/u.test(scene.masked.slice(Math.max(0, start - 1), start))
    : (start === 0 || /[\s,。;\n个]/u.test(scene.masked[start - 1] ?? '')) &&
      /^(?:\uE002|今[天年]|排查|查|村集体|集体|这个?月|本月)/u.test(scene.masked.slice(end, end + 3))

function subjectOf(state: State, segment: Segment, { groups }: Parts): Subject {
  if (groups.length > 0 || state.group !== null) return 'household'
  if (state.village !== null) return 'village'
  return segment.kind === null ? null : null
}

function sameSubject(state: State, open: Draft): boolean {
  return open.group === state.group && (open.group !== null || open.village === state.village)
}

function withLabels(scene: Scene, clause: Clause, votes: readonly Vote[]): readonly Vote[] {
  const labels = within(scene.labels, clause.start, clause.end).filter(({ about }) => about === null)
  if (labels.length === 0) return votes
  const spoken = labels.map(({ label, start, from }): Vote => {
    const named = kindsByLabel(label)
    return { start, end: from, speaks: named.map((kind) => [kind, named.length === 1 ? 4 : 1]) }
  })
  return [...votes, ...spoken]
}

const going =
  /(?:去了?的?|到了?|上|从|跑了?|跑的|走了?|进了?|转了?|回访了?|看了?|访了?|在)(?:一?[趟下圈])?(?:\uE005+)?的?$/u

/** 去王建国家, 从葛长根家出来, 跑了王建国和赵全福两家: the way there is a visit. */
function goesTo(masked: string, group: Group): boolean {
  if (!going.test(masked.slice(Math.max(0, group.start - 12), group.start))) return false
  return /^(?:家(?!的)|那|他家|两|三|几|俩|[、,和跟\s]|\uE001|$)/u.test(masked.slice(group.end, group.end + 2))
}

// Under #走访 what is work, stock or money is a report of its own; under other markers all belongs to the marker.
function forced(segment: Segment, marked: KindCode, choice: Choice, clause: Clause, scene: Scene): KindCode | null {
  const { kind, weight } = choice
  if (kind === null || kind === marked || weight < 3 || kinds[kind].about === 'village') return marked
  const laterLine = scene.masked.slice(segment.start, clause.start).includes('\n')
  if (marked === 'visit' && kind !== 'measure') return kind
  if (weight < 4) return marked
  return laterLine && kind !== 'visit' && scene.masked.slice(clause.start, clause.end).includes('\uE000')
    ? kind
    : marked
}

function stanceIn(state: State, clause: Clause, text: string, kind: KindCode | null, segment: Segment): Stance {
  if (state.hearsay) return 'heard'
  const ahead = isAhead(state.scene, clause)
  const stance = stanceOf(text, kind, ahead && segment.kind === null)
  if (stance === 'heard') state.hearsay = true
  // What a measure plans is its status.
  return stance === 'planned' && kind === 'measure' && segment.kind === 'measure' ? 'told' : stance
}

function isAhead(scene: Scene, clause: Clause): boolean {
  const month = scene.ground.today.slice(0, 7)
  return within(scene.values, clause.start, clause.end).some(({ reading }) =>
    reading.type === 'date'
      ? reading.future
      : reading.type === 'vague-time'
        ? /^(?:过(?!年|完|了)|改|等|下)/u.test(scene.ground.text.slice(reading.span[0], reading.span[1]))
        : reading.type === 'month' && reading.month > month,
  )
}

/** A wish is recorded where the contract has a word for it: work that is sought, support that is needed. */
function recorded(stance: Stance, kind: KindCode | null, text: string): boolean {
  if (stance === 'told') return true
  if (stance !== 'wished' || kind === null) return false
  if (kind === 'employment') return heard.employment.core?.(text) === 'seeking'
  return kind === 'assistance' || kind === 'visit' || kind === 'hardship' || kind === 'village-check'
}

function drop(state: State, stance: Stance, kind: KindCode | null, text: string): void {
  if (stance === 'asked') state.asked = true
  else state.dropped = true
  if ((kind === 'visit' || kind === null) && stance === 'not' && nobodyMet(text)) {
    state.unmet = state.group
    const visit = state.visits.get(state.group)
    if (visit !== undefined) state.untold.add(visit)
    state.visits.delete(state.group)
  }
  state.open = null
  state.pending = null
}

/** The first day named in the clause; 过了五一 and 节前 name none. */
function dayIn(scene: Scene, clause: Clause): string | null {
  for (const { reading } of within(scene.values, clause.start, clause.end)) {
    if (reading.type !== 'date') continue
    const [left, right] = [
      scene.masked.slice(Math.max(0, reading.span[0] - 2), reading.span[0]),
      scene.masked.slice(reading.span[1], reading.span[1] + 2),
    ]
    if (/(?:过了?|过完|快|等|临近)$/u.test(left) || /^(?:以?前|以?后|之)/u.test(right)) continue
    return reading.from
  }
  return null
}

// 7.15 in a visit's form, where no figure has a place, is the last 15th of July.
function dottedDay({ ground, values }: Scene, clause: Clause): string | null {
  const reading = within(values, clause.start, clause.end)[0]?.reading
  if (reading?.type !== 'number') return null
  const [, month = '', day = ''] =
    /^(\d{1,2})\.(\d{1,2})$/u.exec(ground.text.slice(reading.span[0], reading.span[1])) ?? []
  if (month === '' || Number(month) > 12 || Number(day) > 31) return null
  const year = Number(ground.today.slice(0, 4))
  const inYear = (of: number) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return inYear(year) <= ground.today ? inYear(year) : inYear(year - 1)
}

// Nothing speaks for a kind: it goes on with what was being told, or waits for what comes.
function follow(state: State, clause: Clause, fresh: boolean): void {
  if (state.open !== null && !fresh && sameSubject(state, state.open)) {
    state.open.end = clause.end
    state.open.date ??= state.date
    return
  }
  if (fresh) state.open = null
  state.pending ??= clause.start
}

function addVisit(state: State, segment: Segment, clause: Clause): void {
  if (state.visits.has(state.group)) return
  const { group, village, date } = state
  push(state, {
    kind: 'visit',
    marked: segment.kind === 'visit',
    start: clause.start,
    end: clause.end,
    group,
    village,
    date,
    core: null,
    relative: state.relative,
    faint: false,
  })
}

const all =
  /^(?:嗯|呃|就是|那个|,)*(?:[两三四五六七八九十几俩仨]|\uE001+|他们|她们|这几|以上)?(?:家|户|户人家)?(?:都|全|均)|^(?:家家|户户|\uE001+(?:家|户)?(?:的)?情况|他们几家)/u

// 两家都稳定 speaks of every household told of so far, each with its own day.
function addToAll(state: State, segment: Segment, clause: Clause, text: string): boolean {
  if (state.visits.size < 2 || text.includes(signs.name) || !all.test(text)) return false
  for (const visit of [...state.visits.values()]) {
    push(state, { ...visit, start: clause.start, end: clause.end, marked: segment.kind === 'visit', faint: false })
  }
  state.open = null
  return true
}

function add(state: State, segment: Segment, clause: Clause, kind: KindCode, text: string, weight: number): void {
  const core = heard[kind].core?.(text) ?? null
  const { open } = state
  const goesOn =
    open !== null &&
    open.kind === kind &&
    sameSubject(state, open) &&
    (core === null || open.core === null || open.core === core)
  if (goesOn) {
    open.end = clause.end
    open.core ??= core
    open.date ??= state.date
    open.faint &&= weight <= 1
  } else {
    const { group, village, date } = state
    const start = state.pending ?? clause.start
    const made: Draft = {
      kind,
      marked: segment.kind === kind,
      start,
      end: clause.end,
      group,
      village,
      date,
      core,
      faint: weight <= 1 && segment.kind !== kind,
      relative: state.relative,
    }
    push(state, made)
    state.open = made
  }
  state.pending = null
}

function push(state: State, made: Draft): void {
  state.drafts.push(made)
  if (made.kind === 'visit') state.visits.set(made.group, made)
}

// A marker and nothing that speaks: all under it is one fact.
function whole(state: State, segment: Segment, kind: KindCode): void {
  const { group, village, date } = state
  push(state, {
    kind,
    marked: true,
    start: segment.start,
    end: segment.end,
    group,
    village,
    date,
    core: null,
    relative: state.relative,
    faint: false,
  })
}
