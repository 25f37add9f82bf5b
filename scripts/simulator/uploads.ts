import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Kept, type KeptFile, typeOf } from './kept.ts'
import { dropOldest, limits, makeRate, type Rate } from './limits.ts'
import { ok, type Refusal, type Reply, refuse } from './refusals.ts'

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

interface State {
  readonly open: Map<string, Upload>
  readonly deposits: Map<string, Deposit>
  readonly kept: Kept
  readonly rate: Rate
  readonly now: () => Date
}

const MOST_UPLOADS = 30
const MOST_DEPOSITS = 2_000

const holds: Record<MediaKind, (file: Buffer) => boolean> = {
  file: () => true,
  video: () => true,
  voice: (bytes) => typeOf(bytes) === 'audio/amr',
  image: (bytes) => typeOf(bytes).startsWith('image/') && typeOf(bytes) !== 'image/heic',
}

const begin = (state: State, body: unknown): Reply => {
  const read = start.safeParse(body)
  if (!read.success) return refuse(40058)
  const kind = kinds.find((known) => known === read.data.type)
  if (!kind) return refuse(40004)
  const { total_size: size, total_chunks: chunks, filename: name, md5 } = read.data
  if (size < limits.leastBytes || size > limits.mostBytes[kind]) return refuse(40006)
  if (chunks < 1 || chunks > limits.chunks || chunks * limits.chunkBytes < size) return refuse(40058)
  if (!state.rate('robot')) return refuse(45009)
  const id = randomBytes(12).toString('hex')
  state.open.set(id, { kind, name, size, chunks: Array(chunks).fill(undefined), md5 })
  dropOldest(state.open, MOST_UPLOADS)
  return ok({ upload_id: id })
}

const add = (state: State, body: unknown): Reply => {
  const read = piece.safeParse(body)
  const upload = read.success ? state.open.get(read.data.upload_id) : undefined
  if (!read.success || !upload) return refuse(40058)
  const { chunk_index: index, base64_data: data } = read.data
  const bytes = Buffer.from(data, 'base64')
  if (index < 0 || index >= upload.chunks.length) return refuse(40058)
  if (bytes.length === 0 || bytes.length > limits.chunkBytes) return refuse(40006)
  upload.chunks[index] = bytes
  return ok()
}

/** Null where the bytes are what was announced. */
const wrongWith = (upload: Upload, bytes: Buffer): Refusal | null => {
  if (bytes.length !== upload.size) return 40006
  const sum = createHash('md5').update(bytes).digest('hex')
  if (upload.md5 !== undefined && sum !== upload.md5.toLowerCase()) return 40058
  return holds[upload.kind](bytes) ? null : 40004
}

const finish = (state: State, body: unknown): Reply => {
  const read = end.safeParse(body)
  const upload = read.success ? state.open.get(read.data.upload_id) : undefined
  if (!read.success || !upload) return refuse(40058)
  const chunks = upload.chunks.filter((chunk) => chunk !== undefined)
  if (chunks.length < upload.chunks.length) return refuse(40058)
  state.open.delete(read.data.upload_id)
  const bytes = Buffer.concat(chunks)
  const wrong = wrongWith(upload, bytes)
  if (wrong !== null) return refuse(wrong)
  const { kind } = upload
  const id = randomBytes(16).toString('hex')
  const at = state.now().getTime()
  state.deposits.set(id, { kind, file: state.kept.keep(bytes, upload.name), until: at + limits.mediaWithin })
  dropOldest(state.deposits, MOST_DEPOSITS)
  return ok({ type: kind, media_id: id, created_at: String(Math.floor(at / 1000)) })
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
  const rate = makeRate(limits.uploadsPerMinute, limits.uploadsPerHour, now)
  const state: State = { open: new Map(), deposits: new Map(), kept, rate, now }
  return {
    begin: (body) => begin(state, body),
    add: (body) => add(state, body),
    finish: (body) => finish(state, body),
    find: (mediaId, kind) => {
      const deposit = state.deposits.get(mediaId)
      return deposit?.kind === kind && deposit.until > now().getTime() ? deposit.file : undefined
    },
  }
}
