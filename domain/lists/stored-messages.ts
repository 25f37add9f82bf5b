import type { Database } from '../../prisma/transact.ts'
import type { Secrets } from '../secrets.ts'

/** A message that was stored and not handled, with its text as it was sent. */
export interface StoredMessage {
  readonly id: string
  readonly msgid: string
  readonly chat: string
  readonly group: boolean
  readonly userid: string
  readonly type: string
  readonly text: string
  readonly reqId: string | null
  readonly at: Date
  readonly tries: number
  /** What came with it, as it was stored. */
  readonly media: unknown
  /** What was quoted beside it, numbers masked; null where nothing was. */
  readonly quoted: string | null
}

/** What a crash left: every message that is stored and not handled, in the order of arrival. */
export async function storedMessages(
  db: Database,
  secrets: Secrets,
  districtId: string,
): Promise<readonly StoredMessage[]> {
  const rows = await db.prisma.message.findMany({
    where: { districtId, intent: null, state: 'stored' },
    orderBy: { seq: 'asc' },
  })
  return rows.map((row) => ({
    id: row.id,
    msgid: row.msgid,
    chat: row.chat,
    group: row.inGroup,
    userid: row.sender,
    type: row.type,
    text: row.cipher ? secrets.decrypt({ table: 'Message', column: 'cipher', rowId: row.id }, row.cipher) : row.masked,
    reqId: row.reqId,
    at: row.at,
    tries: row.tries,
    media: row.media,
    quoted: row.quoted,
  }))
}
