import { randomBytes } from 'node:crypto'

/** A file that somebody sent, either way; `type` by what it holds, never by its name. */
export interface KeptFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

const MOST_FILES = 400
const MOST_BYTES = 192 << 20

const signatures: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  // Of a phone that was not told otherwise; no browser here shows it.
  ['image/heic', 4, [...Buffer.from('ftyphei')]],
  ['audio/amr', 0, [0x23, 0x21, 0x41, 0x4d, 0x52]],
]

/** What the bytes are, where that is one of the few kinds a chat shows; else `application/octet-stream`. */
export const typeOf = (bytes: Uint8Array): string =>
  signatures.find(([, at, sign]) => sign.every((byte, index) => bytes[at + index] === byte))?.[0] ??
  'application/octet-stream'

export interface Kept {
  keep(bytes: Uint8Array, name: string): KeptFile
  get(id: string): KeptFile | undefined
}

/** The files of all chats, in memory; the oldest go when there are too many or they are too big together. */
export const makeKept = (): Kept => {
  const files = new Map<string, KeptFile>()
  let total = 0
  const keep = (bytes: Uint8Array, name: string): KeptFile => {
    const file = { id: randomBytes(16).toString('hex'), name, type: typeOf(bytes), bytes: Buffer.from(bytes) }
    files.set(file.id, file)
    total += file.bytes.length
    for (const [id, old] of files) {
      if (files.size <= MOST_FILES && (total <= MOST_BYTES || files.size === 1)) break
      files.delete(id)
      total -= old.bytes.length
    }
    return file
  }
  return { keep, get: (id) => files.get(id) }
}
