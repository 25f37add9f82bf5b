import type { Database } from '../../prisma/transact.ts'
import { type Asker, scopeOf } from '../asker.ts'
import { shanghaiTime } from '../calendar.ts'
import { isKind, kinds } from '../kinds/index.ts'
import type { FieldValue } from '../parse/types.ts'
import { searched } from './households.ts'
import type { List } from './list.ts'
import { fieldsText, isId } from './reports.ts'
import { ownCadres, type Where, where } from './where.ts'

export const messageStates = ['stored', 'handled', 'aside'] as const
export const messageIntents = ['report', 'command', 'chatter', 'unclear', 'answer', 'stranger'] as const

export interface MessageFilter {
  readonly state?: string | undefined
  readonly intent?: string | undefined
  /** Words of the text, or the sender's name. */
  readonly q?: string | undefined
  /** One of the words that were not known. */
  readonly word?: string | undefined
  /** Only what nobody has looked at and done with. */
  readonly review?: 'open' | undefined
  /** This one message. */
  readonly id?: string | undefined
}

export interface UnderstoodRow {
  readonly kind: string
  readonly householdCode: string | null
  readonly headName: string | null
  readonly person: string | null
  readonly date: string
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly status: string
  readonly said: string | null
}

export interface MessageRow {
  readonly id: string
  readonly at: Date
  readonly cadre: string | null
  readonly inGroup: boolean
  /** text, voice, image, file, video, mixed, event. */
  readonly type: string
  /** As sent, numbers masked. */
  readonly masked: string
  readonly state: (typeof messageStates)[number]
  readonly intent: (typeof messageIntents)[number] | null
  /** Words that were not known, where it was unclear. */
  readonly unknown: readonly string[]
  /** When somebody at the console had looked at it and done with it. */
  readonly reviewedAt: Date | null
  /** Number under which the log has the failure. */
  readonly trouble: string | null
  readonly understood: readonly UnderstoodRow[]
  readonly problems: readonly string[]
  /** What was answered; a state where nothing was sent yet. */
  readonly answers: readonly { readonly text: string | null; readonly state: string }[]
}

// A message is in an area when nothing in it is about another, and it is known to be about this one: by its reports,
// or, where they have no village, because its sender works nowhere else.
function inScope(fits: Where, asker: Asker): void {
  fits.and(`m."districtId" = ${fits.value(asker.districtId)}`)
  const scope = scopeOf(asker)
  const own = ownCadres(fits, asker)
  if (scope.level === 'district' || own === null) return
  if (scope.level === 'nothing') {
    fits.and('false')
    return
  }
  const column = scope.level === 'town' ? 'r."townCode"' : 'r."villageCode"'
  const code = fits.value(scope.code)
  // One look at a message's reports says where it belongs.
  fits.and(`CASE (SELECT CASE WHEN bool_or(${column} <> ${code}) THEN 'out' WHEN bool_and(coalesce(${column} = ${code}, false)) THEN 'in' END
      FROM "Report" r WHERE r."districtId" = m."districtId" AND r."messageId" = m."id")
    WHEN 'in' THEN true WHEN 'out' THEN false ELSE m."cadreId" = ANY(ARRAY(${own})) END`)
}

function messagesThatFit(asker: Asker, filter: MessageFilter): Where {
  const fits = where()
  inScope(fits, asker)
  if (filter.state !== undefined) fits.and(`m."state" = ${fits.value(filter.state)}`)
  if (filter.intent !== undefined) fits.and(`m."intent" = ${fits.value(filter.intent)}`)
  if (filter.review === 'open') fits.and(`m."reviewedAt" IS NULL`)
  if (filter.id !== undefined) fits.and(`m."id" = ${fits.value(filter.id)}::uuid`)
  if (filter.word !== undefined) fits.and(`m."unknown" @> ARRAY[${fits.value(filter.word)}::text]`)
  const q = searched(filter.q)
  if (q !== null) {
    const said = fits.value(q)
    fits.and(`position(${said} in m."masked") > 0 OR m."cadreId" IN
      (SELECT s."id" FROM "Cadre" s WHERE s."districtId" = ${fits.value(asker.districtId)} AND s."name" = ${said})`)
  }
  return fits
}

const understood = `(SELECT coalesce(jsonb_agg(jsonb_build_object('kind', r."kind", 'householdCode', r."householdCode",
    'headName', h."headName", 'person', r."person", 'date', r."date", 'fields', r."fields", 'status', r."status",
    'said', r."said") ORDER BY r."ordinal", r."version"), '[]')
  FROM "Report" r LEFT JOIN "Household" h ON h."districtId" = r."districtId" AND h."code" = r."householdCode"
  WHERE r."districtId" = m."districtId" AND r."messageId" = m."id" AND r."status" <> 'superseded')`
const problems = `(SELECT coalesce(jsonb_agg(p."message" ORDER BY p."seq"), '[]') FROM "ReportProblem" p
  WHERE p."districtId" = m."districtId" AND p."messageId" = m."id" AND p."solvedAt" IS NULL)`
const answers = `(SELECT coalesce(jsonb_agg(jsonb_build_object('text', o."text", 'state', o."state") ORDER BY o."seq"), '[]')
  FROM "Outbox" o WHERE o."districtId" = m."districtId" AND o."messageId" = m."id")`

// One statement for a page: what was said, understood and answered stand side by side.
async function rows(
  db: Database,
  asker: Asker,
  filter: MessageFilter,
  after: string | null,
  limit: number,
): Promise<readonly MessageRow[]> {
  const fits = messagesThatFit(asker, filter)
  if (after !== null) {
    if (!isId(after)) return []
    fits.and(`m."seq" < (SELECT k."seq" FROM "Message" k
      WHERE k."districtId" = ${fits.value(asker.districtId)} AND k."id" = ${fits.value(after)}::uuid)`)
  }
  const text = `SELECT m."id"::text AS "id", m."at", c."name" AS "cadre", m."inGroup", m."type", m."masked", m."state",
    m."intent", m."unknown", m."reviewedAt", m."trouble", ${understood} AS "understood", ${problems} AS "problems", ${answers} AS "answers"
  FROM (SELECT m.* FROM "Message" m WHERE ${fits.text()} ORDER BY m."seq" DESC LIMIT ${fits.value(limit)}) m
  LEFT JOIN "Cadre" c ON c."districtId" = m."districtId" AND c."id" = m."cadreId" ORDER BY m."seq" DESC`
  const found = await db.pool.query<MessageRow>(text, [...fits.values])
  return found.rows
}

async function count(db: Database, asker: Asker, filter: MessageFilter, cap: number): Promise<number> {
  const fits = messagesThatFit(asker, filter)
  const text = `SELECT count(*)::int AS n FROM (SELECT 1 FROM "Message" m WHERE ${fits.text()} LIMIT ${fits.value(cap)}) x`
  const found = await db.pool.query<{ n: number }>(text, [...fits.values])
  return found.rows[0]?.n ?? 0
}

export interface UnknownCount {
  readonly word: string
  readonly count: number
}

/** How many of the newest are counted: further back, people spoke of other things. */
const counted = 10_000

/** The twenty words that most of the unclear messages hold, of the newest 10,000 that fit; the most frequent first. */
export async function unknownCounts(
  db: Database,
  asker: Asker,
  filter: MessageFilter,
): Promise<readonly UnknownCount[]> {
  const fits = messagesThatFit(asker, { ...filter, intent: 'unclear', word: undefined })
  const text = `SELECT u AS "word", count(*)::int AS "count"
  FROM (SELECT m."unknown" FROM "Message" m WHERE ${fits.text()} ORDER BY m."seq" DESC LIMIT ${counted}) x, unnest(x."unknown") u
  GROUP BY u ORDER BY count(*) DESC, u LIMIT 20`
  return (await db.pool.query<UnknownCount>(text, [...fits.values])).rows
}

export function understoodText(row: UnderstoodRow): string {
  const kind = isKind(row.kind) ? kinds[row.kind].label : row.kind
  const about = [row.headName ?? row.said, row.person].filter((name) => name !== null && name !== '').join(' ')
  return [kind, about, row.date, fieldsText(row)].filter((part) => part !== '').join(' ')
}

/** Messages, the newest first. */
export const messages: List<MessageFilter, MessageRow> = {
  name: 'messages',
  columns: [
    { label: '时间', cell: (row) => shanghaiTime(row.at) },
    { label: '发送人', cell: (row) => row.cadre },
    { label: '原话', cell: (row) => row.masked },
    { label: '处理', cell: (row) => row.state },
    { label: '类别', cell: (row) => row.intent },
    { label: '记成', cell: (row) => row.understood.map(understoodText).join('\n') },
    { label: '回复', cell: (row) => row.answers.flatMap(({ text }) => text ?? []).join('\n') },
  ],
  rows,
  count,
  key: (row) => row.id,
}
