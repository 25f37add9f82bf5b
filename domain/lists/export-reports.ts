import type { Database } from '../../prisma/transact.ts'
import type { Column } from '../column.ts'
import { isKind, kinds } from '../kinds/index.ts'
import type { FieldValue } from '../parse/types.ts'
import { villageByCode } from '../places/names.ts'
import { maskText } from '../secrets.ts'

/** A report as `export reports` tells it (contract/run.md); its JSON has these keys in this order. */
export interface ExportedReport {
  /** The robot's msgid; null for one entered in the console. */
  readonly message: string | null
  readonly kind: string
  readonly household: string | null
  readonly person: string | null
  /** Only for kinds that are about a village. */
  readonly village: string | null
  /** YYYY-MM-DD. */
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly status: string
}

interface Row extends Omit<ExportedReport, 'village'> {
  readonly seq: string
  readonly village: string | null
}

const part = 2_000

const reading = `
SELECT r."seq"::text AS seq, m."msgid" AS message, r."kind", r."householdCode" AS household, r."person",
  r."villageCode" AS village, to_char(r."date", 'YYYY-MM-DD') AS date, r."fields", r."status"
FROM "Report" r LEFT JOIN "Message" m ON m."districtId" = r."districtId" AND m."id" = r."messageId"
WHERE r."districtId" = $1 AND r."seq" > $2 ORDER BY r."seq" LIMIT ${part}`

/** Every report on record, all versions, in the order received. */
export async function* exportReports(db: Database, districtId: string): AsyncGenerator<ExportedReport> {
  for (let after = '0'; ; ) {
    const { rows } = await db.pool.query<Row>({ name: 'export reports', text: reading, values: [districtId, after] })
    for (const row of rows) yield exported(row)
    const last = rows.at(-1)
    if (rows.length < part || last === undefined) return
    after = last.seq
  }
}

/** A row as the records have it, made what a file shows: the village only where it is what the report is about. */
export function exported(row: Omit<Row, 'seq'>): ExportedReport {
  const { message, kind, household, person, village, date, fields, status } = row
  const about = isKind(kind) ? kinds[kind].about : 'household'
  const isVillages = about === 'village' || (kind === 'sale' && household === null)
  const masked = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskText(value) : value,
  ])
  return {
    message,
    kind,
    household,
    person,
    village: isVillages && village !== null ? (villageByCode(village)?.short ?? village) : null,
    date,
    fields: Object.fromEntries(masked),
    status,
  }
}

export const reportColumns: readonly Column<ExportedReport>[] = [
  { label: 'message', cell: (row) => row.message },
  { label: 'kind', cell: (row) => row.kind },
  { label: 'household', cell: (row) => row.household },
  { label: 'person', cell: (row) => row.person },
  { label: 'village', cell: (row) => row.village },
  { label: 'date', cell: (row) => row.date },
  { label: 'fields', cell: (row) => JSON.stringify(row.fields) },
  { label: 'status', cell: (row) => row.status },
]
