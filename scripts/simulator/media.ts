import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Kept, KeptFile } from './kept.ts'
import { limits, makeRate } from './limits.ts'
import { ok, type Reply, refuse } from './refusals.ts'

const kinds = ['file', 'image', 'voice', 'video'] as const
export type MediaKind = (typeof kinds)[number]

const start = z.object({
  type: z.string(),
  filename: z.string().min(1).max(256),
  total_size: z.number().int(),
  total_chunks: z.number().int(),
  md5: z.string().optional(),
})
const piece = z.object({ upload_id: z.string(), chunk_index: z.number().int(), base64_data: z.string() })
const end = z.object({ upload_id: z.string() })

interface Upload {
  readonly kind: MediaKind
  readonly name: string
  readonly size: number
  readonly chunks: (Buffer | undefined)[]
  readonly md5: string | undefined
}

interface Deposit {
  readonly kind: MediaKind
  readonly file: KeptFile
  readonly until: number
}

const MOST_UPLOADS = 30
const MOST_DEPOSITS = 2_000

const holds: Record<MediaKind, (file: Uint8Array) => boolean> = {
  file: () => true,
  video: () => true,
  voice: (bytes) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '#!AMR',
  image: (bytes) => [0x89, 0xff, 0x47].includes(bytes[0] ?? 0),
}

const dropOldest = (map: Map<string, unknown>, most: number): void => {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}

/** What the robot uploads: begun, sent in pieces, ended; then known by a `media_id` for three days. */
export interface Uploads {
  begin(body: unknown): Reply
  add(body: unknown): Reply
  finish(body: unknown): Reply
  /** The file behind a `media_id` sent as `kind`; undefined where there is none, another kind's, or one too old. */
  find(mediaId: string, kind: MediaKind): KeptFile | undefined
}

export const makeUploads = (kept: Kept, now: () => Date): Uploads => {
  const open = new Map<string, Upload>()
  const deposits = new Map<string, Deposit>()
  const rate = makeRate(limits.uploadsPerMinute, limits.uploadsPerHour, now)

  const begin = (body: unknown): Reply => {
    const read = start.safeParse(body)
    if (!read.success) return refuse(40058)
    const kind = kinds.find((known) => known === read.data.type)
    if (!kind) return refuse(40004)
    const { total_size: size, total_chunks: chunks } = read.data
    if (size < limits.leastBytes || size > limits.mostBytes[kind]) return refuse(40006)
    if (chunks < 1 || chunks > limits.chunks || chunks * limits.chunkBytes < size) return refuse(40058)
    if (!rate('robot')) return refuse(45009)
    const id = randomBytes(12).toString('hex')
    open.set(id, { kind, name: read.data.filename, size, chunks: Array(chunks).fill(undefined), md5: read.data.md5 })
    dropOldest(open, MOST_UPLOADS)
    return ok({ upload_id: id })
  }

  const add = (body: unknown): Reply => {
    const read = piece.safeParse(body)
    const upload = read.success ? open.get(read.data.upload_id) : undefined
    if (!read.success || !upload) return refuse(40058)
    const { chunk_index: index, base64_data: data } = read.data
    const bytes = Buffer.from(data, 'base64')
    if (index < 0 || index >= upload.chunks.length) return refuse(40058)
    if (bytes.length === 0 || bytes.length > limits.chunkBytes) return refuse(40006)
    upload.chunks[index] = bytes
    return ok()
  }

  const finish = (body: unknown): Reply => {
    const read = end.safeParse(body)
    const upload = read.success ? open.get(read.data.upload_id) : undefined
    if (!read.success || !upload) return refuse(40058)
    const chunks = upload.chunks.filter((chunk) => chunk !== undefined)
    if (chunks.length < upload.chunks.length) return refuse(40058)
    open.delete(read.data.upload_id)
    const bytes = Buffer.concat(chunks)
    if (bytes.length !== upload.size) return refuse(40006)
    if (upload.md5 !== undefined && createHash('md5').update(bytes).digest('hex') !== upload.md5.toLowerCase())
      return refuse(40058)
    if (!holds[upload.kind](bytes)) return refuse(40004)
    const id = randomBytes(16).toString('hex')
    const at = now()
    deposits.set(id, {
      kind: upload.kind,
      file: kept.keep(bytes, upload.name),
      until: at.getTime() + limits.mediaWithin,
    })
    dropOldest(deposits, MOST_DEPOSITS)
    return ok({ type: upload.kind, media_id: id, created_at: String(Math.floor(at.getTime() / 1000)) })
  }

  const find = (mediaId: string, kind: MediaKind): KeptFile | undefined => {
    const deposit = deposits.get(mediaId)
    return deposit && deposit.kind === kind && deposit.until > now().getTime() ? deposit.file : undefined
  }
  return { begin, add, finish, find }
}

/** A file offered to the robot for five minutes, under a key of its own. */
export interface Downloads {
  offer(file: KeptFile): { readonly url: string; readonly aeskey: string }
  /** What the address gives now: the encrypted bytes and the name, or null once the five minutes are over. */
  take(id: string): { readonly bytes: Buffer; readonly name: string | null } | null
}

const encrypt = (bytes: Buffer, key: Buffer): Buffer => {
  // PKCS#7 up to 32 bytes, not the 16 of the cipher's own blocks.
  const pad = 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
}

const MOST_OFFERS = 1_000

/** `base` is the address up to the id, known once the server listens. */
export const makeDownloads = (base: () => string, now: () => Date): Downloads => {
  const offers = new Map<string, { file: KeptFile; key: Buffer; until: number }>()
  return {
    offer: (file) => {
      const id = randomBytes(16).toString('hex')
      const key = randomBytes(32)
      offers.set(id, { file, key, until: now().getTime() + limits.downloadWithin })
      dropOldest(offers, MOST_OFFERS)
      return { url: `${base()}${id}`, aeskey: key.toString('base64') }
    },
    take: (id) => {
      const offer = offers.get(id)
      if (!offer || offer.until <= now().getTime()) return null
      // A picture comes without a name, as from a phone's camera: who needs one must look at the bytes.
      const name = offer.file.type.startsWith('image/') ? null : offer.file.name
      return { bytes: encrypt(offer.file.bytes, offer.key), name }
    },
  }
}
