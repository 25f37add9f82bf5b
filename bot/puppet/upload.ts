import { createHash } from 'node:crypto'
import type { WSClient } from '@wecom/aibot-node-sdk'
import type { Connection } from './connection.ts'
import { keep } from './keep.ts'
import type { Refused } from './refusal.ts'

const mib = 1024 * 1024
const hour = 60 * 60 * 1000

/** Tencent keeps a media_id for three days; half a day less, so that none dies on its way. */
const goodFor = 60 * hour

export type UploadKind = 'image' | 'file'

/** Tencent's limits: at least 5 bytes; pictures 10 MB, files 20 MB. The SDK checks neither. */
const least = 5
const most: Readonly<Record<UploadKind, number>> = { image: 10 * mib, file: 20 * mib }

export type Uploaded = { readonly ok: true; readonly mediaId: string } | Refused

export interface Uploads {
  /** The media_id of `bytes`, uploaded now or within the last two and a half days. */
  idOf(kind: UploadKind, bytes: Buffer, name: string): Promise<Uploaded>
  /** Forgets an id that the far end no longer takes. */
  forget(kind: UploadKind, bytes: Buffer): void
}

const keyOf = (kind: UploadKind, bytes: Buffer) => `${kind} ${createHash('sha256').update(bytes).digest('hex')}`

const never = (words: string): Refused => ({ ok: false, unknown: false, retry: 'never', words })

function unfit(kind: UploadKind, bytes: Buffer): Refused | undefined {
  if (bytes.length < least) return never('文件是空的：企业微信只收 5 字节以上的文件')
  if (bytes.length <= most[kind]) return undefined
  return never(`文件超过 ${most[kind] / mib} MB：企业微信不收，请拆小`)
}

/**
 * Uploads by a connection, each content once: uploads are limited to 30 a minute for the whole robot.
 *
 * @param now milliseconds, for the age of what was uploaded
 */
export function uploads(line: Pick<Connection, 'with'>, now: () => number): Uploads {
  const known = keep<{ readonly mediaId: string; readonly at: number }>(500)
  const send = async (kind: UploadKind, bytes: Buffer, name: string): Promise<Uploaded> => {
    const done = await line.with((client: WSClient) => client.uploadMedia(bytes, { type: kind, filename: name }))
    // Nothing was said yet, whatever became of the upload: it can be tried again without doubling anything.
    if (!done.ok) return { ...done, unknown: false }
    known.set(keyOf(kind, bytes), { mediaId: done.value.media_id, at: now() })
    return { ok: true, mediaId: done.value.media_id }
  }
  return {
    async idOf(kind, bytes, name) {
      const cached = known.get(keyOf(kind, bytes))
      const age = cached ? now() - cached.at : Number.POSITIVE_INFINITY
      // A clock that was set back makes an age below nothing: then nobody knows, and it is uploaded.
      if (cached && age >= 0 && age < goodFor) return { ok: true, mediaId: cached.mediaId }
      return unfit(kind, bytes) ?? (await send(kind, bytes, name))
    },
    forget: (kind, bytes) => known.delete(keyOf(kind, bytes)),
  }
}
