import { shanghaiDay } from '../../domain/calendar.ts'
import { newId } from '../../domain/ids.ts'
import type { KindCode } from '../../domain/kinds/index.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { recordReport } from '../../domain/records/reports.ts'
import type { ReportStatus } from '../../domain/report.ts'
import { maskText } from '../../domain/secrets.ts'
import { type Database, transact } from '../../prisma/transact.ts'
import { districtId } from './open-console.ts'

export interface Heard {
  /** The cadre's userid. */
  readonly from: string
  readonly text: string
  readonly intent?: string
  /** Words that were not known. */
  readonly unknown?: readonly string[]
  readonly state?: string
  readonly answer?: string
  readonly reports?: readonly HeardReport[]
}

export interface HeardReport {
  readonly kind: KindCode
  readonly household: string | null
  readonly person?: string
  readonly date?: string
  readonly fields?: Readonly<Record<string, FieldValue>>
  readonly status?: ReportStatus
  readonly said?: string
}

/** A message as the bot leaves it on record, with its reports by the records' own function. */
export async function hear(db: Database, now: Date, heard: Heard): Promise<{ readonly messageId: string }> {
  const cadre = await db.prisma.cadre.findFirstOrThrow({ where: { districtId, userid: heard.from } })
  const messageId = newId()
  const message = { districtId, id: messageId, msgid: `m-${messageId}`, chat: heard.from, inGroup: false }
  const codes = (heard.reports ?? []).flatMap(({ household }) => household ?? [])
  const households = await db.prisma.household.findMany({ where: { districtId, code: { in: codes } } })
  await transact(db, (tx) =>
    tx.insert('Message', {
      ...message,
      sender: heard.from,
      cadreId: cadre.id,
      type: 'text',
      masked: maskText(heard.text),
      at: now,
      receivedAt: now,
      state: heard.state ?? 'handled',
      intent: heard.intent ?? 'report',
      unknown: [...(heard.unknown ?? [])],
    }),
  )
  const today = shanghaiDay(now)
  const actor = { kind: 'cadre', id: cadre.id } as const
  const source = { districtId, actor, origin: heard.from, cadreId: cadre.id, messageId, at: now, today }
  await transact(db, (tx) => {
    heard.reports?.forEach((told, ordinal) => {
      const household = households.find(({ code }) => code === told.household)
      recordReport(tx, source, {
        report: {
          id: newId(),
          kind: told.kind,
          household: told.household,
          person: told.person ?? null,
          date: told.date ?? today,
          fields: told.fields ?? {},
          spans: {},
          status: told.status ?? 'recorded',
          candidates: [],
          said: told.said ?? null,
        },
        place: household ? { villageCode: household.villageCode, townCode: household.townCode } : null,
        ordinal,
        problems: [],
        before: { lastVisitOn: household?.lastVisitOn?.toISOString().slice(0, 10) ?? null, openCase: null },
        duplicateOf: null,
      })
    })
    if (heard.answer === undefined) return
    const streamId = newId()
    tx.insert('Outbox', {
      districtId,
      id: streamId,
      chat: heard.from,
      inGroup: false,
      say: {},
      way: 'answer',
      messageId,
      streamId,
      state: 'sent',
      text: heard.answer,
      at: now,
    })
  })
  return { messageId }
}
