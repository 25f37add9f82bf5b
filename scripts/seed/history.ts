import { addMonths, lastOfMonth, monthOf, shanghaiInstant } from '../../domain/calendar.ts'
import { type About, employment, hardship, others, type Phrase, visit } from './phrases.ts'
import type { Random } from './random.ts'

/** A household as its history needs it. */
export interface Known extends About {
  readonly code: string
  readonly villageCode: string
  readonly townCode: string
  /** Place in the list of cadres. */
  readonly cadre: number
  /** What the records hold of its last visit; moves on as history is written. */
  lastVisitOn: string | null
  inCase: boolean
}

/** A village, who reports its 月排查, and how many households it has. */
export interface Checked {
  readonly villageCode: string
  readonly townCode: string
  readonly cadre: number
  readonly households: number
}

/** A message that was sent, with what was understood. */
export interface Told {
  readonly at: Date
  readonly day: string
  readonly cadre: number
  readonly text: string
  readonly household: Known | null
  readonly village: Checked | null
  readonly phrases: readonly Phrase[]
}

/** Months of history, the first first, the last up to `now`. */
export function monthsUpTo(today: string, months: number): readonly string[] {
  const last = monthOf(today)
  return Array.from({ length: months }, (_, index) => addMonths(last, index + 1 - months))
}

/** What was told in a month, in the order in which it was sent; nothing after `now`. */
export function monthOfMessages(
  random: Random,
  month: string,
  first: boolean,
  now: Date,
  households: readonly Known[],
  villages: readonly Checked[],
): readonly Told[] {
  const messages: Told[] = []
  const add = (told: Told): void => {
    if (told.at <= now) messages.push(told)
  }
  for (const household of households) {
    for (const phrases of saidOf(random, household, first)) {
      const day = someDay(random, month, 28)
      const text = phrases.map((phrase) => phrase.text).join('；')
      add({ at: someTime(random, day), day, cadre: household.cadre, text, household, village: null, phrases })
    }
  }
  for (const village of villages) {
    if (!random.chance(0.9)) continue
    const day = someDay(random, month, 20)
    const phrase = check(random, village, month)
    add({
      at: someTime(random, day),
      day,
      cadre: village.cadre,
      text: phrase.text,
      household: null,
      village,
      phrases: [phrase],
    })
  }
  return messages.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** A household's messages of a month: most are visited, some have news. */
function saidOf(random: Random, household: Known, first: boolean): Phrase[][] {
  const said: Phrase[][] = []
  const works = household.workers.length > 0
  if (random.chance(0.93)) {
    const news = works && random.chance(first ? 0.3 : 0.06) ? [employment(random, household)] : []
    said.push([visit(random, household), ...news])
  }
  for (const { often, say, needsWorker } of others) {
    if (random.chance(often) && (works || !needsWorker)) said.push([say(random, household)])
  }
  if (!household.inCase && random.chance(0.004)) {
    household.inCase = true
    said.push([hardship(random, household)])
  }
  return said
}

function check(random: Random, { households }: Checked, month: string): Phrase {
  const findings = random.chance(0.8) ? 0 : 1
  const said = findings === 0 ? '无异常' : `发现${findings}户有问题`
  const fields = { month, checked: households, findings }
  return { text: `本月排查${households}户，${said}`, kind: 'village-check', person: null, fields }
}

function someDay(random: Random, month: string, latest: number): string {
  const most = Math.min(latest, Number(lastOfMonth(month).slice(8)))
  return `${month}-${String(random.between(1, most)).padStart(2, '0')}`
}

// Cadres write between 8 and 19.
function someTime(random: Random, day: string): Date {
  const minute = random.between(8 * 60, 19 * 60)
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return new Date(shanghaiInstant(day, time).getTime() + random.between(0, 59_999))
}
