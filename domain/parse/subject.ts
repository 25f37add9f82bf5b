import { kinds } from '../kinds/index.ts'
import type { Clause } from './clauses.ts'
import type { Subject } from './decide.ts'
import { within } from './ordered.ts'
import type { Group } from './people.ts'
import { headOnly, restOfOwn } from './rest-of-own.ts'
import type { Scene } from './scene.ts'
import type { Segment } from './segments.ts'
import type { State } from './state.ts'
import type { VillageHit } from './villages.ts'
import type { Vote } from './votes.ts'

/** What was found within one clause. */
export interface Parts {
  readonly groups: readonly Group[]
  readonly votes: readonly Vote[]
  readonly places: readonly VillageHit[]
}

/** Whom the first words are about though they stand before the name: the first one named in the segment. */
export function firstOf({ scene }: State, segment: Segment): Group | null {
  const about = segment.kind === null || segment.kind === 'unknown' ? null : kinds[segment.kind].about
  const group = within(scene.groups, segment.start, segment.end)[0]
  if (group === undefined || about === 'village') return null
  const village = within(scene.places, segment.start, group.start).find(
    ({ means }) => means.kind === 'village' && !means.bare,
  )
  return about === null && village !== undefined && group.start - village.end > 2 ? null : group
}

/** The first village of a form about one, though words stand before it. */
export function firstVillage({ scene }: State, segment: Segment): readonly VillageHit[] {
  if (segment.kind === null || segment.kind === 'unknown' || kinds[segment.kind].about !== 'village') return []
  const first = within(scene.places, segment.start, segment.end).find(
    ({ means, start, end }) => means.kind === 'village' && (!means.bare || meansVillage(scene, start, end, true)),
  )
  return first === undefined ? [] : [first]
}

/** Who the clause is about from now on. True where somebody new was named. */
export function takeSubject(state: State, segment: Segment, clause: Clause, { groups, places }: Parts): boolean {
  const group = groups[0] ?? othersOf(state, clause)
  const about = segment.kind !== null && segment.kind !== 'unknown' ? kinds[segment.kind].about : null
  if (group !== undefined && about !== 'village') {
    if (segment.kind === 'member' && isNew(state, group)) return false
    if (onlyTells(state, group)) return false
    if (onlyName.test(state.scene.masked.slice(clause.start, clause.end)) && sameWhos(state.group, group)) return false
    state.group = group
    state.named = true
    return true
  }
  if (state.group !== null && himself.test(state.scene.masked.slice(clause.start, clause.end))) {
    const head = headOnly(state.scene, clause, state.group)
    if (head !== null) {
      state.group = head
      return true
    }
  }
  const named = places.filter(
    ({ means, start, end }) =>
      means.kind === 'village' && (!means.bare || meansVillage(state.scene, start, end, about === 'village')),
  )
  const first = named[0]
  if (first === undefined) return false
  const asEmployer = /[在到去回]$/.test(state.scene.masked.slice(clause.start, first.start))
  if (about !== 'village' && asEmployer && state.group !== null) return false
  // 王建国 葛山村这个: where the one just named lives.
  if (state.group !== null && livesThere.test(state.scene.masked.slice(clause.start, clause.end))) return false
  state.villages = joined(state.scene, named)
  state.group = null
  placeOpen(state)
  return true
}

// 村里排查：三岔河村，本月，27户: what was begun without a village is of the one that follows.
function placeOpen(state: State): void {
  const { open, villages } = state
  if (open === null || kinds[open.kind].about !== 'village' || open.villages.length > 0 || open.group !== null) return
  const placed = { ...open, villages }
  state.drafts[state.drafts.lastIndexOf(open)] = placed
  state.open = placed
}

// #成员变化 王建国 出生 姓名：王小宝: whoever is new is in no roster yet.
const isNew = ({ group }: State, next: Group): boolean =>
  group !== null &&
  group !== next &&
  next.whos.every(({ household, problem }) => household === null && problem === 'unknown-household')

// 卫秋香去年做的手术，…他本人在洛阳: from the wife back to the head.
const himself = /^[\s,\uE002也还]*(?:他本人|户主本?人?(?!:))/

const told =
  /^(?:家)?(?:也|都|一直|天天)?(?:(?:说|讲|反映|告诉)(?!他|她|自己|想)|(?:在[^,。;]{0,4})?(?:伺候|照顾|陪护|陪床|陪着))/
const ofHim = /^(?:说|讲|反映|告诉我?)他(?![妈爹娘爸们]|家)/
const ofSick: ReadonlySet<string> = new Set(['hardship', 'expense'])

/** 苗爱花出院了，张三说剩下八千是借的: who tells of a member's illness or nurses him is not who it is about. */
function onlyTells(state: State, group: Group): boolean {
  const { open, group: current } = state
  // 李铁柱不在家，他媳妇张桂兰说他去郑州了: he is the one spoken of before.
  if (
    current !== null &&
    sameHousehold(current, group) &&
    ofHim.test(state.scene.masked.slice(group.end, group.end + 6))
  )
    return true
  if (open === null || current === null || !ofSick.has(open.kind) || !sameHousehold(current, group)) return false
  return told.test(state.scene.masked.slice(group.end, group.end + 12))
}

const sameHousehold = (one: Group, other: Group): boolean =>
  one.whos.length === 1 &&
  other.whos.length === 1 &&
  one.whos[0]?.household != null &&
  one.whos[0].household === other.whos[0]?.household

// 小军不干了，赵小军，昨天回来的: the same one, named again.
const onlyName = /^[\s\uE000家的呢嘛是就]*$/

const sameWhos = (before: Group | null, now: Group): boolean =>
  before !== null &&
  before !== now &&
  before.whos.length === now.whos.length &&
  before.whos.every(
    ({ household, person }, at) =>
      household !== null && household === now.whos[at]?.household && person === now.whos[at]?.person,
  )

const livesThere = /^[\s\uE005就是俺我这那个的家说嗯呃啊,]*$/

// 中王村和赵村都排查完了 is about both; of villages further apart the first is meant.
function joined({ masked }: Scene, named: readonly VillageHit[]): readonly VillageHit[] {
  const apart = named.findIndex(
    (one, at) => at > 0 && !/^(?:[、,\s]|和|跟|与|及)+$/.test(masked.slice(named[at - 1]?.end, one.start)),
  )
  return apart === -1 ? named : named.slice(0, apart)
}

function othersOf({ scene, group: current }: State, clause: Clause): Group | undefined {
  for (const { reading } of within(scene.values, clause.start, clause.end)) {
    if (reading.type !== 'number' || reading.unit === undefined) continue
    const group = restOfOwn(scene, clause.start, clause.end, reading, current)
    if (group !== null) return group
  }
  return undefined
}

// 葛山 without 村 is a village in a report about one, or where a month or a check follows; 花园 may be a garden.
// 村里排查：三岔河，本月: between stops, where no household is spoken of.
const alone = (masked: string, start: number, end: number): boolean =>
  start > 0 &&
  /[,。;:\s]/.test(masked[start - 1] ?? '') &&
  /^[,。;:\s\uE001]?$/.test(masked[end] ?? '') &&
  end - start > 2

const meansVillage = (scene: Scene, start: number, end: number, marked: boolean): boolean =>
  marked
    ? /(?:^|[\s,:、#】\uE004])$/.test(scene.masked.slice(Math.max(0, start - 1), start))
    : alone(scene.masked, start, end) ||
      ((start === 0 || /[\s,。;\n个]/.test(scene.masked[start - 1] ?? '')) &&
        /^[,\s]?(?:\uE002|今[天年]|排查|查|村集体|集体|这个?月|本月)/.test(scene.masked.slice(end, end + 4)))

export function subjectOf(state: State, { groups }: Parts): Subject {
  if (groups.length > 0 || state.group !== null) return 'household'
  if (state.villages.length > 0) return 'village'
  return null
}

const going =
  /(?:去了?的?|到了?|上|从|跑了?|跑的|走了?|进了?|转了?|回访了?|(?<![我依])看|看了|访了?|在)(?:一?[趟下圈])?(?:\uE005+)?的?$/

const wentThere =
  /^(?:\uE002|今天|今儿|上午|下午|刚才?)*[我俺咱](?:也|都|刚|已经)*去(?:看)?(?:过|了)(?=[,。;\s\uE002]|$)|^家(?:里)?(?:\uE002|上午|下午|早上|晚上|前晌|后晌|今天|今儿|也|都|我|俺|刚|已经|,|\s|嗯|呃|那个|是)*(?:走|跑|去|看|转)(?:的|了|过|罢)(?!\uE001|一|世)/

/** 去王建国家, 从葛长根家出来, 跑了王建国和赵全福两家: the way there is a visit. */
export function goesTo(masked: string, group: Group): boolean {
  if (wentThere.test(masked.slice(group.end, group.end + 12))) return true
  if (!going.test(masked.slice(Math.max(0, group.start - 12), group.start))) return false
  return /^(?:家(?!的)|那|他家|两|三|几|俩|[、,和跟\s]|\uE001|$)/.test(masked.slice(group.end, group.end + 2))
}
