import { kinds } from '../kinds/index.ts'
import type { Fact } from './fact.ts'
import { heard } from './facts/index.ts'
import { readBareOptions, readLabels } from './labelled.ts'
import { signs } from './mask.ts'
import { within } from './ordered.ts'
import { ofRelative } from './people.ts'
import { headOf, membersOf } from './roster.ts'
import type { Scene } from './scene.ts'
import type { Draft } from './state.ts'
import type { FieldValue, ParsedReport, Span } from './types.ts'
import { villageMeant } from './village-meant.ts'
import type { VillageHit } from './villages.ts'
import type { Who } from './who.ts'

/** A report with what is still to be told about it. */
export interface Made {
  readonly report: ParsedReport
  readonly fact: Fact
  readonly who: Who | null
  /** What sets it apart from others of its kind (facts/heard.ts). */
  readonly core: string | null
  readonly faint: boolean
  readonly light: boolean
  readonly badDate: Span | null
  readonly ahead: Span | null
}

/** Reads the fields of a draft and makes a report for each household or person it is about. */
export function makeReports(scene: Scene, draft: Draft): Made[] {
  const fact = factOf(scene, draft)
  readLabels(fact)
  if (draft.marked) readBareOptions(fact)
  heard[draft.kind].read(fact)
  const { date: day, badDate, ahead } = dayOf(scene, draft, fact)
  const date = turningDay(fact) ?? day
  const { core, faint, light = false } = draft
  // Literals, not spreads of a base: these objects are made for every message, and a spread costs ten times as much.
  if (kinds[draft.kind].about === 'village') {
    const villages = draft.villages.length === 0 ? villageMeant(scene) : draft.villages
    const named = villages.length === 0 ? [null] : villages
    return named.map((hit) => {
      return { report: aboutVillage(draft, fact, hit, date), fact, who: null, core, faint, light, badDate, ahead }
    })
  }
  return whosOf(scene, draft).map((who) => {
    return { report: about(scene, draft, fact, who, date), fact, who, core, faint, light, badDate, ahead }
  })
}

// A told full day of starting or ending is the day it happened (contract/parse.md, 'Settled').
function turningDay({ kind, fields }: Fact): string | null {
  if (kind !== 'employment') return null
  const told = fields.endedOn ?? fields.startedOn
  return typeof told === 'string' && told.length === 10 ? told : null
}

function factOf(scene: Scene, draft: Draft): Fact {
  const { kind, marked, start, end } = draft
  const labels = within(scene.labels, start, end)
  const last = labels.at(-1)
  const to = last === undefined ? end : Math.max(end, last.to)
  return {
    ground: scene.ground,
    kind,
    marked,
    start,
    end: to,
    text: scene.masked.slice(start, to),
    readings: within(scene.values, start, to).map(({ reading }) => reading),
    labels,
    fields: {},
    spans: {},
    flaws: [],
    used: new Set(labels.length === 0 ? [] : labelled(scene, labels)),
  }
}

// A figure inside a label's own text (备注：停水三天) is no figure of the fact, unless the label is a field of figures.
function labelled(scene: Scene, labels: Fact['labels']): Fact['readings'] {
  return labels
    .filter(({ label }) => /备注|说明|原因|需求|诉求/.test(label))
    .flatMap(({ from, to }) => within(scene.values, from, to).map(({ reading }) => reading))
}

function dayOf(scene: Scene, draft: Draft, fact: Fact): { date: string; badDate: Span | null; ahead: Span | null } {
  const { today } = scene.ground
  const bad = fact.readings.find(({ type }) => type === 'bad-date')
  const day = draft.date ?? today
  const told = fact.readings.find((reading) => reading.type === 'date' && reading.from === day)
  if (told !== undefined) fact.spans.date ??= told.span
  return { date: day, badDate: bad?.span ?? null, ahead: day > today ? (told?.span ?? [draft.start, draft.end]) : null }
}

// A fact's only report takes its spans as they are; of several each has its own.
function aboutVillage(draft: Draft, fact: Fact, hit: VillageHit | null, date: string): ParsedReport {
  const { kind, fields, spans } = fact
  if (hit === null) return { kind, household: null, person: null, village: null, date, fields, spans }
  const placed = draft.villages.length > 1 ? { ...spans } : spans
  placed.village = [hit.start, hit.end]
  return { kind, household: null, person: null, village: hit.means.name, date, fields, spans: placed }
}

const noWho = [null] as const

/** One a household for a visit, one a person otherwise; null where nobody was named. */
function whosOf(scene: Scene, draft: Draft): readonly (Who | null)[] {
  const whos = draft.group?.whos ?? []
  if (whos.length === 0) return noWho
  if (whos.length === 1 || kinds[draft.kind].about === 'person') return whos
  const seen = new Map<string, Who>()
  for (const who of whos) {
    const key = who.household === null ? `?${who.said}` : String(who.household)
    const known = seen.get(key)
    const head = who.household === null ? null : headOf(scene.ground.roster, who.household)
    if (known === undefined || (who.person === head && draft.kind === 'visit')) seen.set(key, who)
  }
  return [...seen.values()]
}

// Land and stock are the household's, whoever was spoken of before.
const ofHousehold: ReadonlySet<string> = new Set(['industry', 'property'])
const lostByHousehold: ReadonlySet<unknown> = new Set(['disaster', 'industry-failure', 'housing', 'water'])

// 商玉梅公益岗月600，养羊12只: the stock is the household's, whose head was named before.
function headFor({ ground, masked, groups }: Scene, draft: Draft, who: Who, fact: Fact): string | null {
  // A taught name that no roster has tells of whose household it is; only his own work is told under it.
  if (ground.words.names !== undefined && who.household !== null && kinds[draft.kind].about !== 'person') {
    const members = membersOf(ground.roster, who.household)
    if (who.person !== null && !members.includes(who.person)) return headOf(ground.roster, who.household)
  }
  // 凤英说玉米叫野猪拱了: crops and a roof are the household's, too.
  const ofHouse = ofHousehold.has(draft.kind) || (draft.kind === 'hardship' && lostByHousehold.has(fact.fields.cause))
  if ((draft.kind !== 'visit' && !ofHouse) || who.household === null) return who.person
  const head = headOf(ground.roster, who.household)
  if (who.person === head) return head
  // 跑了三家，…，赵全福家小军回来了: the visit was at the head's, who was named before the member.
  if (draft.beside === true && draft.group !== null && draft.group.start < who.span[0]) return head
  const told = groups.some(({ start, whos }) => start < draft.start && whos.some(({ person }) => person === head))
  const text = masked.slice(draft.start, draft.end)
  // 欣怡在学校好好的，家里没啥困难: how the house is, told of the head's.
  const ofAll =
    draft.kind === 'visit' && told && /(?:[他她]家|家里|全家|一家)[^,。;]{0,6}(?:没|都|稳|正常|好|安)/.test(text)
  // 赵全福的儿子小军去了苏州，他自己种了四亩: the land is of the household whose head was named.
  const named = told || (draft.group !== null && draft.group.start < who.span[0])
  const atHome = /[他她]家|家里|全家|他自己/.test(text.slice(Math.max(0, text.lastIndexOf(signs.name))))
  if (ofHouse && atHome && named) return head
  if (text.includes(signs.name) && !ofAll) return who.person
  // 欣怡的雨露计划办了，另外他家房子没问题: a house is the household's.
  return told || (draft.kind === 'visit' && atHome) ? head : who.person
}

function about(scene: Scene, draft: Draft, fact: Fact, who: Who | null, date: string): ParsedReport {
  const code = who?.household == null ? null : (scene.ground.roster.codes[who.household] ?? null)
  const person =
    who?.person == null ||
    (draft.kind !== 'visit' && ((draft.relative && !ofHousehold.has(draft.kind)) || ofRelative(fact.text)))
      ? null
      : headFor(scene, draft, who, fact)
  const fields: Record<string, FieldValue> = fact.fields
  const { kind } = draft
  if (who === null) return { kind, household: code, person, village: null, date, fields, spans: fact.spans }
  const spans = (draft.group?.whos.length ?? 0) > 1 ? { ...fact.spans } : fact.spans
  spans.household = who.span
  if (who.household !== null) return { kind, household: code, person, village: null, date, fields, spans }
  const candidates = who.candidates.map((household) => scene.ground.roster.codes[household] ?? '')
  return { kind, household: code, person, village: null, date, fields, spans, candidates, said: who.said }
}
