import type { Database } from '../../prisma/transact.ts'
import { type Standing, standingOf, withProblems } from '../standing.ts'

const standing = ['recorded', 'to-confirm', 'pending']

/** No message tells more than this that somebody would put right in chat. */
const most = 50

/** The reports that stand of the last message in which this cadre told any, told at or after `since`, in their order. */
export async function lastTold(
  db: Database,
  districtId: string,
  cadreId: string,
  since: Date | null,
): Promise<readonly Standing[]> {
  const rows = await db.prisma.report.findMany({
    where: {
      districtId,
      cadreId,
      status: { in: standing },
      ...(since === null ? {} : { recordedAt: { gte: since } }),
    },
    include: withProblems,
    orderBy: { seq: 'desc' },
    take: most,
  })
  const together = rows.filter(
    ({ messageId, id }) => id === rows[0]?.id || (messageId !== null && messageId === rows[0]?.messageId),
  )
  return together.map(standingOf).sort((a, b) => a.ordinal - b.ordinal)
}

/** This cadre's reports that stand about one of these households, told at or after `since`, the latest first. */
export async function toldAbout(
  db: Database,
  districtId: string,
  cadreId: string,
  households: readonly string[],
  since: Date | null,
): Promise<readonly Standing[]> {
  const rows = await db.prisma.report.findMany({
    where: {
      districtId,
      cadreId,
      householdCode: { in: [...households] },
      status: { in: standing },
      ...(since === null ? {} : { recordedAt: { gte: since } }),
    },
    include: withProblems,
    orderBy: { seq: 'desc' },
    take: most,
  })
  return rows.map(standingOf)
}

/** This cadre's reports that stand, whomever they are about, told at or after `since`, the latest first. */
export async function toldLately(
  db: Database,
  districtId: string,
  cadreId: string,
  since: Date,
): Promise<readonly Standing[]> {
  const rows = await db.prisma.report.findMany({
    where: { districtId, cadreId, status: { in: standing }, recordedAt: { gte: since } },
    include: withProblems,
    orderBy: { seq: 'desc' },
    take: most,
  })
  return rows.map(standingOf)
}

// A correction of a correction of …: no report has more versions than this.
const mostVersions = 20

/** What stands of these reports now: where one was corrected, its last version; what was withdrawn, as withdrawn. */
export async function versionsNow(
  db: Database,
  districtId: string,
  ids: readonly string[],
): Promise<readonly Standing[]> {
  const found: Standing[] = []
  let wanted = [...ids]
  for (let round = 0; round < mostVersions && wanted.length > 0; round++) {
    const rows = await db.prisma.report.findMany({
      where: { districtId, id: { in: wanted } },
      include: withProblems,
    })
    found.push(...rows.filter(({ status }) => status !== 'superseded').map(standingOf))
    const replaced = rows.flatMap(({ id, status }) => (status === 'superseded' ? [id] : []))
    const next = await db.prisma.report.findMany({
      where: { districtId, replaces: { in: replaced } },
      select: { id: true },
    })
    wanted = replaced.length === 0 ? [] : next.map(({ id }) => id)
  }
  return found.sort((a, b) => a.ordinal - b.ordinal)
}

/** Whether a household has another visit on record in a month (YYYY-MM) beside these reports. */
export async function visitedBeside(
  db: Database,
  districtId: string,
  household: string,
  month: string,
  but: readonly string[],
): Promise<boolean> {
  const [year = 0, of = 0] = month.split('-').map(Number)
  const row = await db.prisma.report.findFirst({
    where: {
      districtId,
      householdCode: household,
      kind: 'visit',
      status: 'recorded',
      id: { notIn: [...but] },
      date: { gte: new Date(Date.UTC(year, of - 1, 1)), lt: new Date(Date.UTC(year, of, 1)) },
    },
    select: { id: true },
  })
  return row !== null
}

/** Ids of the reports that a message told, in their order. */
export async function reportsOfMessage(db: Database, districtId: string, messageId: string): Promise<string[]> {
  const rows = await db.prisma.report.findMany({
    where: { districtId, messageId },
    select: { id: true },
    orderBy: { ordinal: 'asc' },
  })
  return rows.map(({ id }) => id)
}
