import { type KindCode, kinds } from '../kinds/index.ts'
import { add, addListed, addToAll, addVisit, follow, whole } from './adding.ts'
import { answered, ask } from './answer.ts'
import { type Clause, cutPiece, pieces } from './clauses.ts'
import { type Choice, decide } from './decide.ts'
import { assesses } from './facts/visit.ts'
import { kindsByLabel } from './labels.ts'
import { signs } from './mask.ts'
import { within } from './ordered.ts'
import { type Group, ofRelative } from './people.ts'
import type { Scene } from './scene.ts'
import type { Segment } from './segments.ts'
import { drop, recorded, stanceIn } from './standing.ts'
import { begin, type Draft, type State, sameSubject } from './state.ts'
import { firstOf, firstVillage, goesTo, type Parts, subjectOf, takeSubject } from './subject.ts'
import type { Vote } from './votes.ts'
import { dayIn, dottedDay } from './when.ts'

export interface Told {
  readonly drafts: readonly Draft[]
  readonly asked: boolean
  /** A plan, a denial, hearsay: something was said that is not recorded. */
  readonly dropped: boolean
  /** Markers that name no kind. */
  readonly unknown: boolean
}

/** Reads the message from left to right into drafts; who and when carry on until others are named. */
export function draft(scene: Scene): Told {
  const state = begin(scene)
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
  state.pendingDay = null
  if (segment.kind !== null) {
    state.group = null
    state.villages = []
  }
  const before = state.drafts.length
  // What stands before the first name of a message or of a form is about that name.
  if (state.group === null && state.villages.length === 0) {
    state.group = firstOf(state, segment)
    state.villages = firstVillage(state, segment)
  }
  const groups = within(state.scene.groups, segment.start, segment.end)
  const votes = within(state.scene.votes, segment.start, segment.end)
  const places = within(state.scene.places, segment.start, segment.end)
  for (const piece of pieces(state.scene.masked, segment.start, segment.end)) {
    const own = within(groups, piece.start, piece.end)
    const said = within(votes, piece.start, piece.end)
    for (const clause of cutPiece(state.scene.masked, piece, cutting(state, segment, own), said, state.named)) {
      readClause(state, segment, clause, {
        groups: within(own, clause.start, clause.end),
        votes: within(said, clause.start, clause.end),
        places: within(places, clause.start, clause.end),
      })
    }
  }
  settleDay(state, segment, before)
  if (segment.kind !== null && state.drafts.length === before && !state.dropped && !state.asked)
    whole(state, segment, segment.kind)
}

// #帮扶措施 王建国 协调王磊到企业就业: whom of the household the help is for stands inside what is told of it.
function cutting({ group }: State, { kind }: Segment, groups: readonly Group[]): readonly Group[] {
  const [helped] = kind === 'measure' ? (group?.whos ?? []) : []
  if (helped?.household == null) return groups
  return groups.filter((one) => one === group || one.whos.some(({ household }) => household !== helped.household))
}

// A form's day stands where it likes: 饮水：有问题；户主：葛长根；走访日期：4月23日.
function settleDay(state: State, segment: Segment, from: number): void {
  const form =
    segment.kind !== null ||
    within(state.scene.labels, segment.start, segment.end).some(({ about }) => about === 'date')
  if (!form) return
  for (const made of state.drafts.slice(from)) made.date ??= state.date
}

function readClause(state: State, segment: Segment, clause: Clause, parts: Parts): void {
  const { scene } = state
  const text = scene.masked.slice(clause.start, clause.end)
  if (clause.fresh && text.length < 9 && (clause.start < 3 || !/没/.test(text)) && courtesy.test(text)) return
  const fresh = turnTo(state, segment, clause, parts, text)
  const open =
    ofRelative(text) && state.open?.relative !== true && state.open?.kind !== 'visit' ? null : openKind(state)
  if (namesFound(state, text)) return
  const answer = answered(state, clause, fresh)
  const choice = answering(choose(state, clause, parts, open), answer)
  state.tour ||=
    parts.groups.length === 0 &&
    ((text.includes(signs.number) && goneTo(state, clause)) ||
      ((choice.visited || choice.kind === 'visit') && (counted.test(text) || scene.masked[clause.end] === ':')))
  const marked = segment.kind === 'unknown' ? null : segment.kind
  const kind = marked === null ? choice.kind : forced(segment, marked, choice, clause, scene, open)
  const about = kind ?? open
  const stance = stanceIn(state, clause, about, segment)
  if (answer === 'denied' || !recorded(stance, about, text)) {
    drop(state, answer === 'denied' ? 'not' : stance, about, text)
    if (stance === 'asked') ask(state, clause, about)
    return
  }
  const day =
    dayIn(scene, clause) ?? (about === 'visit' || about === 'employment' ? dottedDay(scene, clause, about) : null)
  state.date = day ?? state.date
  state.day = day
  if (kind === null && isNextVisit(state, day, text)) {
    add(state, segment, clause, 'visit', text, 3)
    return
  }
  if (kind === null && !detail(state, clause, text, fresh)) {
    follow(state, clause, fresh)
    if (fresh && state.group !== null && onlyHowMuch.test(text))
      state.listed.push({ group: state.group, start: clause.start, end: clause.end })
    return
  }
  if (kind === null) {
    add(state, segment, clause, state.open?.kind ?? 'visit', text, 2)
    return
  }
  if (kind === 'visit' && addToAll(state, segment, clause, text)) return
  if (state.listed.length > 0) addListed(state, kind, text)
  const there = choice.visited || (fresh && state.toured && state.group !== null)
  if (there && kind !== 'visit' && (marked === null || marked === 'visit')) addVisit(state, segment, clause)
  add(state, segment, clause, kind, text, choice.weight)
}

// 昨天又去看: on a day of its own, a visit of its own.
const isNextVisit = ({ open }: State, day: string | null, text: string): boolean =>
  open !== null && open.kind === 'visit' && day !== null && open.dated && open.date !== day && again.test(text)
const again = /[又再]去|第[二三四]\S?[回次趟]|(?:[回次趟]|\uE001)是\uE002/

// 发现2户，一户是葛长根家吃水: whose it was that a village's check found is part of the check.
const namesFound = ({ drafts }: State, text: string): boolean =>
  drafts.some(({ kind }) => kind === 'village-check') && found.test(text)
const found = /^[\s其中]*\uE001+(?:是|为|:)?\uE000/

// 收到 as a sentence of its own answers somebody; it is no money received.
const courtesy =
  /^\s*(?:收到|没事儿?|没关系|不客气|好的?|嗯+|谢谢|多谢|辛苦|明白|知道了|可以|行|OK|ok)(?:了|您|领导|大家|啦|哈|的)*\s*$/

// Whom the clause is about from now on; what waited for a word that tells its kind was said of somebody else.
function turnTo(state: State, segment: Segment, clause: Clause, parts: Parts, text: string): boolean {
  if (clause.fresh) {
    state.hearsay = false
    state.plan = null
  }
  const before = state.group
  const fresh = takeSubject(state, segment, clause, parts)
  if (fresh && before !== null && state.group !== before && saysOf(state, before, clause)) state.hearsay = true
  // A wish is its own household's; 明天去张三家，下午去成有才家 is a plan for both.
  if (fresh && state.plan === 'other' && state.group !== before) state.plan = null
  if (fresh && before !== null && state.group !== before) {
    state.pending = null
    state.pendingDay = null
  }
  state.relative = ofRelative(text) || (state.relative && parts.groups.length === 0)
  return fresh
}

// 商玉梅说苗爱花在深圳: what one household tells of another is hearsay.
function saysOf({ scene, group }: State, before: Group, { start }: Clause): boolean {
  if (!/[说讲]$/.test(scene.masked.slice(before.end, start)) || start - before.end > 6) return false
  const [teller, told] = [before.whos[0]?.household, group?.whos[0]?.household]
  return teller != null && told != null && teller !== told
}

// 跑了三家
const counted = /[跑走转去看访户][^,。;]{0,4}\uE001|\uE001[^,。;]{0,4}[跑走转去看访]/

/** 今天跑了三家: notes as well whether the message names just so many, each of which was gone to then. */
function goneTo(state: State, clause: Clause): boolean {
  const { values, masked, groups } = state.scene
  for (const { reading } of within(values, clause.start, clause.end)) {
    if (reading.type !== 'number' || !/^[家户]/.test(reading.unit ?? '')) continue
    if (!/[跑走转看访去]了?$/.test(masked.slice(clause.start, reading.span[0]))) continue
    const named = new Set(groups.flatMap(({ whos }) => whos.map(({ household, said }) => household ?? said)))
    state.toured = named.size === reading.value
    return true
  }
  return false
}

// A household that was visited a moment ago is still being visited when more is told of it.
function openKind(state: State): KindCode | null {
  if (state.open !== null && sameSubject(state, state.open)) return state.open.kind
  const visited = state.group?.whos.some(({ household }) => household !== null && state.visited.has(household))
  return visited === true || (state.tour && state.group !== null) ? 'visit' : null
}

// What decides for a kind of its own is no mere answer.
const answering = (choice: Choice, answer: KindCode | 'denied' | null): Choice =>
  answer === null || answer === 'denied' || choice.weight > 2 ? choice : { ...choice, kind: answer, weight: 2 }

function choose(state: State, clause: Clause, parts: Parts, open: KindCode | null): Choice {
  const { scene } = state
  const went = state.unmet !== state.group && parts.groups.some((group) => goesTo(scene.masked, group))
  const choice = decide(
    scene.masked,
    clause,
    withLabels(scene, clause, parts.votes),
    subjectOf(state, parts),
    open,
    went,
  )
  // 除了李铁柱家房顶漏: of a household that was visited, how it stands is the visit's.
  const said = scene.masked.slice(clause.start, clause.end)
  // 摆摊，一天能卖二三百: what a day brings is no sale.
  if (open === 'employment' && choice.weight < 4 && aDay.test(scene.ground.text.slice(clause.start, clause.end)))
    return { ...choice, kind: 'employment', weight: 2 }
  // 收入：工资42000、养殖8500、补贴3200: under that heading each is what came in.
  if (state.open?.kind === 'income' && cameIn.test(said) && isHeaded(state))
    return { ...choice, kind: 'income', weight: 4 }
  const next = open === 'visit' || (state.drafts.at(-1)?.kind === 'visit' && nameAndDay.test(said))
  return choice.kind === null && next && (assesses(said) || nameAndDay.test(said))
    ? { kind: 'visit', weight: 2, visited: choice.visited }
    : choice
}

const headed = /收入(?:情况|来源|构成|明细)?(?::|有|包括|为|,|$)/
const cameIn =
  /^\s*(?:[养种](?:殖|植|地)|经营|生意|务工|打工|工资|补贴|补助|低保金?|养老金|流转费?|租金|分红|财产|转移)(?:性|收入|款|钱|是|有|:|\s|大概|约)*\uE001+(?:左右)?\s*$/
const isHeaded = ({ drafts, scene, group }: State): boolean =>
  drafts.some(
    (one) => one.kind === 'income' && one.group === group && headed.test(scene.masked.slice(one.start, one.end)),
  )

const aDay = /^[\s,他她]*[一每]天[能可以也]*[卖挣落赚]/

// 三户都走了一遍，李铁柱25号
const nameAndDay = /^\s*\uE000+家?(?:是)?\uE002+$/

function withLabels(scene: Scene, clause: Clause, votes: readonly Vote[]): readonly Vote[] {
  const labels = within(scene.labels, clause.start, clause.end).filter(({ about }) => about === null)
  if (labels.length === 0) return votes
  const spoken = labels.map(({ label, start, from }): Vote => {
    const named = kindsByLabel(label)
    return { start, end: from, speaks: named.map((kind) => [kind, named.length === 1 ? 4 : 1]) }
  })
  return [...votes, ...spoken]
}

// Under #走访 what is work, stock or money is a report of its own; under other markers all belongs to the marker.
function forced(
  segment: Segment,
  marked: KindCode,
  choice: Choice,
  clause: Clause,
  scene: Scene,
  open: KindCode | null,
): KindCode | null {
  const { kind, weight } = choice
  // 突发困难，因病，自付2000 under #走访: what was begun beside the visit goes on.
  if (marked === 'visit' && open !== null && open !== 'visit' && (kind === open || kind === null)) return kind
  const text = scene.masked.slice(clause.start, clause.end)
  // A visit has no place for a sum: 有困难，自付2000.
  const sum = marked === 'visit' && weight === 2 && text.includes(signs.number)
  if (kind === null || kind === marked || (weight < 3 && !sum) || kinds[kind].about === 'village') return marked
  const laterLine = scene.masked.slice(segment.start, clause.start).includes('\n')
  if (marked === 'visit' && kind !== 'measure') return kind
  if (weight < 4) return marked
  return laterLine && kind !== 'visit' && text.includes(signs.name) ? kind : marked
}

// 老李家395: nothing but whose it is and how much.
const onlyHowMuch = /^[\uE000\s家的户那他]*(?:有|是|也|就|只|呢)*\uE001+(?:块|元|钱|左右|吧|呢|了)*$/
const onlyHowItStands = /^[\uE000家的户那呢]*(?:也|还|已经|都)?(?:没|批|发|到|下来|领|评|取消|停|保留)/

// 王建国家没啥变化，赵全福家也是
const alsoSo = /^[\s\uE000家那边这]*也(?:都)?(?:是|一样|差不多|如此)[的吧呢]*$/

/** 两家的低保都批了，老李家395，老赵家没批: a figure, or how it stands, of another is of the matter told before. */
function detail({ open, group }: State, clause: Clause, text: string, fresh: boolean): boolean {
  if (!fresh || open === null) return false
  if (group !== null && alsoSo.test(text)) return true
  const figure = text.includes(signs.number)
  if (group === null) return figure && kinds[open.kind].about === 'village'
  if (open.kind === 'visit' || clause.fresh || kinds[open.kind].about === 'village') return false
  if (onlyHowMuch.test(text) || (open.kind === 'assistance' && onlyHowItStands.test(text))) return true
  const told = new Set(open.group?.whos.map(({ household }) => household))
  return figure && told.size > 1 && group.whos.every(({ household }) => told.has(household))
}
