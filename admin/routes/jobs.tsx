import { actRuns, type FailedClaim, failedClaims, lastActRuns } from '../../domain/lists/act-runs.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { audited } from '../../domain/records/audit.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { JobList } from '../views/jobs.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listJobs: Handler = async (console, ctx) => {
  const job = asked(ctx, 'job')
  const filter = {
    job: job !== undefined && /^[a-z-]{1,40}$/.test(job) ? job : undefined,
    trouble: oneOf(asked(ctx, 'trouble'), ['yes'] as const),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, actRuns, filter, format)
  await show(console, ctx, filter, null)
}

async function show(
  console: Console,
  ctx: Context,
  filter: Parameters<typeof actRuns.rows>[2],
  refused: string | null,
): Promise<void> {
  const { db, config, extra } = console
  const { asker } = signedIn(ctx)
  const [found, acts, last, failed] = await Promise.all([
    pageOf(actRuns, db, asker, filter, asked(ctx, 'after') ?? null),
    extra.jobs?.acts() ?? [],
    lastActRuns(db, config.districtId),
    failedClaims(db, asker),
  ])
  const body = <JobList filter={filter} page={found} acts={acts} last={last} failed={failed} refused={refused} />
  page(console, ctx, { title: '定时任务', wrong: refused !== null }, body)
}

/** Tries again to tell one addressee, alone. */
export const retryJob: Handler = async (console, ctx) => {
  const { form } = ctx.state
  const wanted = {
    job: form.get('job') ?? '',
    period: form.get('period') ?? '',
    addressee: form.get('addressee') ?? '',
  }
  const [claim] = await failedClaims(console.db, signedIn(ctx).asker, wanted)
  if (claim === undefined) throw new Refusal(404, '没有这一个，或者已经发成了')
  if (form.get('version') !== String(claim.tries)) {
    throw new Refusal(
      409,
      `您打开之后又试过：打开时 ${form.get('version') ?? '没有'} 次，现在 ${claim.tries} 次。请返回刷新再看`,
    )
  }
  const why =
    console.extra.jobs === undefined ? '这个进程不能发，请到跑任务的那个控制台' : await tried(console, ctx, claim)
  if (why === null) throw new Elsewhere('/jobs')
  ctx.status = 422
  await show(console, ctx, {}, why)
}

async function tried(console: Console, ctx: Context, claim: FailedClaim): Promise<string | null> {
  const why = (await console.extra.jobs?.retry(claim)) ?? null
  if (why !== null) return why
  const { now, ...by } = acting(console, ctx)
  const after = { period: claim.period, addressee: claim.addressee }
  const act = { action: 'job.run', object: 'job', objectId: claim.job, after } as const
  await transact(console.db, (tx) => audited(tx, { ...by, ...act, at: now }))
  return null
}
