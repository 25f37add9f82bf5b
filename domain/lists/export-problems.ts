import type { Database } from '../../prisma/transact.ts'
import type { Column } from '../column.ts'
import { maskText } from '../secrets.ts'

/** A problem as it was told to a sender. */
export interface ExportedProblem {
  /** The robot's msgid. */
  readonly message: string
  /** Place among the message's reports, from 0; null where it is about the whole message. */
  readonly report: number | null
  readonly code: string
  readonly field: string | null
  /** The words it is about, masked. */
  readonly said: string | null
  /** What was told: what is wrong and how to write it. */
  readonly text: string
  /** ISO instants, UTC. */
  readonly at: string
  readonly solvedAt: string | null
}

const part = 2_000
const instant = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const reading = `
SELECT p."seq"::text AS seq, m."msgid" AS message, r."ordinal" AS report, p."code", p."field", p."said", p."message" AS text,
  ${instant('p."at"')} AS at, ${instant('p."solvedAt"')} AS "solvedAt"
FROM "ReportProblem" p
JOIN "Message" m ON m."districtId" = p."districtId" AND m."id" = p."messageId"
LEFT JOIN "Report" r ON r."districtId" = p."districtId" AND r."id" = p."reportId"
WHERE p."districtId" = $1 AND p."seq" > $2 ORDER BY p."seq" LIMIT ${part}`

/** Every problem that was told, oldest first. */
export async function* exportProblems(db: Database, districtId: string): AsyncGenerator<ExportedProblem> {
  for (let after = '0'; ; ) {
    const { rows } = await db.pool.query<ExportedProblem & { seq: string }>({
      name: 'export problems',
      text: reading,
      values: [districtId, after],
    })
    for (const { seq: _, ...row } of rows) {
      yield { ...row, said: row.said && maskText(row.said), text: maskText(row.text) }
    }
    const last = rows.at(-1)
    if (rows.length < part || last === undefined) return
    after = last.seq
  }
}

export const problemColumns: readonly Column<ExportedProblem>[] = [
  { label: 'message', cell: (row) => row.message },
  { label: 'report', cell: (row) => row.report },
  { label: 'code', cell: (row) => row.code },
  { label: 'field', cell: (row) => row.field },
  { label: 'said', cell: (row) => row.said },
  { label: 'text', cell: (row) => row.text },
  { label: 'at', cell: (row) => row.at },
  { label: 'solvedAt', cell: (row) => row.solvedAt },
]
