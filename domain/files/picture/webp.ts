import type { Split } from './split.ts'

/** Chunks that draw (RFC 9649, 2.7); Exif, XMP and unknown ones are left out. */
const drawing: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Bits of VP8X that announce Exif and XMP. */
const exifBit = 0x08
const xmpBit = 0x04

/** A WebP apart: the chunks that draw it, and its Exif block. Null where it is not whole. */
export function splitWebp(bytes: Buffer): Split | null {
  const kept: Buffer[] = []
  let exif: Buffer | null = null
  let drawn = false
  const size = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= size; ) {
    const type = bytes.subarray(at, at + 4).toString('latin1')
    const length = bytes.readUInt32LE(at + 4)
    // A chunk of odd length has one byte behind it that tells nothing.
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > size) return null
    if (type === 'EXIF') exif ??= withoutMark(bytes.subarray(at + 8, at + 8 + length))
    if (drawing.has(type)) kept.push(bytes.subarray(at, Math.min(next, size)))
    drawn ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'
    at = next
  }
  return drawn ? { parts: kept, exif } : null
}

/** Some writers put JPEG's mark before the block. */
const withoutMark = (exif: Buffer): Buffer =>
  exif.subarray(0, 4).toString('latin1') === 'Exif' ? exif.subarray(6) : exif

/** A WebP of these chunks, with this Exif block and no other; where it has no VP8X, no chunk can announce the block. */
export function joinWebp(parts: readonly Buffer[], exif: Buffer | null): Buffer {
  const announced = parts[0]?.subarray(0, 4).toString('latin1') === 'VP8X'
  const chunks = parts.map((part, index) => (index === 0 && announced ? told(part, exif !== null) : part))
  if (exif !== null && announced) chunks.push(exifChunk(exif))
  const body = Buffer.concat(
    chunks.map((part) => (part.length % 2 === 0 ? part : Buffer.concat([part, Buffer.alloc(1)]))),
  )
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  head.write('WEBP', 8, 'latin1')
  return Buffer.concat([head, body])
}

function told(part: Buffer, exif: boolean): Buffer {
  const copy = Buffer.from(part)
  const flags = (copy[8] ?? 0) & ~(exifBit | xmpBit)
  copy[8] = exif ? flags | exifBit : flags
  return copy
}

function exifChunk(exif: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write('EXIF', 0, 'latin1')
  head.writeUInt32LE(exif.length, 4)
  return Buffer.concat([head, exif])
}
