import { decryptFile } from '@wecom/aibot-node-sdk'
import type { MediaLink } from './heard.ts'
import { type MediaType, mediaTypeOf } from './media-type.ts'

/** Tencent's limit for files. The padding of the cipher comes on top. */
export const mostMediaBytes = 20 * 1024 * 1024
const padding = 32

/** Milliseconds for one download, from the first byte asked to the last: the link itself lives five minutes. */
const patience = 60_000

/** What was fetched, or why not. `again`: worth a second try while the link lives. */
export type Fetched =
  | {
      readonly ok: true
      readonly kind: MediaLink['kind']
      readonly bytes: Buffer
      /** The name that came with the download, '' where none did. Never a path. */
      readonly name: string
      readonly type: MediaType
    }
  | { readonly ok: false; readonly kind: MediaLink['kind']; readonly again: boolean; readonly words: string }

/** Characters that have no place in a name: controls, marks of direction, separators of paths. */
const unfit = /[\p{Cc}\p{Cf}/\\:*?"<>|]/gu

function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1]
  const plain =
    /filename="([^"]*)"/i.exec(disposition ?? '')?.[1] ?? /filename=([^";\s]+)/i.exec(disposition ?? '')?.[1]
  const raw = encoded ?? plain ?? ''
  try {
    return decodeURIComponent(raw).replace(unfit, '').slice(0, 120)
  } catch {
    return raw.replace(unfit, '').slice(0, 120)
  }
}

/** Reads a body, counting: a header's Content-Length is a promise, not a limit. Undefined where it is too long. */
async function bytesOf(response: Response, most: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    // Leaving the loop cancels the body, and with it the download.
    if (size > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts, size)
}

/**
 * Fetches a picture, file or film and decrypts it. Never rejects.
 *
 * At most 20 MB: the SDK's own download has no limit and keeps all in memory, so this one counts while it reads.
 */
export async function download(link: MediaLink, most = mostMediaBytes): Promise<Fetched> {
  const no = (again: boolean, words: string): Fetched => ({ ok: false, kind: link.kind, again, words })
  try {
    const response = await fetch(link.url, { signal: AbortSignal.timeout(patience) })
    if (!response.ok) {
      await response.body?.cancel()
      return no(response.status >= 500, '文件取不下来（链接 5 分钟内有效）：请再发一次')
    }
    const raw = await bytesOf(response, most + padding)
    if (!raw) return no(false, `文件超过 ${Math.floor(most / 1024 / 1024)} MB：请拆小后再发`)
    const bytes = link.aeskey ? decrypted(raw, link.aeskey) : raw
    if (!bytes) return no(false, '文件解不开：请再发一次')
    const name = nameIn(response.headers.get('content-disposition'))
    return { ok: true, kind: link.kind, bytes, name, type: mediaTypeOf(bytes) }
  } catch {
    return no(true, '文件没有取下来：请再发一次')
  }
}

function decrypted(raw: Buffer, aeskey: string): Buffer | undefined {
  try {
    return decryptFile(raw, aeskey)
  } catch {
    return undefined
  }
}
