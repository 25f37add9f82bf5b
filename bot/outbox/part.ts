import { isGone } from '../../prisma/gone.ts'
import { inTurn } from '../inbox/in-turn.ts'
import { nameOfError } from '../puppet/guard.ts'
import type { Log } from '../puppet/log.ts'
import type { Refused, Sent } from '../puppet/refusal.ts'
import type { Card, File, Where, Words } from '../puppet/say.ts'
import type { Attachment } from './attached.ts'
import { joined } from './gather.ts'
import type { OutboxRow } from './row.ts'

export interface PartOptions {
  readonly log: Log
  /** Puts a row into words for its chat; at sending, so that what waited is never stale. */
  words(row: OutboxRow): string
  /** What goes after a row's words. */
  attached?(row: OutboxRow): readonly Attachment[]
  /** Says it by the wire; never rejects. */
  send(words: Words): Promise<Sent>
  sendFile?(file: File): Promise<Sent>
  /** The card that goes last with a row's question; null for none. */
  card?(row: OutboxRow): Card | null
  sendCard?(card: Where & { readonly card: Card }): Promise<Sent>
}

/** What became of a part. `markdown`: what was said, null where it was a picture or a file. */
export interface Said {
  readonly sent: Sent
  readonly markdown: string | null
  /** Whether the wire was asked at all. */
  readonly asked: boolean
}

/** Says one part of a row after another, as its `told` says which; never rejects. */
export interface Parts {
  /** How many parts a row has: its text and what is attached. */
  count(row: OutboxRow): number
  say(rows: readonly OutboxRow[], where: Where & { readonly streamId?: string }): Promise<Said>
  /** Lets go of what was made for a row. */
  done(row: OutboxRow): void
}

const never = (words: string): Refused => ({ ok: false, unknown: false, retry: 'never', words })
const later = (words: string): Refused => ({ ok: false, unknown: false, retry: 'again', words })

/** Parts of rows, made when they go; what was made is kept while it is tried again. */
export function partsOf(options: PartOptions): Parts {
  const made = new Map<string, Promise<Buffer>>()
  // One at a time: at 18:00 every group's picture is drawn, and each that is drawn side by side holds 20 MB.
  const turn = inTurn()
  const attached = (row: OutboxRow): readonly Attachment[] => {
    try {
      return options.attached?.(row) ?? []
    } catch (error) {
      // A row of another version's shape: its words will fail as well, and it is then marked.
      options.log.error({ ...nameOfError(error), row: row.id }, 'outbox: what a row attaches cannot be told')
      return []
    }
  }

  const sayWords: Parts['say'] = async (rows, where) => {
    let markdown: string
    try {
      markdown = joined(rows)
        .map((row) => options.words(row))
        .join('\n\n')
    } catch (error) {
      options.log.error({ ...nameOfError(error), rows: rows.map(({ id }) => id) }, 'outbox: no words for a row')
      return { sent: never('这条回复没能写成文字，请报告维护人员'), markdown: '', asked: false }
    }
    return { sent: await options.send({ ...where, markdown }), markdown, asked: true }
  }

  const sayCard = async (card: Card, where: Where): Promise<Said> => {
    const sent = (await options.sendCard?.({ ...where, card })) ?? never('没有卡片可发')
    return { sent, markdown: null, asked: true }
  }

  const sayAttached = async (row: OutboxRow, where: Where): Promise<Said> => {
    const part = attached(row)[row.told - 1]
    if (!part || !options.sendFile) return { sent: never('没有附件可发'), markdown: null, asked: false }
    const key = `${row.id} ${row.told}`
    const making = made.get(key) ?? turn(part.kind, () => part.make())
    made.set(key, making)
    try {
      const file = { ...where, bytes: await making, name: part.name, image: part.kind === 'picture' }
      return { sent: await options.sendFile(file), markdown: null, asked: true }
    } catch (error) {
      made.delete(key)
      options.log.error({ ...nameOfError(error), row: row.id, part: part.kind }, 'outbox: a part could not be made')
      const sent = isGone(error)
        ? later('数据库暂时连不上，稍后再发')
        : never(`${part.kind === 'picture' ? '图片没能画出来' : '文件没能写出来'}，请报告维护人员`)
      return { sent, markdown: null, asked: false }
    }
  }

  const cardOf = (row: OutboxRow): Card | null => {
    try {
      return (options.sendCard && options.card?.(row)) ?? null
    } catch {
      // As above: its words will fail as well.
      return null
    }
  }

  return {
    count: (row) => 1 + attached(row).length + (cardOf(row) === null ? 0 : 1),
    say(rows, where) {
      const [first] = rows
      if (!first || first.told === 0) return sayWords(rows, where)
      const { streamId, ...place } = where
      const card = first.told > attached(first).length ? cardOf(first) : null
      return card === null ? sayAttached(first, place) : sayCard(card, place)
    },
    done(row) {
      for (let told = 1; told <= row.told; told++) made.delete(`${row.id} ${told}`)
    },
  }
}
