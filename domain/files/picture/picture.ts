import { type Exif, noExif, readExif, uprightExif } from './exif.ts'
import { joinJpeg, splitJpeg } from './jpeg.ts'
import { joinPng, splitPng } from './png.ts'
import { joinWebp, splitWebp } from './webp.ts'

/** Types a picture that proves something may have, with how each is taken apart and put together. */
const formats = {
  'image/jpeg': { split: splitJpeg, join: joinJpeg },
  'image/png': { split: splitPng, join: joinPng },
  'image/webp': { split: splitWebp, join: joinWebp },
} as const

export type PictureType = keyof typeof formats

/** Bytes of the largest picture that is kept. */
const most = 10 * 1024 * 1024

export interface Picture extends Exif {
  readonly mime: PictureType
  /** False where it is cut or broken: it is kept, and cannot be shown. */
  readonly whole: boolean
}

/** What a picture is, or one Chinese sentence why it cannot be kept and what to send instead. */
export type ReadPicture =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly why: string }

const refusal = (why: string): ReadPicture => ({ ok: false, why })

/** Reads a picture's type, time and place by its bytes; names and headers of who sent it are not believed. */
export function readPicture(bytes: Buffer): ReadPicture {
  const seen = seenAs(bytes)
  if (seen === 'heic')
    return refusal('手机存成了 HEIC 格式，这里看不了：截一张屏再发，或在手机“设置”里把相机格式改成 JPG')
  if (seen === null) return refusal('这不是 jpg、png、webp 图片：请用手机拍照或截图后再发')
  if (bytes.length > most) return refusal('图片超过 10 MB：发的时候不选“原图”，再发一次')
  const split = formats[seen].split(bytes)
  const exif = split?.exif ? readExif(split.exif) : noExif
  return { ok: true, picture: { mime: seen, whole: split !== null, ...exif } }
}

/** Whether these bytes are meant to be a picture, one that can be kept or not. */
export const isPicture = (bytes: Buffer): boolean => seenAs(bytes) !== null || isOther(bytes)

/**
 * The picture as it is shown: the same to the eye, without what was written beside it (place, time, device, thumbnail),
 * but for how it must be turned. Null where it cannot be taken apart.
 */
export function shownPicture(mime: PictureType, bytes: Buffer): Buffer | null {
  const { split, join } = formats[mime]
  const parts = split(bytes)
  if (parts === null) return null
  return join(parts.parts, parts.exif === null ? null : uprightExif(readExif(parts.exif).orientation))
}

export const isPictureType = (mime: string): mime is PictureType => Object.hasOwn(formats, mime)

/** Brands of ISO media files that are still pictures: a phone's HEIC, and AVIF. */
const heic = /^(?:hei[cxms]|hev[cxms]|mif1|msf1|avi[fs])/

function seenAs(bytes: Buffer): PictureType | 'heic' | null {
  const start = bytes.subarray(0, 16).toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'image/webp'
  return start.startsWith('ftyp', 4) && heic.test(start.slice(8)) ? 'heic' : null
}

const isOther = (bytes: Buffer): boolean => /^(?:GIF8|BM|II\*\0|MM\0\*)/.test(bytes.subarray(0, 4).toString('latin1'))
