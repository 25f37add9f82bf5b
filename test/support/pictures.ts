import { crc32 } from 'node:zlib'

/** Pictures of six by four points, as a browser wrote them. */
const jpegBase =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAA' +
  'AChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZ' +
  'WiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAA' +
  'E9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4M' +
  'ChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2Nj' +
  'Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA' +
  'AAX/xAAYEAEAAwEAAAAAAAAAAAAAAAAAAQMycf/EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAGxEAAQQDAAAAAAAAAAAAAAAAAAIDBHEFMzT/2gAM' +
  'AwEAAhEDEQA/AIlGJ6ArxNCaA5Lrcs//2Q=='

const pngBase =
  'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAYAAACtBE5DAAAAI0lEQVR4AZTJoQ0AAAzDsKjH7tr+1KHCgUUyigwpxilx9B8LAAD//xKUoxQAAAAG' +
  'SURBVAMAC1QL/SouPWkAAAAASUVORK5CYII='

const webpBase =
  'UklGRioCAABXRUJQVlA4WAoAAAAgAAAABQAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
  'AAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAA' +
  'AChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZ' +
  'WiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAA' +
  'E9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggPAAAABAC' +
  'AJ0BKgYABAACwEwlqAJ0RwAB6IBYRwAA/u9NiyG9n+4xW/yi8E+WP5w6//+rFh3/v5H/+1iw76hAAA=='

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')

export const jpeg = (): Buffer => bytes(jpegBase)
export const png = (): Buffer => bytes(pngBase)
export const webp = (): Buffer => bytes(webpBase)

/** The beginning of a phone's HEIC. */
export const heic = (): Buffer =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64, 3)])

/** What is written into a picture by `exifOf`: so that a test can look for it in what is shown. */
export const device = 'HUAWEI P60 secret'

interface Shot {
  /** 2024:07:15 10:05:00 */
  readonly takenAt?: string
  readonly latitude?: readonly [number, number, number]
  readonly longitude?: readonly [number, number, number]
  readonly orientation?: number
}

/** A block of Exif data as a phone writes it, most significant byte first. */
export function exifOf({ takenAt, latitude, longitude, orientation = 1 }: Shot): Buffer {
  const block = Buffer.alloc(512)
  block.write('MM\0*', 0, 'latin1')
  block.writeUInt32BE(8, 4)
  directory(block, 8, [
    [0x010f, 2, device.length + 1, 300],
    [0x0112, 3, 1, orientation * 65_536],
    [0x8769, 4, 1, 100],
    [0x8825, 4, 1, 150],
  ])
  block.write(device, 300, 'latin1')
  directory(block, 100, takenAt === undefined ? [] : [[0x9003, 2, 20, 400]])
  if (takenAt !== undefined) block.write(takenAt, 400, 'latin1')
  if (latitude === undefined || longitude === undefined) return block
  directory(block, 150, [
    [1, 2, 2, 0x4e000000],
    [2, 5, 3, 430],
    [3, 2, 2, 0x45000000],
    [4, 5, 3, 460],
  ])
  fractions(block, 430, latitude)
  fractions(block, 460, longitude)
  return block
}

type Entry = readonly [tag: number, type: number, count: number, value: number]

function directory(block: Buffer, at: number, entries: readonly Entry[]): void {
  block.writeUInt16BE(entries.length, at)
  entries.forEach(([tag, type, count, value], index) => {
    const entry = at + 2 + index * 12
    block.writeUInt16BE(tag, entry)
    block.writeUInt16BE(type, entry + 2)
    block.writeUInt32BE(count, entry + 4)
    block.writeUInt32BE(value, entry + 8)
  })
}

function fractions(block: Buffer, at: number, parts: readonly number[]): void {
  parts.forEach((part, index) => {
    block.writeUInt32BE(Math.round(part * 100), at + index * 8)
    block.writeUInt32BE(100, at + index * 8 + 4)
  })
}

/** The JPEG with this block, a comment, and a film hung behind its end. */
export function jpegWith(exif: Buffer): Buffer {
  const app1 = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]))
  const comment = segment(0xfe, Buffer.from(`comment ${device}`))
  const base = jpeg()
  return Buffer.concat([base.subarray(0, 2), app1, comment, base.subarray(2), Buffer.from(`film ${device}`)])
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** The PNG with this block and a text. */
export function pngWith(exif: Buffer): Buffer {
  const base = png()
  const more = [pngChunk('tEXt', Buffer.from(`Author\0${device}`)), pngChunk('eXIf', exif)]
  return Buffer.concat([base.subarray(0, 33), ...more, base.subarray(33)])
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** The WebP with this block, announced as it must be. */
export function webpWith(exif: Buffer): Buffer {
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1')
  head.writeUInt32LE(exif.length, 4)
  const all = Buffer.concat([webp(), head, exif])
  all.writeUInt32LE(all.length - 8, 4)
  all[20] = (all[20] ?? 0) | 0x08
  return all
}
