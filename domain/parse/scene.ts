import { calledOn } from './called-on.ts'
import { plainSpeech } from './dialect.ts'
import { withoutGlosses } from './gloss.ts'
import { type Ground, longest } from './ground.ts'
import { findLabels, type Labelled } from './labels.ts'
import { partLists } from './listed.ts'
import { type Cover, mask } from './mask.ts'
import { findMentions, type Mention } from './mentions.ts'
import { inOrder } from './ordered.ts'
import { type Group, groupPeople } from './people.ts'
import { readValues } from './read-values.ts'
import { restarts } from './restarts.ts'
import { cutSegments, type Segment } from './segments.ts'
import { takeBack } from './takeback.ts'
import { withTaught } from './taught.ts'
import type { Span } from './types.ts'
import type { Reading } from './values/value.ts'
import { type VillageHit, villageNames } from './villages.ts'
import { type Vote, votesOf, workVotes } from './votes.ts'

/** The message with everything found in it, before anything is decided about what it tells. */
export interface Scene {
  readonly ground: Ground
  /** mask.ts */
  readonly masked: string
  readonly values: readonly Value[]
  readonly groups: readonly Group[]
  readonly places: readonly VillageHit[]
  readonly labels: readonly Labelled[]
  readonly votes: readonly Vote[]
  /** A word that speaks for a kind was denied: 没种地. */
  readonly denied: boolean
  readonly segments: readonly Segment[]
}

/** A reading by where it starts, so that those of a stretch are found by halving. */
export interface Value {
  readonly start: number
  readonly reading: Reading
}

const startOfSpan = (span: Span): number => span[0]
const startOfCover = ({ span }: Cover): number => span[0]
const startOfVote = ({ start }: Vote): number => start

export function setScene(ground: Ground): Scene {
  const { text } = ground
  const labels = findLabels(text, 0, text.length)
  // What stands behind 备注： or 单位： is that field's; only 户主：, 日期： and 村： say who, when and where.
  const texts = labels.filter(({ about }) => about === null).map(({ start, to }): Span => [start, to])
  const places = outside(villageNames(ground.roster).all(text), texts)
  const readings = besidePlaces(ground, places)
  const named = findMentions(ground, skipping(readings, places, texts))
  const mentions = named.length === 0 && places.length === 0 ? calledOn(text) : named
  // A form names things twice: #走访 走访方式：电话.
  const again = restarts(text).filter(
    ([from, to]) => text[from - 1] !== '#' && !labels.some(({ start }) => start === to),
  )
  const glossed = withoutGlosses(text, again.length === 0 ? mentions : besides(mentions, again, startOfMention))
  const kept = apart(again.length === 0 ? readings : besides(readings, again, startOfReading), glossed.mentions)
  const corrected = takeBack(text, kept, glossed.mentions)
  const gone = [...again, ...glossed.gone, ...corrected.gone]
  const covers = coversOf(corrected.mentions, corrected.readings, places, labels, gone)
  const masked = partLists(plainSpeech(mask(text, covers)))
  const groups = groupPeople(ground, masked, corrected.mentions, places)
  const segments = cutSegments(masked, ground.words)
  const spoken = groups.length === 0 && places.length === 0 ? [] : workVotes(masked, corrected.readings)
  const said = withTaught(ground.words, masked, votesOf(masked))
  const votes = spoken.length === 0 ? said.votes : inOrder([...said.votes, ...spoken], startOfVote)
  const values = corrected.readings.map((reading) => ({ start: reading.span[0], reading }))
  return { ground, masked, values, groups, places, labels, votes, denied: said.denied, segments }
}

const startOfMention = ({ start }: Mention): number => start
const startOfReading = ({ span }: Reading): number => span[0]

/** Those that do not begin in one of the stretches, which are few. */
const besides = <T>(all: readonly T[], spans: readonly Span[], startOf: (one: T) => number): T[] =>
  all.filter((one) => !spans.some(([from, to]) => startOf(one) >= from && startOf(one) < to))

/** A figure inside a name (the 三 of 张三) is none. Both lists are in order. */
function apart(readings: readonly Reading[], mentions: readonly Mention[]): Reading[] {
  let next = 0
  return readings.filter(({ span }) => {
    while (next < mentions.length && (mentions[next]?.end ?? 0) <= span[0]) next += 1
    return (mentions[next]?.start ?? span[1]) >= span[1]
  })
}

/** 12月中王村 is December in 中王村, not the middle of it: a value that runs into a village's name is read again without. */
function besidePlaces({ text, today, readings }: Ground, places: readonly VillageHit[]): readonly Reading[] {
  if (places.length === 0 || readings.length === 0) return readings
  let next = 0
  return readings.flatMap((reading): readonly Reading[] => {
    while (next < places.length && (places[next]?.start ?? 0) <= reading.span[0]) next += 1
    const place = places[next]
    if (place === undefined || place.means.bare || place.start >= reading.span[1]) return [reading]
    const [from] = reading.span
    return readValues(text.slice(from, place.start), today).map((one) => ({
      ...one,
      span: [from + one.span[0], from + one.span[1]],
    }))
  })
}

/** Places that stand in no label's own text. Both lists are in order. */
function outside(places: readonly VillageHit[], texts: readonly Span[]): VillageHit[] {
  let next = 0
  return places.filter(({ start, end }) => {
    while (next < texts.length && (texts[next]?.[1] ?? 0) <= start) next += 1
    return (texts[next]?.[0] ?? end) >= end
  })
}

/** Where no name can begin: inside a figure or a day, a village, or a label's own text. Asked from left to right. */
function skipping(readings: readonly Reading[], places: readonly VillageHit[], values: readonly Span[]) {
  const spans: Span[] = []
  for (const { span } of readings) spans.push(span)
  for (const { means, start, end } of places) if (!means.bare) spans.push([start, end])
  for (const span of values) spans.push(span)
  inOrder(spans, startOfSpan)
  let next = 0
  let start = spans[0]?.[0] ?? longest
  return (at: number): number => {
    if (at < start) return at
    while (next < spans.length && (spans[next]?.[0] ?? 0) < at) next += 1
    const span = spans[next]
    start = span?.[0] ?? longest
    return span !== undefined && start === at ? span[1] : at
  }
}

function coversOf(
  mentions: readonly Mention[],
  readings: readonly Reading[],
  places: readonly VillageHit[],
  labels: readonly Labelled[],
  gone: readonly Span[],
): Cover[] {
  const covers: Cover[] = []
  for (const span of gone) covers.push({ span, sign: 'label' })
  for (const { start, from, to, about } of labels)
    covers.push({ span: [start, about === null ? to : from], sign: 'label' })
  for (const { start, end } of mentions) covers.push({ span: [start, end], sign: 'name' })
  for (const reading of readings) covers.push({ span: reading.span, sign: signOf(reading) })
  for (const { means, start, end } of places) if (!means.bare) covers.push({ span: [start, end], sign: 'village' })
  // The order is stable: of two that overlap the one that begins first stands, and what was taken back before all.
  inOrder(covers, startOfCover)
  let end = 0
  return covers.filter(({ span }) => {
    if (span[0] < end || span[1] <= span[0]) return false
    end = span[1]
    return true
  })
}

function signOf(reading: Reading): Cover['sign'] {
  if (reading.type === 'number') return 'number'
  return reading.type === 'duration' ? 'duration' : 'time'
}
