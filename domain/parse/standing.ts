import type { KindCode } from '../kinds/index.ts'
import type { Clause } from './clauses.ts'
import { heard } from './facts/index.ts'
import { within } from './ordered.ts'
import type { Segment } from './segments.ts'
import {
  isConditional,
  isDone,
  isElsewhere,
  isForgotten,
  isTag,
  isUnsettled,
  nobodyMet,
  type Stance,
  stanceOf,
} from './stance.ts'
import type { State } from './state.ts'
import { aheadIn } from './when.ts'

/** How a clause stands, with what was planned, asked or only heard before it in its sentence. */
export function stanceIn(state: State, clause: Clause, kind: KindCode | null, segment: Segment): Stance {
  if (state.hearsay) return 'heard'
  const text = state.scene.masked.slice(clause.start, clause.end + 1)
  // 没人 behind a village's name is no closed door.
  const about = kind ?? (state.group === null ? 'village-check' : null)
  const ahead = segment.kind === null ? aheadIn(state.scene, clause) : null
  const said = stanceOf(text, about, ahead !== null)
  // 下周去他家转转，问问今年种啥: what will be asked there is part of the plan.
  const own = said === 'asked' && state.plan !== null && /^[\s,]*(?:顺便)?(?:去|再)?问/.test(text) ? 'planned' : said
  const stance = own === 'told' && state.plan !== null && goesOn(state, clause, kind, text) ? 'planned' : own
  if (segment.kind === null && (stance === 'planned' || stance === 'wished'))
    state.plan = ahead === 'day' ? 'day' : 'other'
  // 明年想去学美容，现在在超市上班，一个月两千三: what is so now ends the plan.
  else if (stance === 'told' && kind !== null && /现在|眼下|目前|这会/.test(text)) state.plan = null
  // 到底 is in what `unknown` looks for: any other stance is without it.
  const open =
    stance === 'heard' ||
    (own === 'not' && isElsewhere(text)) ||
    (stance === 'planned' && isConditional(text)) ||
    ((own === 'unknown' || own === 'planned') && /到底/.test(text))
  if (open) state.hearsay = true
  // What a measure plans is its status.
  return stance === 'planned' && kind === 'measure' && segment.kind === 'measure' ? 'told' : stance
}

// 明天上午去张三家，下午去成有才家; 想贷款5万养牛: what was planned goes on until something is said to be done.
const goesOnWith: ReadonlySet<KindCode> = new Set([
  'industry',
  'employment',
  'training',
  'property',
  'measure',
  'income',
  'expense',
])

function goesOn(state: State, clause: Clause, kind: KindCode | null, text: string): boolean {
  if (clause.fresh || isDone(text) || kind === null) return false
  const named = within(state.scene.groups, clause.start, clause.end).length > 0
  // 明天走访王建国，情况稳定: nobody has been there; 走访了王建国，明天再去，情况稳定 is of the visit before.
  if (kind === 'visit') return state.plan === 'day' && (named || !state.visits.has(state.group))
  return (state.plan === 'day' || !named) && goesOnWith.has(kind)
}

/** A wish is recorded where the contract has a word for it: work that is sought, support that is needed. */
export function recorded(stance: Stance, kind: KindCode | null, text: string): boolean {
  if (stance === 'told') return true
  if (stance !== 'wished' || kind === null) return false
  if (kind === 'employment') return heard.employment.core?.(text) === 'seeking'
  return kind === 'assistance' || kind === 'visit' || kind === 'hardship' || kind === 'village-check'
}

// 损失四千，赔多少还没定: what happened is settled whatever comes of it.
const unsettles: ReadonlySet<KindCode> = new Set(['employment', 'property', 'training'])

/** Notes that a clause is not recorded, and takes back what it makes undone. */
export function drop(state: State, stance: Stance, kind: KindCode | null, text: string): void {
  if (stance === 'unknown') {
    state.dropped = true
    if (isForgotten(text) && state.open !== null) state.untold.add(state.open)
    return
  }
  if (stance === 'asked' && isTag(text) && state.open !== null) state.untold.add(state.open)
  if (stance === 'planned' && kind === state.open?.kind && unsettles.has(state.open.kind) && isUnsettled(text))
    state.untold.add(state.open)
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
  state.pendingDay = null
}
