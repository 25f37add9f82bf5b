/** What bytes are, told by the bytes: names and headers of the far end are not believed. */
export type MediaType = 'png' | 'jpg' | 'gif' | 'webp' | 'bmp' | 'pdf' | 'zip' | 'xls' | 'mp4' | 'amr' | 'unknown'

interface Signature {
  readonly type: Exclude<MediaType, 'unknown'>
  readonly at: number
  readonly bytes: string
}

/** `bytes` in latin1. An .xlsx is a zip; an .xls is Microsoft's compound file. */
const signatures: readonly Signature[] = [
  { type: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'jpg', at: 0, bytes: '\xff\xd8\xff' },
  { type: 'gif', at: 0, bytes: 'GIF8' },
  { type: 'webp', at: 8, bytes: 'WEBP' },
  { type: 'bmp', at: 0, bytes: 'BM' },
  { type: 'pdf', at: 0, bytes: '%PDF-' },
  { type: 'zip', at: 0, bytes: 'PK\x03\x04' },
  { type: 'xls', at: 0, bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { type: 'mp4', at: 4, bytes: 'ftyp' },
  { type: 'amr', at: 0, bytes: '#!AMR' },
]

/** The type of `bytes`, 'unknown' where no signature fits: csv and json have none. */
export function mediaTypeOf(bytes: Buffer): MediaType {
  const start = bytes.subarray(0, 32).toString('latin1')
  return signatures.find((known) => start.startsWith(known.bytes, known.at))?.type ?? 'unknown'
}

/** The pictures that a chat shows as pictures (Tencent: png, jpg, gif). */
export const isPicture = (type: MediaType): boolean => type === 'png' || type === 'jpg' || type === 'gif'
