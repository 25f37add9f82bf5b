import { z } from 'zod'
import type { KeptFiles } from '../../domain/files/kept.ts'
import { isPicture, readPicture } from '../../domain/files/picture/picture.ts'
import { maskText } from '../../domain/mask.ts'
import type { KeptPicture } from '../../domain/records/evidence.ts'
import type { Fetched } from '../puppet/download.ts'
import type { MediaLink } from '../puppet/heard.ts'
import { sleep } from '../sleep.ts'

/** What came with a message beside its words, already kept. */
export interface Brought {
  readonly pictures: readonly KeptPicture[]
  /** How many of them are cut or broken: kept, but they cannot be shown. */
  readonly broken: number
  /** An Excel file. */
  readonly table: { readonly name: string; readonly bytes: Buffer } | null
  /** Why the others were not kept, a Chinese sentence each: what to send instead. */
  readonly refused: readonly string[]
}

export const broughtNothing: Brought = { pictures: [], broken: 0, table: null, refused: [] }

/** How the wire gives what came with a message. Nothing here rejects. */
export interface MediaWire {
  /** What was fetched when the message was heard; [] where that was forgotten, or another process heard it. */
  media(msgid: string): Promise<readonly Fetched[]>
  /** Fetches once more; links live five minutes. */
  fetchMedia(link: MediaLink): Promise<Fetched>
}

interface From {
  readonly msgid: string
  readonly media: readonly MediaLink[]
}

/** Pauses before a download is tried again, in milliseconds: a sender waits for his answer meanwhile. */
const pauses = [300, 1_000]
/** The largest message of pictures that a chat lets people send is of nine. */
const mostPictures = 20

/** All that came with a message, in its order; what did not arrive and may the next time is tried again. */
export async function fetchAll(wire: MediaWire, { msgid, media }: From, stopping: AbortSignal): Promise<Fetched[]> {
  const first = await wire.media(msgid)
  return Promise.all(
    media.slice(0, mostPictures).map(async (link, index) => {
      let fetched = first[index] ?? (await wire.fetchMedia(link))
      for (const pause of pauses) {
        if (fetched.ok || !fetched.again || stopping.aborted) break
        await sleep(pause, stopping)
        fetched = await wire.fetchMedia(link)
      }
      return fetched
    }),
  )
}

/** Keeps the pictures of what was fetched, takes out a table, and says of the rest what can be sent instead. */
export async function bring(files: KeptFiles, fetched: readonly Fetched[]): Promise<Brought> {
  const pictures: KeptPicture[] = []
  const refused: string[] = []
  let table: Brought['table'] = null
  let broken = 0
  for (const one of fetched) {
    if (!one.ok) refused.push(one.words)
    else if (one.kind === 'video') refused.push('视频不能存：请发图片')
    else if (one.kind === 'file' && !isPicture(one.bytes)) {
      if (one.type === 'zip') table = { name: maskText(one.name), bytes: one.bytes }
      else refused.push(one.type === 'xls' ? oldExcel : otherFile)
    } else {
      const read = readPicture(one.bytes)
      if (!read.ok) refused.push(read.why)
      else {
        pictures.push(await kept(files, one.bytes, read.picture))
        if (!read.picture.whole) broken += 1
      }
    }
  }
  return { pictures, broken, table, refused }
}

const oldExcel = '这是旧的 .xls 表格：请用 Excel 另存为 .xlsx 再发'
const otherFile = '这种文件收不了：照片请发 jpg、png、webp，名册请发 .xlsx'

async function kept(
  files: KeptFiles,
  bytes: Buffer,
  { mime, takenAt, place }: { readonly mime: string } & Pick<KeptPicture, 'takenAt' | 'place'>,
): Promise<KeptPicture> {
  return { hash: await files.put('evidence', bytes), mime, size: bytes.length, takenAt, place }
}

const link = z.object({
  kind: z.enum(['image', 'file', 'video']),
  url: z.string(),
  aeskey: z.string().optional(),
})

/** The links as a stored message holds them; what was handled holds none any more. */
export function linksOf(media: unknown): MediaLink[] {
  const read = z.array(z.unknown()).safeParse(media)
  return (read.data ?? []).flatMap((one) => {
    const { data } = link.safeParse(one)
    if (!data) return []
    const { aeskey, ...rest } = data
    return [aeskey === undefined ? rest : { ...rest, aeskey }]
  })
}
