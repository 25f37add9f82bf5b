import { shanghaiDay } from '../../domain/calendar.ts'
import { Expected } from '../../domain/errors.ts'
import { type KindCode, kinds } from '../../domain/kinds/index.ts'
import { householdOf } from '../../domain/lists/household.ts'
import { type ReportShown, reportOf } from '../../domain/lists/report.ts'
import { areaByName } from '../../domain/places/areas.ts'
import { type Belonging, confirmReport as confirm, placeReport as place } from '../../domain/records/confirm.ts'
import { type Change, correctReport as correct } from '../../domain/records/correct.ts'
import type { Source } from '../../domain/records/reports.ts'
import { withdrawReport as withdraw } from '../../domain/records/withdraw.ts'
import { Stale, type Tx, transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { readTypedReport } from '../typed-report.ts'
import { page } from '../views/page.tsx'
import { ofKnownKind, ReportDetail } from '../views/report.tsx'
import { ReportConflict } from '../views/report-conflict.tsx'
import type { ReportDrafts } from '../views/report-decisions.tsx'
import { draftOf } from '../views/report-form.tsx'
import { reportName } from '../views/reports.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { reasonOf } from './reason.ts'

type Report = ReportShown & { readonly kind: KindCode }

const crumbs = [['报告', '/reports']] as const
const addressOf = (id: string): string => `/reports/${id}`

async function reportHere(console: Console, ctx: Context): Promise<Report> {
  const found = await reportOf(console.db, signedIn(ctx).asker, ctx.state.params.id ?? '')
  if (found === null || !ofKnownKind(found)) throw new Refusal(404, '没有这条报告，或不在您的辖区')
  return found
}

function show(console: Console, ctx: Context, report: Report, drafts?: Partial<ReportDrafts>): void {
  const next = nextOf(ctx)
  const wrong = drafts !== undefined
  if (wrong) ctx.status = 422
  page(
    console,
    ctx,
    { title: reportName(report), wrong, crumbs },
    <ReportDetail
      report={report}
      today={shanghaiDay(console.clock())}
      drafts={{ correct: draftOf(report), ...drafts }}
      {...(next === null ? {} : { next })}
    />,
  )
}

export const showReport: Handler = async (console, ctx) => show(console, ctx, await reportHere(console, ctx))

/** Where a form of the review queue goes on; anything else that stands there is not followed. */
function nextOf(ctx: Context): string | null {
  // A page that is only looked at has no form.
  const next = ctx.method === 'POST' ? ctx.state.form.get('next') : undefined
  return next !== undefined && /^\/review(\?at=[rm]-[\da-f-]{36})?$/.test(next) ? next : null
}

export const correctReport: Handler = async (console, ctx) => {
  const report = await reportHere(console, ctx)
  const { form } = ctx.state
  const { reason, wrong: reasonWrong } = reasonOf(ctx, '打电话问过本人')
  if (isStale(ctx, report)) return conflict(console, ctx, report)
  const read = readTypedReport(report, form, shanghaiDay(console.clock()))
  const wrong = [...read.wrong, ...(await wrongSubject(console, ctx, report, read.change)), ...reasonWrong]
  if (wrong.length > 0) {
    const values = { ...draftOf(report).values, ...Object.fromEntries(form) }
    return show(console, ctx, report, { correct: { values, wrong } })
  }
  await write(console, ctx, report, async (tx, source, which) => {
    const { report: now } = await correct(console.db, tx, source, which, { change: read.change, reason })
    return now?.id ?? report.id
  })
}

/** A household or member that is not there, or outside one's area: both the same. */
async function wrongSubject(console: Console, ctx: Context, report: Report, change: Change): Promise<Wrong[]> {
  const code = change.household ?? report.householdCode
  if (code === null || (change.household === undefined && change.person === undefined)) return []
  const household = await householdOf(console.db, console.secrets, signedIn(ctx).asker, code)
  if (household === null) return [{ field: 'household', words: '没有这个户编号，或不在您的辖区；在帮扶户里按姓名查' }]
  const person = change.person === undefined ? report.person : change.person
  if (person === null || household.members.some(({ name }) => name === person)) return []
  return [{ field: 'person', words: `${household.headName}家没有“${person}”；成员见这一户的页面` }]
}

export const withdrawReport: Handler = async (console, ctx) => {
  const report = await reportHere(console, ctx)
  const { reason, wrong } = reasonOf(ctx, '走错了户', 'withdraw-reason')
  if (isStale(ctx, report)) return conflict(console, ctx, report)
  if (wrong.length > 0) return show(console, ctx, report, { withdraw: { reason, wrong } })
  await write(console, ctx, report, async (tx, source, which) => {
    await withdraw(console.db, tx, source, which, reason)
    return report.id
  })
}

export const confirmReport: Handler = async (console, ctx) => {
  const report = await reportHere(console, ctx)
  if (isStale(ctx, report) || report.status !== 'to-confirm') return conflict(console, ctx, report)
  await write(console, ctx, report, async (tx, source, which) => {
    await confirm(console.db, tx, source, which, null)
    return report.id
  })
}

/** A pending report gets its household, or its village where the kind is about one: from then on it counts. */
export const placeReport: Handler = async (console, ctx) => {
  const report = await reportHere(console, ctx)
  if (isStale(ctx, report) || report.status !== 'pending') return conflict(console, ctx, report)
  const typed = (ctx.state.form.get('household') ?? '').trim()
  const belonging = await belongingOf(console, ctx, report, typed)
  if (belonging === null) {
    const words = kinds[report.kind].about === 'village' ? wrongVillage : wrongHousehold
    return show(console, ctx, report, { household: { typed, wrong: [{ field: 'pending-household', words }] } })
  }
  await write(console, ctx, report, async (tx, source, which) => {
    await place(console.db, tx, source, which, belonging, null)
    return report.id
  })
}

const wrongHousehold = '请写户编号，如 JY-0001；在帮扶户里按姓名查，只能记到您辖区里的户'
const wrongVillage = '请写成 轵城镇/中王村；只能记到您辖区里的村'

/** What was typed as a place in the asker's area; null where there is none such. */
async function belongingOf(console: Console, ctx: Context, report: Report, typed: string): Promise<Belonging | null> {
  const { asker } = signedIn(ctx)
  if (kinds[report.kind].about === 'village') {
    const village = areaByName(typed)
    return village?.level === 'village' && village.code.startsWith(asker.area) ? { villageCode: village.code } : null
  }
  const household = await householdOf(console.db, console.secrets, asker, typed)
  return household === null ? null : { household: household.code }
}

/** Withdrawn and superseded ones are at rest: whoever still has their form open was slower. */
const isStale = (ctx: Context, { version, status }: Report): boolean =>
  ctx.state.form.get('version') !== String(version) || status === 'withdrawn' || status === 'superseded'

async function write(
  console: Console,
  ctx: Context,
  report: Report,
  work: (tx: Tx, source: Source, which: { readonly id: string; readonly version: number }) => Promise<string>,
): Promise<void> {
  const by = acting(console, ctx)
  const source: Source = {
    districtId: by.districtId,
    actor: by.actor,
    origin: by.origin,
    cadreId: null,
    userId: by.actor.kind === 'user' ? by.actor.id : null,
    messageId: null,
    at: by.now,
    today: shanghaiDay(by.now),
  }
  let stands = report.id
  try {
    await transact(console.db, async (tx) => {
      stands = await work(tx, source, { id: report.id, version: report.version })
    })
  } catch (error) {
    if (error instanceof Stale) return conflict(console, ctx, await reportHere(console, ctx))
    // A value on record that no column holds, told before anybody confirmed it.
    if (error instanceof Expected) throw new Refusal(422, error.message)
    throw error
  }
  throw new Elsewhere(nextOf(ctx) ?? addressOf(stands))
}

/** Someone was faster: 409, what stands now beside what was typed. */
function conflict(console: Console, ctx: Context, report: Report): void {
  ctx.status = 409
  const head = { title: '刚刚有人改过', crumbs: [...crumbs, [reportName(report), addressOf(report.id)] as const] }
  page(console, ctx, head, <ReportConflict report={report} typed={Object.fromEntries(ctx.state.form)} />)
}
