import type { Database } from '../../prisma/transact.ts'

export interface AnswerSought {
  readonly districtId: string
  readonly chat: string
  /** Userid of whom it answered. */
  readonly sender: string
  readonly since: Date
  /** Only answers of this name; absent: whatever was said last. */
  readonly say?: string
}

/** The last thing said in a chat to one person since then, as the outbox keeps it; null: nothing. */
export async function lastAnswer(
  db: Database,
  { districtId, chat, sender, since, say }: AnswerSought,
): Promise<{ readonly say: string } | null> {
  const { rows } = await db.pool.query<{ say: { say: string } }>(
    `SELECT o."say" FROM "Outbox" o JOIN "Message" m ON m."districtId" = o."districtId" AND m."id" = o."messageId"
      WHERE o."districtId" = $1 AND o."chat" = $2 AND m."sender" = $3 AND o."at" >= $4
        AND ($5::text IS NULL OR o."say"->>'say' = $5) ORDER BY o."seq" DESC LIMIT 1`,
    [districtId, chat, sender, since.toISOString(), say ?? null],
  )
  return rows[0]?.say ?? null
}
