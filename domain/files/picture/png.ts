import { crc32 } from 'node:zlib'
import type { Split } from './split.ts'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Chunks that draw (PNG 3rd edition, 11): texts, times and Exif are left out, and every chunk nobody knows. */
const drawing: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs', 'bKGD'],
  ...['acTL', 'fcTL', 'fdAT'],
])

/** A PNG apart: the chunks that draw it, and its Exif block. Null where it is not whole. */
export function splitPng(bytes: Buffer): Split | null {
  const kept: Buffer[] = []
  let exif: Buffer | null = null
  let drawn = false
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.subarray(at + 4, at + 8).toString('latin1')
    if (at + 12 + length > bytes.length) return null
    if (kept.length === 0 && type !== 'IHDR') return null
    if (type === 'eXIf') exif ??= bytes.subarray(at + 8, at + 8 + length)
    if (drawing.has(type)) kept.push(bytes.subarray(at, at + 12 + length))
    drawn ||= type === 'IDAT'
    if (type === 'IEND') return drawn ? { parts: kept, exif } : null
    at += 12 + length
  }
  return null
}

/** A PNG of these chunks, with this Exif block and no other. */
export function joinPng([first = Buffer.alloc(0), ...rest]: readonly Buffer[], exif: Buffer | null): Buffer {
  return Buffer.concat([signature, first, ...(exif === null ? [] : [chunk('eXIf', exif)]), ...rest])
}

function chunk(type: string, content: Buffer): Buffer {
  const made = Buffer.alloc(12 + content.length)
  made.writeUInt32BE(content.length, 0)
  made.write(type, 4, 'latin1')
  content.copy(made, 8)
  made.writeUInt32BE(crc32(made.subarray(4, 8 + content.length)), 8 + content.length)
  return made
}
