import type { Database } from '../../prisma/transact.ts'

/** What was said in a chat, as a quote may repeat it. */
export interface Said {
  readonly id: string
  readonly text: string
  /** Of the robot's: what it said, as a value; of a cadre's own message: null. */
  readonly say: unknown
  readonly messageId: string | null
}

/** So many of a chat's last answers and messages are compared where none is exactly what was quoted. */
const compared = 300

/**
 * What of a chat a quoted text repeats: an answer of the robot or this sender's own message; the newest where several
 * are alike. The wire tells no id of what was quoted, and may cut a long text; so the nearest counts that is near enough.
 *
 * @param quoted masked, as texts are kept. Null where nothing is near.
 */
export async function saidBefore(
  db: Database,
  where: { readonly districtId: string; readonly chat: string; readonly sender: string },
  quoted: string,
): Promise<Said | null> {
  const { districtId, chat, sender } = where
  const wanted = bare(quoted)
  if (wanted.length < 2) return null
  const exact = await db.prisma.outbox.findFirst({
    where: { districtId, chat, text: quoted },
    orderBy: { seq: 'desc' },
  })
  if (exact) return { id: exact.id, text: quoted, say: exact.say, messageId: exact.messageId }
  const [answers, messages] = await Promise.all([
    db.prisma.outbox.findMany({
      where: { districtId, chat, text: { not: null } },
      orderBy: { seq: 'desc' },
      take: compared,
    }),
    db.prisma.message.findMany({
      where: { districtId, chat, sender },
      orderBy: { seq: 'desc' },
      take: compared,
      select: { id: true, masked: true },
    }),
  ])
  const all: Said[] = [
    ...answers.map(({ id, text, say, messageId }) => ({ id, text: text ?? '', say, messageId })),
    ...messages.map(({ id, masked }) => ({ id, text: masked, say: null, messageId: id })),
  ]
  return nearest(all, wanted)
}

function nearest(all: readonly Said[], wanted: string): Said | null {
  const texts = all.map((said) => ({ said, text: bare(said.text) })).filter(({ text }) => text.length > 1)
  const same = texts.find(({ text }) => text === wanted)
  if (same) return same.said
  const cut = texts.find(({ text }) => wanted.length >= 8 && text.startsWith(wanted))
  if (cut) return cut.said
  let best: { said: Said; likeness: number } | null = null
  for (const { said, text } of texts) {
    const likeness = alike(text, wanted)
    if (likeness >= enough && (best === null || likeness > best.likeness)) best = { said, likeness }
  }
  return best?.said ?? null
}

/** Two texts of which a tenth differs (a mark of the wire, a line's end) are the same; two reports differ by more. */
const enough = 0.9

// Marks of markdown and blanks are not always quoted as they were sent.
const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\\*_~`#>|]+|^.{1,12}:\n/g, '')

/** Dice's coefficient of the two texts' pairs of signs. */
function alike(a: string, b: string): number {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at++) {
    const pair = a.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let common = 0
  for (let at = 0; at + 1 < b.length; at++) {
    const pair = b.slice(at, at + 2)
    const left = pairs.get(pair) ?? 0
    if (left === 0) continue
    pairs.set(pair, left - 1)
    common += 1
  }
  return (2 * common) / Math.max(1, a.length + b.length - 2)
}
