import type { Database, Tx } from '../../prisma/transact.ts'
import type { Source } from './reports.ts'

interface Ended {
  readonly was: Standing
  /** What stands now; null where it was withdrawn. */
  readonly report: KeptReport | null
}

import type { KeptReport } from '../report.ts'
import type { Standing } from '../standing.ts'

/**
 * What was opened by a version that stands no more falls with it: its open todos are done with, its open findings are
 * gone or corrected. Its pictures are evidence of the version in its place.
 */
export async function letFall(db: Database, tx: Tx, source: Source, revised: readonly Ended[]): Promise<void> {
  const { districtId, at } = source
  const ended = revised.filter(({ was, report }) => report?.id !== was.report.id)
  const successors = new Map(ended.map(({ was, report }) => [was.report.id, report?.id ?? null]))
  if (successors.size === 0) return
  const of = { districtId, reportId: { in: [...successors.keys()] } }
  const [todos, findings] = await Promise.all([
    db.prisma.todo.findMany({ where: { ...of, doneAt: null }, select: { id: true, version: true } }),
    db.prisma.finding.findMany({
      where: { districtId, state: 'open', reportId: of.reportId },
      select: { id: true, version: true, reportId: true },
    }),
  ])
  for (const key of todos) tx.update('Todo', { districtId, ...key }, { doneAt: at })
  for (const { id, version, reportId } of findings) {
    const state = successors.get(reportId ?? '') === null ? 'gone' : 'corrected'
    tx.update('Finding', { districtId, id, version }, { state, answeredAt: at })
  }
  for (const [reportId, successor] of successors) {
    if (successor !== null) tx.updateAll('Evidence', { districtId, reportId }, { reportId: successor })
  }
}
