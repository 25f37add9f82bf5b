import type { Split } from './split.ts'

const start = 0xd8
const end = 0xd9
const scan = 0xda
const exifMark = Buffer.from('Exif\0\0', 'latin1')
const profileMark = Buffer.from('ICC_PROFILE\0', 'latin1')

/** Markers without a length behind them: those of a scan's restarts, and TEM. */
const bare = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01

/**
 * A JPEG apart (ITU T.81, annex B): what draws it, and its Exif block. Left out: every other APPn but JFIF, the colour
 * profile and Adobe's (which say how colours are meant), comments, and whatever stands behind the end (phones hang
 * films and thumbnails there). Null where it is not whole.
 */
export function splitJpeg(bytes: Buffer): Split | null {
  const kept: Buffer[] = []
  let exif: Buffer | null = null
  let drawn = false
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker === end) return drawn ? { parts: kept, exif } : null
    else if (marker === start || bare(marker)) at += 2
    else {
      const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0
      if (length < 2 || at + 2 + length > bytes.length) return null
      const segment = bytes.subarray(at, at + 2 + length)
      const content = segment.subarray(4)
      if (marker === 0xe1 && content.subarray(0, 6).equals(exifMark)) exif ??= content.subarray(6)
      if (draws(marker, content)) kept.push(segment)
      at += 2 + length
      if (marker !== scan) continue
      const stop = endOfScan(bytes, at)
      kept.push(bytes.subarray(at, stop))
      drawn = true
      at = stop
    }
  }
  // Cut off behind its last scan: browsers show what is there.
  return drawn ? { parts: kept, exif } : null
}

function draws(marker: number, content: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && content.subarray(0, 12).equals(profileMark))
}

/** Where the next marker stands behind a scan's data: FF that is neither a stuffed one nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !bare(next)) return at
  }
  return bytes.length
}

/** A JPEG of these parts, with this Exif block and no other. */
export function joinJpeg(parts: readonly Buffer[], exif: Buffer | null): Buffer {
  const first = Buffer.from([0xff, start])
  const last = Buffer.from([0xff, end])
  if (exif === null) return Buffer.concat([first, ...parts, last])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(2 + exifMark.length + exif.length, 2)
  return Buffer.concat([first, head, exifMark, exif, ...parts, last])
}
