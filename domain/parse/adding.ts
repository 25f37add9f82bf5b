import { type KindCode, kinds } from '../kinds/index.ts'
import type { Clause } from './clauses.ts'
import { heard } from './facts/index.ts'
import { signs } from './mask.ts'
import { ofRelative } from './people.ts'
import type { Segment } from './segments.ts'
import { type Draft, push, type State, sameSubject } from './state.ts'

// A day said within a fact goes before one carried on to it.
function date(state: State, open: Draft): void {
  if (!open.dated && state.day !== null) {
    open.date = state.day
    open.dated = true
  }
  open.date ??= state.date
}

/** Nothing speaks for a kind: it goes on with what was being told, or waits for what comes. */
export function follow(state: State, clause: Clause, fresh: boolean): void {
  if (state.open !== null && sameSubject(state, state.open)) {
    state.open.end = clause.end
    date(state, state.open)
    return
  }
  if (fresh) state.open = null
  state.pending ??= clause.start
  state.pendingDay = state.day ?? state.pendingDay
}

/** A visit beside what was found there; one a household is enough. */
export function addVisit(state: State, segment: Segment, clause: Clause): void {
  const known = state.visits.get(state.group)
  if (known !== undefined && !anotherDay(state, known)) return
  const { group, villages, date } = state
  push(state, {
    kind: 'visit',
    marked: segment.kind === 'visit',
    start: clause.start,
    end: clause.end,
    group,
    villages,
    date,
    dated: state.day !== null,
    assessed: false,
    core: null,
    relative: state.relative,
    faint: false,
    beside: true,
  })
}

const all =
  /^(?:嗯|呃|就是|那个|,)*(?:(?:[两三四五六七八九十几俩仨]|\uE001+|这几|那几)(?:家|户|户人家)?(?:都|全|均)|(?:他们|她们|以上|俩)(?:都|全|均))|^(?:家家|户户)|^\uE001+(?:家|户)?(?:的)?情况/

/** 两家都稳定 speaks of every household told of so far, each with its own day; 都没困难 of those of whom nothing was said yet. */
export function addToAll(state: State, segment: Segment, clause: Clause, text: string): boolean {
  // Beyond fifty households nobody speaks of all in one breath, and time would grow with the square.
  if (state.visits.size > 50 || text.includes(signs.name)) return false
  if (exceptOf(state, segment, clause, text)) return true
  if (state.visits.size < 2) return false
  const counted = all.test(text)
  if (!counted && !/^(?:嗯|呃|就是|那个|,)*都/.test(text)) return false
  const meant = [...state.visits.values()].filter(({ assessed }) => counted || !assessed)
  if (meant.length < 2) return false
  for (const visit of meant) {
    push(state, {
      ...visit,
      start: clause.start,
      end: clause.end,
      marked: segment.kind === 'visit',
      faint: false,
      assessed: true,
    })
  }
  state.open = null
  return true
}

const others =
  /^\s*(?:别的|其他的?|其它的?|其余的?|剩下的?|另外)(?:(?:[两三四五几俩]|\uE001+)?[家户个])?(?:人家)?(?:都|全|均)/

/** 跑了三家，除了李铁柱家房顶漏水，别的都没啥: of those gone to together, all but the one just told of. */
function exceptOf(state: State, segment: Segment, clause: Clause, text: string): boolean {
  if (state.group?.whos.length !== 1 || !others.test(text)) return false
  const told = state.group.whos[0]?.household
  const before = [...state.visits.values()].find(
    ({ group }) => group !== null && group.whos.length > 1 && group.whos.some(({ household }) => household === told),
  )
  if (before?.group == null || !/除了|除/.test(state.scene.masked.slice(before.start, clause.start))) return false
  const whos = before.group.whos.filter(({ household }) => household !== told)
  push(state, {
    ...before,
    group: { ...before.group, whos },
    start: clause.start,
    end: clause.end,
    marked: segment.kind === 'visit',
    faint: false,
    assessed: true,
  })
  state.open = null
  return true
}

// #大额支出 李铁柱家 李娜出嫁 3万: where only the household was named so far, its member takes the fact over.
function inherited(state: State, kind: KindCode): Draft | null {
  const { open, group, scene } = state
  if (
    open === null ||
    group === null ||
    open.group === null ||
    open.group === group ||
    !open.marked ||
    open.kind !== kind
  )
    return open
  const [before, now] = [open.group.whos, group.whos]
  if (before.length !== 1 || now.length !== 1 || before[0]?.household !== now[0]?.household) return open
  if (!/^[\s\uE000,家户的:]*$/.test(scene.masked.slice(open.start, open.end))) return open
  const taken = { ...open, group }
  state.drafts[state.drafts.lastIndexOf(open)] = taken
  state.open = taken
  return taken
}

/** Goes on with the fact being told where the clause only adds to it, else begins another. */
export function add(
  state: State,
  segment: Segment,
  clause: Clause,
  kind: KindCode,
  text: string,
  weight: number,
): void {
  const core = heard[kind].core?.(text) ?? null
  const open = inherited(state, kind)
  const goesOn =
    open !== null &&
    open.kind === kind &&
    sameSubject(state, open) &&
    !(kinds[kind].about === 'person' && state.relative && !open.relative) &&
    !(anotherDay(state, open) && !onlyMended(text)) &&
    core?.[0] !== '+' &&
    !afterEnd(open, text, core) &&
    (core === null || open.core === null || open.core === core)
  if (goesOn) {
    open.end = clause.end
    open.core ??= core
    if (!anotherDay(state, open)) date(state, open)
    open.assessed ||= kind === 'visit' && assessing.test(text)
    open.faint &&= weight <= 1
    if (weight > 2) open.light = false
  } else beginFact(state, segment, clause, kind, text, weight, core)
  state.pending = null
  state.pendingDay = null
}

// 3月3号去了一切正常，3月11号又去了一次: a visit on another day is another visit.
const anotherDay = (state: State, open: Draft): boolean =>
  open.kind === 'visit' && open.dated && state.day !== null && open.date !== state.day

// 昨天走访，吃水有问题，今天水通了: how it stands since, told by somebody who did not go there again.
const onlyMended = (text: string): boolean => mended.test(text) && !goes.test(text)
const mended = /通了|通上|来水|修好|补好|换好|弄好|恢复|解决|好了/
const goes = /去|看|走|访|问|电话|视频|到|趟|回/

const newWork =
  /(?:在|到|去)(?!家|屋)[^,。;\s]{0,10}(?:当|做|干|上班|打工|务工|公益岗|店|厂|工地|公司|送|开|跑)|弄了?个?公益岗/
const stays = /从|以前|原来|没|不|歇|待着|照顾|养病/

// 今年不干了，在村里弄了个公益岗: where one works after an end is another job.
const afterEnd = ({ kind, core, marked }: Draft, text: string, next: string | null): boolean =>
  kind === 'employment' && core === 'ended' && !marked && next === null && newWork.test(text) && !stays.test(text)

// 上周三跑的张三家，上周四跑的侯德胜家，张三家上学没问题: a visit told of again is still of its own day.
function ownDay({ day, group, visits }: State): string | null {
  const [who] = group?.whos ?? []
  if (day !== null || group?.whos.length !== 1 || who?.household == null) return null
  for (const visit of visits.values())
    if (visit.dated && visit.group?.whos.some(({ household }) => household === who.household)) return visit.date
  return null
}

// Only of visits it is asked whether they told of it.
const assessing = /正常|稳定|没|问题|困难|好|没事/

function beginFact(
  state: State,
  segment: Segment,
  clause: Clause,
  kind: KindCode,
  text: string,
  weight: number,
  core: string | null,
): void {
  const { group, villages } = state
  const date = (kind === 'visit' ? ownDay(state) : null) ?? state.date
  const made: Draft = {
    kind,
    marked: segment.kind === kind,
    start: state.pending ?? clause.start,
    end: clause.end,
    group,
    villages,
    date,
    dated: state.day !== null || (state.pending !== null && state.pendingDay !== null),
    assessed: kind === 'visit' && assessing.test(text),
    core,
    faint: weight <= 1 && segment.kind !== kind,
    light: weight <= 2 && segment.kind !== kind,
    // 他孙子上学交了1500，低保390已到账: support is not the relative's that was spoken of before.
    relative: state.relative && (kind !== 'assistance' || ofRelative(text)),
  }
  push(state, made)
  state.open = made
}

/** 王建国1200，李铁柱1500，都是公益岗工资: each figure is a fact of its own of the kind that is told last. */
export function addListed(state: State, kind: KindCode, text: string): void {
  const { listed, group, villages, date } = state
  state.listed = []
  if (!/^(?:这|那|就|,|\s)*[都全均][是在]/.test(text) || kinds[kind].about === 'village') return
  for (const one of listed) {
    if (one.group === group) continue
    push(state, {
      kind,
      marked: false,
      start: one.start,
      end: one.end,
      group: one.group,
      villages,
      date,
      dated: false,
      assessed: false,
      core: null,
      relative: false,
      faint: false,
    })
  }
}

/** A marker and nothing that speaks: all under it is one fact. */
export function whole(state: State, segment: Segment, kind: KindCode): void {
  const { group, villages, date } = state
  push(state, {
    kind,
    marked: true,
    start: segment.start,
    end: segment.end,
    group,
    villages,
    date,
    dated: state.day !== null,
    assessed: false,
    core: null,
    relative: state.relative,
    faint: false,
  })
}
