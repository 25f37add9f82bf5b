import { Readable } from 'node:stream'
import { shanghaiDay } from '../../domain/calendar.ts'
import { writeCsv } from '../../domain/files/write-csv.ts'
import { writeXlsx } from '../../domain/files/write-xlsx.ts'
import { everyRow, type List } from '../../domain/lists/list.ts'
import { audited } from '../../domain/records/audit.ts'
import { maskText } from '../../domain/secrets.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context } from '../console.ts'
import { asked, oneOf } from './query.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** More rows than any list has. */
const everything = Number.MAX_SAFE_INTEGER

/** 'csv' or 'xlsx' where the address asks for the list as a file. */
export function fileAsked(ctx: Context): 'csv' | 'xlsx' | undefined {
  return oneOf(asked(ctx, 'format'), ['csv', 'xlsx'] as const)
}

/** Answers with the whole filtered list as an attachment, streamed; that it was taken is in the audit first. */
export async function sendTable<Filter extends object, Row>(
  console: Console,
  ctx: Context,
  list: List<Filter, Row>,
  filter: Filter,
  format: 'csv' | 'xlsx',
): Promise<void> {
  const { db } = console
  const { asker } = signedIn(ctx)
  // Headers come last: an answer that fails on the way here is a page, no attachment.
  if (ctx.method !== 'HEAD') {
    const count = await list.count(db, asker, filter, everything)
    await noteExport(console, ctx, list.name, { format, count, filter })
  }
  ctx.attachment(`${list.name}-${shanghaiDay(console.clock())}.${format}`)
  ctx.type = types[format]
  if (ctx.method === 'HEAD') {
    ctx.status = 200
    return
  }
  const rows = everyRow(list, db, asker, filter)
  ctx.body = format === 'csv' ? Readable.from(writeCsv(list.columns, rows)) : writeXlsx(list.name, list.columns, rows)
}

async function noteExport(
  console: Console,
  ctx: Context,
  name: string,
  what: { readonly format: string; readonly count: number; readonly filter: object },
): Promise<void> {
  const { now, ...by } = acting(console, ctx)
  const said = Object.entries(what.filter).flatMap(([field, value]) =>
    typeof value === 'string' ? [[field, maskText(value)] as const] : [],
  )
  const after = { ...what, filter: Object.fromEntries(said) }
  const act = { action: 'export.done', object: 'list', objectId: name, after } as const
  await transact(console.db, (tx) => audited(tx, { ...by, ...act, at: now }))
}
