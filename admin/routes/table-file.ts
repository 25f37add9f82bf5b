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
  const { now, ...by } = acting(console, ctx)
  const count = await list.count(db, asker, filter, Number.MAX_SAFE_INTEGER)
  const shown = Object.fromEntries(Object.entries(filter).filter(([, value]) => typeof value === 'string'))
  await transact(db, (tx) =>
    audited(tx, {
      ...by,
      at: now,
      action: 'export.done',
      object: 'list',
      objectId: list.name,
      after: { format, count, filter: JSON.parse(maskText(JSON.stringify(shown))) },
    }),
  )
  const rows = everyRow(list, db, asker, filter)
  ctx.attachment(`${list.name}-${shanghaiDay(now)}.${format}`)
  if (format === 'csv') {
    ctx.type = 'text/csv; charset=utf-8'
    ctx.body = Readable.from(writeCsv(list.columns, rows))
  } else {
    ctx.type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    ctx.body = writeXlsx(list.name, list.columns, rows)
  }
}
