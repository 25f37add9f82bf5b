import type { Database } from '../../prisma/transact.ts'
import { addDays, addMonths, firstOfMonth, lastOfMonth, monthOf } from '../calendar.ts'
import { shortName } from '../places/names.ts'
import { shareGone, type WorkDays } from '../policy/work-days.ts'
import { type CheckDue, checksDue } from './checks-due.ts'
import type { Added, AskAfter, Digest, DigestPlace, DigestTile } from './digest.ts'
import {
  type DigestSpans,
  eightWeeks,
  noneAdded,
  type VillageFigures,
  villageFigures,
  type WeekOfVillage,
} from './district-day.ts'
import { unreachedCounts } from './groups.ts'
import { daysPast, openCases, overdueOn, type Past } from './overdue.ts'

export interface DigestAsked {
  readonly digest: Digest['digest']
  /** The last day that is counted, YYYY-MM-DD. */
  readonly on: string
  /** The day on which it is told: what is overdue is judged on it. */
  readonly today: string
  readonly days: WorkDays
}

/** All that the digests of one occasion show, read once for the whole district. */
export interface DistrictFigures extends DigestAsked {
  readonly villages: ReadonlyMap<string, VillageFigures>
  readonly weeks: readonly WeekOfVillage[]
  readonly past: readonly Past[]
  readonly checks: readonly CheckDue[]
  readonly cases: ReadonlyMap<string, number>
  unreached(area: string): number
}

/** The days that a digest counts: the day; the seven days up to it; its month up to it, and the same days of the last. */
export function spansOf({ digest, on }: Pick<DigestAsked, 'digest' | 'on'>): DigestSpans {
  if (digest === 'daily') return { now: { from: on, to: on }, before: null }
  if (digest === 'weekly') {
    return { now: { from: addDays(on, -6), to: on }, before: { from: addDays(on, -13), to: addDays(on, -7) } }
  }
  const month = addMonths(monthOf(on), -1)
  const same = `${month}-${on.slice(8)}`
  const last = lastOfMonth(month)
  const whole = on === lastOfMonth(monthOf(on)) || same > last
  return {
    now: { from: firstOfMonth(monthOf(on)), to: on },
    before: { from: firstOfMonth(month), to: whole ? last : same },
  }
}

/** Reads once for all areas: neither visits nor reports are counted, only the roll-up. */
export async function districtFigures(db: Database, districtId: string, asked: DigestAsked): Promise<DistrictFigures> {
  const { on, today, digest } = asked
  const [villages, weeks, past, checks, cases, unreached] = await Promise.all([
    villageFigures(db, districtId, spansOf(asked)),
    digest === 'weekly' ? eightWeeks(db, districtId, on) : [],
    overdueOn(db, districtId, today),
    digest === 'monthly' ? checksDue(db, districtId, monthOf(on), today) : [],
    digest === 'monthly' ? openCases(db, districtId) : new Map<string, number>(),
    unreachedCounts(db, districtId),
  ])
  return { ...asked, villages, weeks, past, checks, cases, unreached }
}

/** The digest of one area (statistical code) out of the district's figures: sums alone. */
export function digestOf(all: DistrictFigures, area: string): Digest {
  const { digest, on, today, days } = all
  const share = shareGone(days, on)
  const codes = [...all.villages.keys()].filter((code) => code.startsWith(area)).sort()
  const villages = codes.flatMap((code) => {
    const figures = all.villages.get(code)
    return figures ? [{ code, ...figures }] : []
  })
  const sum = (of: (village: VillageFigures) => number): number =>
    villages.reduce((total, village) => total + of(village), 0)
  const added = sumOf(villages.map(({ now }) => now))
  const before = digest === 'daily' ? null : sumOf(villages.map((village) => village.before))
  const due = sum((village) => village.due)
  const past = all.past.filter(({ village }) => village.startsWith(area))
  const places = placesOf(villages, area, share)
  const visits = { due, done: sum(({ done }) => done), told: added.visits, expected: due * share }
  const part = { area, visits, added, before, past, places }
  return {
    digest,
    area: { code: area, name: shortName(area) },
    on,
    month: monthOf(on),
    visits,
    placesAre: area.length === 6 ? 'town' : 'village',
    places,
    added,
    before,
    overdue: {
      count: past.length,
      first: past
        .slice(0, 5)
        .map((one) => ({ village: shortName(one.village), head: one.head, days: daysPast(one, today) })),
    },
    unreached: all.unreached(area),
    columns: columnsOf(all, area),
    tiles: digest === 'monthly' ? tilesOf(all, part) : [],
    askAfter: digest === 'monthly' ? askAfterOf(all, part) : [],
  }
}

interface Part extends Pick<Digest, 'visits' | 'added' | 'before' | 'places'> {
  readonly area: string
  readonly past: readonly Past[]
}

function sumOf(each: readonly Added[]): Added {
  const total = { ...noneAdded }
  const names = Object.keys(noneAdded) as (keyof Added)[] // the keys of a literal
  for (const one of each) for (const name of names) total[name] += one[name]
  return total
}

function placesOf(
  villages: readonly (VillageFigures & { readonly code: string })[],
  area: string,
  share: number,
): DigestPlace[] {
  const places = new Map<string, { due: number; done: number }>()
  for (const { code, due, done } of villages) {
    const place = area.length === 6 ? code.slice(0, 9) : code
    const known = places.get(place) ?? { due: 0, done: 0 }
    places.set(place, { due: known.due + due, done: known.done + done })
  }
  return [...places]
    .filter(([, { due, done }]) => due > 0 || done > 0)
    .map(([code, { due, done }]) => ({ code, name: shortName(code), due, done, expected: due * share }))
}

function columnsOf({ weeks, on, digest }: DistrictFigures, area: string): Digest['columns'] {
  if (digest !== 'weekly') return []
  return [7, 6, 5, 4, 3, 2, 1, 0].map((ago) => {
    const to = addDays(on, -7 * ago)
    const value = weeks.reduce(
      (total, week) => total + (week.ago === ago && week.village.startsWith(area) ? week.visits : 0),
      0,
    )
    return { label: `${Number(to.slice(5, 7))}.${Number(to.slice(8))}`, value }
  })
}

function tilesOf(all: DistrictFigures, { area, visits, added, before, past }: Part): DigestTile[] {
  const checks = all.checks.filter(({ villageCode }) => villageCode.startsWith(area))
  const checked = checks.filter(({ done }) => done).length
  let open = 0
  for (const [village, count] of all.cases) if (village.startsWith(area)) open += count
  const tile = (name: string, value: number, unit: string, rest: Partial<DigestTile>): DigestTile => ({
    name,
    value,
    unit,
    of: null,
    before: null,
    act: false,
    ...rest,
  })
  return [
    tile('走访', visits.done, '户', { of: visits.due, act: visits.done < visits.expected }),
    tile('月排查', checked, '个村', { of: checks.length, act: checked < checks.length }),
    tile('突发困难', added.hardship, '户', { before: before?.hardship ?? null, act: added.hardship > 0 }),
    tile('在办个案', open, '件', { act: past.length > 0 && open > 0 }),
    tile('新增务工', added.workFound, '人', { before: before?.workFound ?? null }),
    tile('超期', past.length, '件', { act: past.length > 0 }),
  ]
}

function askAfterOf(all: DistrictFigures, { area, visits, added, past, places }: Part): AskAfter[] {
  const unchecked = all.checks.filter(({ done, villageCode }) => !done && villageCode.startsWith(area))
  const behind = places
    .filter(({ done, expected }) => done < expected)
    .sort((a, b) => b.due - b.done - (a.due - a.done) || (a.code < b.code ? -1 : 1))
  const lost = [...all.villages].filter(([code, { now }]) => code.startsWith(area) && now.workLost > 0)
  const ten = (names: readonly string[]): string[] => [...new Set(names)].slice(0, 10)
  const all4: AskAfter[] = [
    { about: 'overdue', count: past.length, villages: ten(past.map(({ village }) => shortName(village))) },
    { about: 'unchecked', count: unchecked.length, villages: ten(unchecked.map(({ village }) => village)) },
    {
      about: 'visits',
      count: behind.length === 0 ? 0 : Math.max(0, visits.due - visits.done),
      villages: ten(behind.map(({ name }) => name)),
    },
    { about: 'work-lost', count: added.workLost, villages: ten(lost.map(([code]) => shortName(code))) },
  ]
  return all4.filter(({ count }) => count > 0).slice(0, 3)
}
