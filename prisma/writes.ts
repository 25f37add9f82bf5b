import type { Prisma } from './generated/client.ts'

type Models = Prisma.TypeMap['model']
export type Table = keyof Models & string

// JSON carries the rows to the database: dates travel as ISO text, decimals as numbers or text, bytes as hex.
type Plain<Value> = Value extends Date
  ? Date | string
  : Value extends Prisma.Decimal
    ? number | string
    : Value extends Prisma.JsonValue
      ? Value extends string | number | boolean | null
        ? Value
        : unknown
      : Value

/** A row of a table as it is written: any of its columns; what is left out takes the column's default. */
export type Row<T extends Table> = {
  readonly [Column in keyof Models[T]['payload']['scalars']]?:
    | Plain<Models[T]['payload']['scalars'][Column]>
    | undefined
}

/** One kind of write into one table; writes of the same text are joined and go as one part of the statement. */
export interface Write {
  /** The part of the statement, with `$rows` where its rows go as JSON. */
  readonly sql: string
  readonly row: Readonly<Record<string, unknown>>
  /** Rows that must be hit, all of them: else the whole statement is undone and `Stale` is thrown. */
  readonly strict: boolean
  /** How many rows a strict write must hit, where it is not one for each of its own. */
  readonly expects?: number
  /** The audit's rows go last: its trigger holds the chain's lock until the commit. */
  readonly last: boolean
}

const quote = (name: string): string => `"${name}"`
const rowsOf = (table: string): string => `jsonb_populate_recordset(null::"${table}", $rows::jsonb) x`

function columnsOf(row: object): string[] {
  return Object.entries(row).flatMap(([column, value]) => (value === undefined ? [] : [column]))
}

// A text is put together once for each set of columns: it costs more than the rest of a write, and the same string is
// found faster among others than an equal one.
const texts = new Map<string, string>()

function textOf(what: string, rows: readonly object[], make: () => string): string {
  let key = what
  for (const row of rows) {
    key += ';'
    for (const [column, value] of Object.entries(row)) if (value !== undefined) key += ` ${column}`
  }
  const known = texts.get(key)
  if (known !== undefined) return known
  const made = make()
  texts.set(key, made)
  return made
}

/** A new row. `onConflict`: 'nothing' leaves a row with the same key as it is; columns name the key to overwrite by. */
export function insertion<T extends Table>(table: T, row: Row<T>, onConflict?: 'nothing' | readonly string[]): Write {
  const sql = textOf(`insert ${table} ${onConflict}`, [row], () => {
    const columns = columnsOf(row)
    const list = columns.map(quote).join(', ')
    return `INSERT INTO "${table}" (${list}) SELECT ${list} FROM ${rowsOf(table)}${conflictOf(columns, onConflict)}`
  })
  return { sql, row, strict: false, last: table === 'Audit' }
}

function conflictOf(columns: readonly string[], onConflict: 'nothing' | readonly string[] | undefined): string {
  if (onConflict === undefined) return ''
  if (onConflict === 'nothing') return ' ON CONFLICT DO NOTHING'
  const sets = columns
    .filter((column) => !onConflict.includes(column))
    .map((column) => `${quote(column)} = excluded.${quote(column)}`)
  return ` ON CONFLICT (${onConflict.map(quote).join(', ')}) DO UPDATE SET ${sets.join(', ')}`
}

/**
 * A change of one row. With `version` in `key`, the row must still be at that version, and goes up by one.
 * A row that is not there, or is at another version, undoes the whole transaction (`Stale`).
 */
export function change<T extends Table>(table: T, key: Row<T>, set: Row<T>): Write {
  const sql = textOf(`change ${table}`, [key, set], () => {
    const keys = columnsOf(key)
    const sets = columnsOf(set).map((column) => `${quote(column)} = s.${quote(column)}`)
    if (keys.includes('version')) sets.push('"version" = t."version" + 1')
    const where = keys.map((column) => `t.${quote(column)} = k.${quote(column)}`).join(' AND ')
    // Key and values apart: a state may be both what a row must be in and what it becomes.
    const of = (part: string): string => `jsonb_populate_record(null::"${table}", e.v->'${part}') ${part.charAt(0)}`
    return `UPDATE "${table}" t SET ${sets.join(', ')}
      FROM few_rows($rows::jsonb) e(v), ${of('key')}, ${of('set')} WHERE ${where}`
  })
  return { sql, row: { key: plain(key), set: plain(set) }, strict: true, last: false }
}

/** As `change`, for any number of rows (none, too) that have this key. */
export function changeAll<T extends Table>(table: T, key: Row<T>, set: Row<T>): Write {
  return { ...change(table, key, set), strict: false }
}

/** How the row of a table is found by the text an upload's change keeps of its key; `t` the row, `x` the change. */
const keptKeys = {
  Household: 't."code" = x."key"',
  Person: 't."id" = x."key"::uuid',
  // 2023/JY-0001.
  IncomeYear: 't."householdCode" = substr(x."key", 6) AND t."year" = left(x."key", 4)::int',
  Cadre: 't."id" = x."key"::uuid',
  Assignment: 't."id" = x."key"::uuid',
  Group: 't."chat" = x."key"',
} as const
export type Undoable = keyof typeof keptKeys

/** Keeps a row as it is before this statement changes it; null where it is not there yet. */
export function keptBefore(table: Undoable, row: Row<'UploadChange'>): Write {
  return {
    sql: `INSERT INTO "UploadChange" ("districtId", "uploadId", "ordinal", "table", "key", "before")
      SELECT x."districtId", x."uploadId", x."ordinal", x."table", x."key", to_jsonb(t)
      FROM few_rows($rows::jsonb) e(v), jsonb_populate_record(null::"UploadChange", e.v) x
      LEFT JOIN "${table}" t ON t."districtId" = x."districtId" AND ${keptKeys[table]}`,
    row: { ...row, table },
    strict: false,
    last: false,
  }
}

/**
 * A write over all that an upload changed, in SQL of its own: `$rows` holds the upload's key. With `expects` it must hit
 * so many rows, or the whole is undone.
 */
export function uploadWrite(
  sql: string,
  row: Row<'UploadChange'> | Row<'Audit'>,
  how: { expects?: number; last?: boolean },
): Write {
  const { expects, last = false } = how
  return { sql, row, strict: expects !== undefined, ...(expects === undefined ? {} : { expects }), last }
}

/** Takes rows away: only for what is no record (sessions, throttles). */
export function removal<T extends 'Session' | 'Throttle'>(table: T, key: Row<T>): Write {
  const where = columnsOf(key)
    .map((column) => `t.${quote(column)} = x.${quote(column)}`)
    .join(' AND ')
  return { sql: `DELETE FROM "${table}" t USING ${rowsOf(table)} WHERE ${where}`, row: key, strict: false, last: false }
}

/** Adds to the counts of a village's day; rows of one statement are summed first, in a fixed order against deadlocks. */
export function rollUpWrite(row: Row<'RollUp'>): Write {
  return {
    sql: `INSERT INTO "RollUp" AS r ("districtId", "villageCode", "day", "what", "count", "amount")
      SELECT "districtId", "villageCode", "day", "what", sum("count"), sum(coalesce("amount", 0)) FROM ${rowsOf('RollUp')}
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT ("districtId", "villageCode", "day", "what")
      DO UPDATE SET "count" = r."count" + excluded."count", "amount" = r."amount" + excluded."amount"`,
    row,
    strict: false,
    last: false,
  }
}

/**
 * A visit moves the household's last visit forward, never back; two of one statement leave the later. With `but` (ids of
 * reports that are taken back in this statement) the last visit is found anew among the visits that stay and those told
 * here: in the statement itself, so that a visit that came meanwhile is not lost.
 */
export function visitWrite(row: Row<'Household'>, but?: readonly string[]): Write {
  return {
    sql: `UPDATE "Household" t SET "lastVisitOn" = x."on", "lastVisitBy" = x."by"
      FROM (WITH told AS (SELECT r."districtId" AS d, r."code", r."lastVisitOn" AS "on", r."lastVisitBy" AS "by", e.v->'but' AS but
            FROM few_rows($rows::jsonb) e(v), jsonb_populate_record(null::"Household", e.v) r)
        SELECT DISTINCT ON (d, "code") d, "code", "on", "by", bool_or(but IS NOT NULL) OVER (PARTITION BY d, "code") AS again
        FROM (SELECT d, "code", "on", "by", but, NULL::uuid AS id FROM told
          UNION ALL
          SELECT v."districtId", v."householdCode", v."visitedOn", v."cadreId"::text, NULL, v."reportId"
          FROM (SELECT DISTINCT d, "code" FROM told WHERE but IS NOT NULL) a
          JOIN "Visit" v ON v."districtId" = a.d AND v."householdCode" = a."code" AND v."live"
          WHERE NOT EXISTS (SELECT 1 FROM told b WHERE b.but ? v."reportId"::text)) many
        ORDER BY d, "code", "on" DESC NULLS LAST, id NULLS LAST) x
      WHERE t."districtId" = x.d AND t."code" = x."code"
        AND (x.again OR t."lastVisitOn" IS NULL OR t."lastVisitOn" < x."on")`,
    row: but === undefined ? row : { ...row, but },
    strict: false,
    last: false,
  }
}

/** Raises a counter by one, once a statement. */
export function bump(districtId: string, name: string): Write {
  return {
    sql: `INSERT INTO "Counter" AS c ("districtId", "name", "value")
      SELECT DISTINCT "districtId", "name", 1 FROM ${rowsOf('Counter')}
      ON CONFLICT ("districtId", "name") DO UPDATE SET "value" = c."value" + 1`,
    row: { districtId, name },
    strict: false,
    last: false,
  }
}

interface Statement {
  readonly text: string
  readonly values: readonly string[]
}

/** A row as JSON can carry it: bytes as hex, big numbers as text. Nearly all rows are so already. */
function plain(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | null = null
  for (const [column, value] of Object.entries(row)) {
    const told = typeof value === 'bigint' ? String(value) : value instanceof Uint8Array ? hex(value) : value
    if (told === value) continue
    copy ??= { ...row }
    copy[column] = told
  }
  return copy ?? row
}

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** A kind of write, whatever its rows. */
export type Shape = Pick<Write, 'sql' | 'strict' | 'expects' | 'last'>

/**
 * Many writes as one statement: each kind of write is a common table expression over its rows as JSON, so that one
 * message or fifty have the same text, one round trip and one commit. Expected counts are checked inside the statement.
 *
 * @param also kinds that stand in the text whether there are rows for them or not, so that it is the same text each time.
 */
export function statementOf(writes: readonly Write[], also: readonly Shape[] = []): Statement {
  const groups = new Map<string, { readonly shape: Shape; readonly rows: unknown[] }>()
  for (const shape of also) groups.set(shape.sql, { shape, rows: [] })
  for (const write of writes) {
    const group = groups.get(write.sql)
    if (group) group.rows.push(plain(write.row))
    else groups.set(write.sql, { shape: write, rows: [plain(write.row)] })
  }
  const parts: string[] = []
  const values: string[] = []
  const checks: string[] = []
  const ordered = [...groups.values()].sort((a, b) => Number(a.shape.last) - Number(b.shape.last))
  ordered.forEach(({ shape, rows }, index) => {
    values.push(rows.length === 0 ? '[]' : JSON.stringify(rows))
    const sql = shape.sql.replace('$rows', () => `$${values.length}`)
    parts.push(`w${index} AS (${sql}${shape.strict ? ' RETURNING 1' : ''})`)
    if (shape.strict) {
      values.push(String(shape.expects ?? rows.length))
      checks.push(`must_equal((SELECT count(*) FROM w${index}), $${values.length}::bigint)`)
    }
  })
  return { text: `WITH ${parts.join(',\n')}\nSELECT ${checks.join(', ') || '1'}`, values }
}

/** A kind of write that came so often belongs into every statement of the process. */
const often = 8
/** No more than so many: an empty part costs PostgreSQL some 10 µs. */
const most = 64

/**
 * Learns which kinds of writes a process repeats. Messages bring them in ever new combinations, and a text that is new
 * has to be planned (some 8 ms for fifteen parts); with all the usual kinds in it the text is soon always the same.
 *
 * @returns for some writes the kinds to put into their statement; null where one of them is not usual (yet).
 */
export function writeHabits(): (writes: readonly Write[]) => readonly Shape[] | null {
  const uses = new Map<string, number>()
  const usual: Shape[] = []
  return (writes) => {
    let all = true
    for (const sql of new Set(writes.map((write) => write.sql))) {
      const count = (uses.get(sql) ?? 0) + 1
      uses.set(sql, count)
      const write = writes.find((one) => one.sql === sql)
      if (count === often && usual.length < most && write) usual.push({ sql, strict: write.strict, last: write.last })
      if (count < often) all = false
    }
    return all ? usual : null
  }
}
