import { addDays, firstOfMonth, shanghaiDay, shanghaiInstant } from '../../domain/calendar.ts'
import { newId } from '../../domain/ids.ts'
import { audited } from '../../domain/records/audit.ts'
import { districtId } from '../../domain/records/district.ts'
import { mergeHousehold } from '../../domain/records/household-change.ts'
import { keepsNothing } from '../../domain/records/upload-changes.ts'
import type { Secrets } from '../../domain/secrets.ts'
import { type Database, type Tx, transactInParts } from '../../prisma/transact.ts'
import { type Checked, type Known, monthOfMessages, monthsUpTo } from './history.ts'
import { type Family, inventHousehold, type NameTaken } from './household.ts'
import { type Share, spread } from './layout.ts'
import { inventCadres, type SeedCadre, writeCadre, writeGroups } from './people.ts'
import { type Random, randomOf } from './random.ts'
import { recordTold } from './record.ts'

export interface SeedOptions {
  readonly households: number
  /** Who looks after them, `c1` …; leaders come on top. Default: one for 15 households. */
  readonly cadres?: number
  /** Months of history up to `now`, this one included. */
  readonly months: number
  /** The same text gives the same district. */
  readonly random: string
  readonly now: Date
  /** Called now and then with the part that is done, 0 to 1. */
  readonly progress?: (done: number) => void
}

/** What of a district is not left to chance. */
export interface Fixed {
  readonly shares?: readonly Share[]
  /** Of cadres and then leaders. */
  readonly cadreNames?: readonly string[]
  /** Families of the first households. */
  readonly families?: readonly Family[]
  /** Whether a name may not be given (again). */
  readonly taken?: NameTaken
}

export interface Seeded {
  readonly households: number
  readonly people: number
  readonly cadres: number
  readonly messages: number
}

const part = 500

/**
 * Writes an invented district into an empty database, all or nothing: households in real villages, bound cadres,
 * groups, history. The caller has seen to it that the database is empty.
 */
export async function seedDistrict(
  db: Database,
  secrets: Secrets,
  options: SeedOptions,
  fixed: Fixed = {},
): Promise<Seeded> {
  const random = randomOf(options.random)
  const shares = fixed.shares ?? spread(random, options.households)
  const towns = [...new Set(shares.map(({ village }) => village.townCode))]
  const count = Math.min(options.cadres ?? Math.ceil(options.households / 15), options.households)
  const { cadres, leaders } = inventCadres(random, count, towns, fixed.cadreNames)
  return transactInParts(db, async (tx, flush) => {
    const writing: Writing = { tx, flush, secrets, random, options, fixed, cadres, shares }
    const since = beginning(options)
    for (const { village, households, first } of placed(shares)) {
      const reporter = cadres[cadreOf(first, options.households, count)]
      if (households > 0 && reporter) reporter.reportsVillage ??= village.code
    }
    for (const cadre of [...cadres, ...leaders]) writeCadre(tx, secrets, cadre, since)
    writeGroups(tx, towns, since)
    const { known, villages, people } = await writeHouseholds(writing)
    const messages = await writeHistory(writing, known, villages)
    tx.bump(districtId, 'roster')
    const seeded = { households: known.length, people, cadres: cadres.length + leaders.length, messages }
    audited(tx, {
      districtId,
      actor: { kind: 'command', id: 'seed' },
      action: 'district.seed',
      object: 'district',
      objectId: districtId,
      after: { ...seeded, random: options.random, months: options.months },
      at: options.now,
    })
    return seeded
  })
}

interface Writing {
  readonly tx: Tx
  readonly flush: () => Promise<void>
  readonly secrets: Secrets
  readonly random: Random
  readonly options: SeedOptions
  readonly fixed: Fixed
  readonly cadres: readonly SeedCadre[]
  readonly shares: readonly Share[]
}

/** When cadres first wrote: with the history, or yesterday where there is none. */
function beginning({ months, now }: SeedOptions): Date {
  const today = shanghaiDay(now)
  const first = monthsUpTo(today, months)[0]
  return shanghaiInstant(first === undefined ? addDays(today, -1) : firstOfMonth(first), '08:00')
}

const cadreOf = (household: number, households: number, cadres: number): number =>
  Math.floor((household * cadres) / households)

/** Shares with the number of their first household, from 0. */
function* placed(shares: readonly Share[]): Generator<Share & { readonly first: number }> {
  let first = 0
  for (const share of shares) {
    yield { ...share, first }
    first += share.households
  }
}

async function writeHouseholds({ tx, flush, secrets, random, options, fixed, cadres, shares }: Writing) {
  const today = shanghaiDay(options.now)
  const digits = Math.max(4, String(options.households).length)
  const known: Known[] = []
  const villages: Checked[] = []
  const numbers = { given: 0 }
  const historyPart = options.months > 0 ? 0.5 : 1
  for (const { village, households, first } of placed(shares)) {
    const own = cadreOf(first, options.households, cadres.length)
    const { code: villageCode, townCode } = village
    if (households > 0) villages.push({ villageCode, townCode, cadre: own, households })
    for (let number = first; number < first + households; number++) {
      const code = `JY-${String(number + 1).padStart(digits, '0')}`
      const where = { code, villageCode, townCode }
      const entry = inventHousehold(random, numbers, today, where, fixed.taken ?? nobodyTaken, fixed.families?.[number])
      const merged = mergeHousehold(secrets, districtId, undefined, entry)
      if (merged === 'same' || 'rejected' in merged) throw new Error('an invented household was refused')
      merged.write(tx, keepsNothing)
      const cadre = cadreOf(number, options.households, cadres.length)
      tx.insert('Assignment', {
        districtId,
        id: newId(),
        householdCode: code,
        cadreId: cadres[cadre]?.id,
        fromOn: '2021-01-01',
      })
      const workers = entry.people.filter(({ labour }) => labour === '普通劳动力' || labour === '技能劳动力')
      known.push({
        ...where,
        head: entry.head,
        workers: workers.map(({ name }) => name),
        cadre,
        lastVisitOn: null,
        inCase: false,
      })
      if (known.length % part === 0) {
        await flush()
        options.progress?.((historyPart * known.length) / options.households)
      }
    }
  }
  await flush()
  return { known, villages, people: numbers.given }
}

const nobodyTaken: NameTaken = () => false

async function writeHistory(
  { tx, flush, random, options, cadres }: Writing,
  known: readonly Known[],
  villages: readonly Checked[],
) {
  const months = monthsUpTo(shanghaiDay(options.now), options.months)
  let messages = 0
  for (const [index, month] of months.entries()) {
    const told = monthOfMessages(random, month, index === 0, options.now, known, villages)
    for (const [place, one] of told.entries()) {
      const writer = cadres[one.cadre]
      if (!writer) continue
      messages++
      recordTold(tx, one, writer, `seed-${messages}`)
      if ((place + 1) % part > 0) continue
      await flush()
      options.progress?.(0.5 + (0.5 * (index + place / told.length)) / months.length)
    }
    await flush()
  }
  return messages
}
