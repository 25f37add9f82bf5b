import type { Tx } from '../../prisma/transact.ts'
import { newId } from '../ids.ts'
import type { By } from './accounts.ts'
import { type Action, audited } from './audit.ts'

/** What an administrator teaches: a word, and what it stands for. */
export interface Taught {
  readonly word: string
  readonly means: 'person' | 'place' | 'kind'
  /** A name of the roster, a place's own name, or a kind's code. */
  readonly target: string
  /** Only in this cadre's messages; null: in everybody's. */
  readonly cadreId: string | null
}

/** A word as it was read: at another version by now the transaction is `Stale`. */
export interface Known extends Taught {
  readonly id: string
  readonly version: number
}

/** Teaches a word; running bots read it with the roster before their next message. Gives its id. */
export function teachWord(tx: Tx, by: By, taught: Taught): string {
  const id = newId()
  tx.insert('LocalWord', { districtId: by.districtId, id, ...taught, at: by.now })
  note(tx, by, 'word.add', id, { after: taught })
  return id
}

/** Corrects what a word stands for; the word itself stays, or it would be another. */
export function correctWord(tx: Tx, by: By, was: Known, to: Omit<Taught, 'word'>, reason: string): void {
  const { means, target, cadreId } = to
  change(tx, by, was, { means, target, cadreId })
  const before = { word: was.word, means: was.means, target: was.target, cadreId: was.cadreId }
  note(tx, by, 'word.correct', was.id, { before, after: { word: was.word, means, target, cadreId }, reason })
}

/** From now on the word is read as if it had never been taught; what was recorded by it stays. */
export function endWord(tx: Tx, by: By, was: Known, reason: string): void {
  change(tx, by, was, { endedAt: by.now })
  const { word, means, target, cadreId } = was
  note(tx, by, 'word.end', was.id, { before: { word, means, target, cadreId }, reason })
}

function change(
  tx: Tx,
  { districtId }: By,
  { id, version }: Known,
  set: Partial<Omit<Taught, 'word'>> & { readonly endedAt?: Date },
): void {
  tx.update('LocalWord', { districtId, id, version }, set)
}

function note(
  tx: Tx,
  { districtId, actor, origin, now }: By,
  action: Action,
  objectId: string,
  told: { readonly before?: object; readonly after?: object; readonly reason?: string },
): void {
  tx.bump(districtId, 'roster')
  audited(tx, { districtId, actor, origin, at: now, action, object: 'word', objectId, ...told })
}
