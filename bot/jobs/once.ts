import { Expected } from '../../domain/errors.ts'
import { newId } from '../../domain/ids.ts'
import {
  type ClaimedMessage,
  type ClaimSource,
  claimAndPost,
  claimFailed,
  claimsOf,
  claimWork,
  workDone,
} from '../../domain/records/claims.ts'
import { type JobCounts, recordRun } from '../../domain/records/job-runs.ts'
import { isGone } from '../../prisma/gone.ts'
import { transact } from '../../prisma/transact.ts'
import { nameOfError } from '../puppet/guard.ts'
import type { Say } from '../replies/say.ts'
import type { Act, JobContext, Letter, Occasion } from './job.ts'

export interface Ran extends JobCounts {
  /** Of a dry run: what would be said, to whom. */
  readonly would: readonly { readonly chat: string; readonly group: boolean; readonly say: Say }[]
}

export interface RunHow {
  /** Says what it would do, and writes nothing. */
  readonly dryRun?: boolean
  /** Only these addressees: those who failed before. */
  readonly only?: ReadonlySet<string>
}

/** Messages of one statement: some 300 kB of JSON. */
const batch = 1_000
/** What is done for nobody in particular is claimed under this name. */
const nobody = 'district'

/**
 * Carries out one act: everybody whom it concerns and who has not been told yet is claimed and his message put into the
 * outbox, many in one statement. One addressee's failure stops nobody: it is kept with the claim and tried again alone.
 */
export async function carryOut(context: JobContext, act: Act, occasion: Occasion, how: RunHow = {}): Promise<Ran> {
  const startedAt = context.now()
  const source = { districtId: context.districtId, job: act.name, period: occasion.period, at: startedAt }
  const ran = act.work ? await worked(context, act, occasion, source, how) : await told(context, act, occasion, how)
  if (how.dryRun === true) return ran
  const { would: _, ...counts } = ran
  await record(context, source, counts, null)
  return ran
}

/** The whole of an act failed: on record, so that the console shows it; the scheduler tries it again. */
export async function recordTrouble(context: JobContext, act: Act, period: string, error: unknown): Promise<void> {
  const source = { districtId: context.districtId, job: act.name, period, at: context.now() }
  await record(context, source, nothing, troubleOf(error))
}

const nothing: JobCounts = { claimed: 0, sent: 0, skipped: 0, unreached: 0, failed: 0 }

async function record(
  { db, now, metrics }: JobContext,
  { districtId, job, period, at }: ClaimSource,
  counts: JobCounts,
  trouble: string | null,
): Promise<void> {
  metrics?.ran(job, trouble === null ? counts : null, now())
  await transact(db, (tx) => recordRun(tx, { districtId, job, period, startedAt: at, endedAt: now(), counts, trouble }))
}

async function told(context: JobContext, act: Act, occasion: Occasion, how: RunHow): Promise<Ran> {
  const { db, districtId } = context
  const source = { districtId, job: act.name, period: occasion.period, at: context.now() }
  const letters = await act.letters(context, occasion)
  const claims = await claimsOf(db, source)
  const open = letters.filter(
    ({ id }) => (claims.get(id)?.state ?? 'failed') === 'failed' && (how.only === undefined || how.only.has(id)),
  )
  if (how.dryRun === true) return dryRun(letters, open)
  const failures: Failure[] = []
  let [claimed, unreached] = [0, 0]
  // Worded part by part: ten thousand messages at once would be 100 MB.
  for (let at = 0; at < open.length; at += batch) {
    const messages = worded(open.slice(at, at + batch), failures)
    const taken = await post(context, source, messages, failures)
    claimed += taken.size
    unreached += messages.filter(({ addressee, reached }) => !reached && taken.has(addressee)).length
  }
  for (const { id, error } of failures) await fail(context, source, id, error)
  const skipped = letters.length - claimed - failures.length
  return { claimed, sent: claimed, skipped, unreached, failed: failures.length, would: [] }
}

function dryRun(letters: readonly Letter[], open: readonly Letter[]): Ran {
  const failures: Failure[] = []
  const messages = worded(open, failures)
  const [claimed, failed] = [messages.length, failures.length]
  return {
    claimed,
    sent: claimed,
    skipped: letters.length - claimed - failed,
    unreached: messages.filter(({ reached }) => !reached).length,
    failed,
    would: messages.map(({ chat, inGroup, say }) => ({ chat, group: inGroup, say })),
  }
}

interface Failure {
  readonly id: string
  readonly error: unknown
}

type Worded = ClaimedMessage & { readonly say: Say }

function worded(letters: readonly Letter[], failures: Failure[]): Worded[] {
  const messages: Worded[] = []
  for (const { id, chat, group, reached, compose } of letters) {
    try {
      const say = chat === null ? null : compose()
      if (say !== null && chat !== null) {
        messages.push({ addressee: id, id: newId(), chat, inGroup: group, say, reached })
      }
    } catch (error) {
      failures.push({ id, error })
    }
  }
  return messages
}

/** All in one statement; where that fails each by itself, so that the bad one fails alone. Gives who was claimed. */
async function post(
  context: JobContext,
  source: ClaimSource,
  messages: readonly Worded[],
  failures: Failure[],
): Promise<ReadonlySet<string>> {
  try {
    return messages.length === 0 ? new Set() : await claimAndPost(context.db, source, messages)
  } catch (error) {
    if (isGone(error)) throw error
    const [only, ...more] = messages
    if (only && more.length === 0) failures.push({ id: only.addressee, error })
    if (more.length === 0) return new Set()
    const claimed = new Set<string>()
    for (const one of messages) for (const id of await post(context, source, [one], failures)) claimed.add(id)
    return claimed
  }
}

async function fail(context: JobContext, source: ClaimSource, id: string, error: unknown): Promise<void> {
  context.log.error({ ...nameOfError(error), job: source.job, period: source.period }, 'an addressee could not be told')
  await claimFailed(context.db, source, id, troubleOf(error))
}

async function worked(
  context: JobContext,
  act: Act,
  occasion: Occasion,
  source: ClaimSource,
  { dryRun }: RunHow,
): Promise<Ran> {
  const before = (await claimsOf(context.db, source)).get(nobody)
  if (before?.state === 'done') return { ...nothing, skipped: 1, would: [] }
  if (dryRun === true) return { ...nothing, claimed: 1, would: [] }
  if (!(await claimWork(context.db, source, nobody))) return { ...nothing, skipped: 1, would: [] }
  try {
    await act.work?.(context, occasion)
    await workDone(context.db, source, nobody, null)
    return { ...nothing, claimed: 1, would: [] }
  } catch (error) {
    const level = context.stopping?.aborted === true ? 'info' : 'error'
    context.log[level]({ ...nameOfError(error), job: act.name }, 'an act was not done')
    await workDone(context.db, source, nobody, troubleOf(error))
    return { ...nothing, failed: 1, would: [] }
  }
}

/** A sentence of our own, else its class and code: messages of the database quote what they choke on. */
function troubleOf(error: unknown): string {
  if (error instanceof Expected) return error.message
  const { thrown, code } = nameOfError(error)
  return code === undefined ? String(thrown) : `${thrown} ${code}`
}
