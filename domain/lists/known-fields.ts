import type { Database } from '../../prisma/transact.ts'
import type { KeptReport, Place } from '../report.ts'

/** What was told within so many days of the same matter need not be told again. */
const near = 40
/** A job's latest tellings: older ones are hardly the same job. */
const mostJobs = 10

type Known = (db: Database, districtId: string, report: KeptReport, place: Place) => Promise<readonly string[]>

// Of each kind that asks for fields: which of them other reports on record tell already (contract/chat.md, 'Turns').
const byKind: Readonly<Record<string, Known>> = { employment, hardship, assistance, 'village-check': villageCheck }

/** Field codes that need not be asked for, as the records know them of the same job, mishap, programme or month. */
export async function knownFields(
  db: Database,
  districtId: string,
  report: KeptReport,
  place: Place,
): Promise<ReadonlySet<string>> {
  return new Set(await byKind[report.kind]?.(db, districtId, report, place))
}

const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`)
const daysFrom = (date: string, days: number): Date => new Date(dayOf(date).getTime() + days * 86_400_000)

// A job goes on until it is said to have ended; one newly begun is another job, unless it was begun just now.
async function employment(db: Database, districtId: string, report: KeptReport): Promise<readonly string[]> {
  const { household, person, date } = report
  if (household === null || person === null) return []
  const since = report.fields.change === 'started' ? { gte: daysFrom(date, -near) } : {}
  const jobs = await db.prisma.job.findMany({
    where: { districtId, householdCode: household, person, live: true, saidOn: { ...since, lte: dayOf(date) } },
    orderBy: [{ saidOn: 'desc' }, { reportId: 'desc' }],
    take: mostJobs,
  })
  const last = jobs.findIndex(({ change }) => change === 'ended')
  return (last === -1 ? jobs : jobs.slice(0, last)).flatMap(({ place, monthlyWage }) => [
    ...(place === null ? [] : ['place']),
    ...(monthlyWage === null ? [] : ['monthlyWage']),
  ])
}

async function hardship(db: Database, districtId: string, report: KeptReport): Promise<readonly string[]> {
  const { household, date, fields } = report
  if (household === null) return []
  const rows = await db.prisma.hardship.findMany({
    where: {
      districtId,
      householdCode: household,
      live: true,
      happenedOn: { gte: daysFrom(date, -near), lte: daysFrom(date, near) },
    },
  })
  const same = rows.filter(({ cause }) => fields.cause === undefined || cause === null || cause === fields.cause)
  return same.flatMap(({ cause, selfPaid, loss }) => [
    ...(cause === null ? [] : ['cause']),
    ...(selfPaid === null && loss === null ? [] : ['selfPaid', 'loss']),
  ])
}

// What is paid on and on; the others are of one occasion each.
const lasting = new Set([
  'subsistence-allowance',
  'destitute-support',
  'disability-allowance',
  'pension',
  'post-subsidy',
])

async function assistance(db: Database, districtId: string, report: KeptReport): Promise<readonly string[]> {
  const { household, date, fields } = report
  if (household === null || fields.program === undefined) return []
  const program = String(fields.program)
  const since = lasting.has(program) ? {} : { saidOn: { gte: daysFrom(date, -near) } }
  const found = await db.prisma.support.findFirst({
    where: { districtId, householdCode: household, program, live: true, ...since, NOT: { status: null } },
  })
  return found === null ? [] : ['status']
}

async function villageCheck(
  db: Database,
  districtId: string,
  { date, fields }: KeptReport,
  { villageCode }: Place,
): Promise<readonly string[]> {
  const month = String(fields.month ?? date.slice(0, 7))
  const rows = await db.prisma.villageMonth.findMany({
    where: { districtId, month, villageCode, step: 'check', live: true },
  })
  return rows.flatMap(({ checked, findings }) => [
    ...(checked === null ? [] : ['checked']),
    ...(findings === null ? [] : ['findings']),
  ])
}
