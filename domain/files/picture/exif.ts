import { isDay } from '../../calendar.ts'

/** What a camera wrote into a picture, as far as it proves something. */
export interface Exif {
  /** When it was taken. */
  readonly takenAt: Date | null
  /** Degrees, north and east positive, five digits behind the point (a metre). */
  readonly place: { readonly latitude: number; readonly longitude: number } | null
  /** How it must be turned to stand upright, 1 to 8 (TIFF 6.0, tag 274); 1: as it is. */
  readonly orientation: number
}

export const noExif: Exif = { takenAt: null, place: null, orientation: 1 }

// Tags of TIFF 6.0 and Exif 2.32.
const tags = {
  orientation: 0x0112,
  exif: 0x8769,
  gps: 0x8825,
  takenAt: 0x9003,
  zone: 0x9011,
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
} as const

/** Bytes of one value by its type: byte, ascii, short, long, rational. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 }
/** No camera writes as many; a made-up file may say 65,535. */
const mostEntries = 200

interface Tiff {
  readonly bytes: Buffer
  readonly little: boolean
}

interface Entry {
  readonly type: number
  readonly count: number
  /** Where the values stand. */
  readonly at: number
}

/** Reads a TIFF block of Exif data; what is not there, broken or beyond belief is left out. Never throws. */
export function readExif(bytes: Buffer): Exif {
  const order = bytes.subarray(0, 2).toString('latin1')
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return noExif
  const tiff = { bytes, little: order === 'II' }
  const main = directory(tiff, long(tiff, 4))
  const shot = directory(tiff, pointer(tiff, main, tags.exif))
  const gps = directory(tiff, pointer(tiff, main, tags.gps))
  const turn = numberOf(tiff, main.get(tags.orientation))
  return {
    takenAt: takenAt(text(tiff, shot.get(tags.takenAt)), text(tiff, shot.get(tags.zone))),
    place: placeOf(tiff, gps),
    orientation: turn !== null && turn >= 1 && turn <= 8 ? turn : 1,
  }
}

const fits = ({ bytes }: Tiff, at: number, length: number): boolean => at >= 0 && at + length <= bytes.length

function short(tiff: Tiff, at: number): number {
  if (!fits(tiff, at, 2)) return 0
  return tiff.little ? tiff.bytes.readUInt16LE(at) : tiff.bytes.readUInt16BE(at)
}

function long(tiff: Tiff, at: number): number {
  if (!fits(tiff, at, 4)) return 0
  return tiff.little ? tiff.bytes.readUInt32LE(at) : tiff.bytes.readUInt32BE(at)
}

function directory(tiff: Tiff, at: number): ReadonlyMap<number, Entry> {
  const found = new Map<number, Entry>()
  if (at < 8 || !fits(tiff, at, 2)) return found
  const count = Math.min(short(tiff, at), mostEntries)
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12
    if (!fits(tiff, entry, 12)) break
    const type = short(tiff, entry + 2)
    const values = long(tiff, entry + 4)
    const length = (sizes[type] ?? 0) * values
    const place = length > 4 ? long(tiff, entry + 8) : entry + 8
    if (length > 0 && fits(tiff, place, length)) found.set(short(tiff, entry), { type, count: values, at: place })
  }
  return found
}

const pointer = (tiff: Tiff, entries: ReadonlyMap<number, Entry>, tag: number): number =>
  numberOf(tiff, entries.get(tag)) ?? 0

function numberOf(tiff: Tiff, entry: Entry | undefined): number | null {
  if (entry?.type === 3) return short(tiff, entry.at)
  return entry?.type === 4 ? long(tiff, entry.at) : null
}

function text(tiff: Tiff, entry: Entry | undefined): string {
  if (entry?.type !== 2) return ''
  return tiff.bytes
    .subarray(entry.at, entry.at + Math.min(entry.count, 64))
    .toString('latin1')
    .replace(/\0.*$/s, '')
    .trim()
}

// A phone that says no zone is in China, where there is one.
function takenAt(said: string, zone: string): Date | null {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(said) ?? []
  const date = `${year}-${month}-${day}`
  if (!isDay(date) || year < '1995') return null
  const at = new Date(`${date}T${time}${/^[+-]\d\d:\d\d$/.test(zone) ? zone : '+08:00'}`)
  return Number.isNaN(at.getTime()) ? null : at
}

function placeOf(tiff: Tiff, gps: ReadonlyMap<number, Entry>): Exif['place'] {
  const latitude = degrees(tiff, gps.get(tags.latitude), 90)
  const longitude = degrees(tiff, gps.get(tags.longitude), 180)
  // Nought and nought is what a camera writes that does not know.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null
  const south = text(tiff, gps.get(tags.latitudeRef)) === 'S'
  const west = text(tiff, gps.get(tags.longitudeRef)) === 'W'
  return { latitude: south ? -latitude : latitude, longitude: west ? -longitude : longitude }
}

/** Degrees, minutes and seconds as three fractions. */
function degrees(tiff: Tiff, entry: Entry | undefined, most: number): number | null {
  if (entry?.type !== 5 || entry.count !== 3) return null
  const parts = [0, 8, 16].map((offset) => long(tiff, entry.at + offset) / long(tiff, entry.at + offset + 4))
  const [whole = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = parts
  const sum = whole + minutes / 60 + (Number.isFinite(seconds) ? seconds / 3600 : 0)
  return Number.isFinite(sum) && sum <= most ? Math.round(sum * 1e5) / 1e5 : null
}

/** The least Exif that a picture needs to be shown upright: its orientation and nothing else; null where it is upright. */
export function uprightExif(orientation: number): Buffer | null {
  if (orientation === 1) return null
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(tags.orientation, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
