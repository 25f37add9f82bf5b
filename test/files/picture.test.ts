import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PictureType, readPicture, shownPicture } from '../../domain/files/picture/picture.ts'
import { device, exifOf, heic, jpeg, jpegWith, png, pngWith, webp, webpWith } from '../support/pictures.ts'

const shot = { takenAt: '2024:07:15 10:05:00', latitude: [35, 5, 24.6], longitude: [112, 36, 6.12] } as const
const seen = { takenAt: new Date('2024-07-15T02:05:00Z'), place: { latitude: 35.09017, longitude: 112.6017 } }

const pictures: readonly (readonly [PictureType, Buffer, (exif: Buffer) => Buffer])[] = [
  ['image/jpeg', jpeg(), jpegWith],
  ['image/png', png(), pngWith],
  ['image/webp', webp(), webpWith],
]

describe.each(pictures)('%s', (mime, plain, withExif) => {
  it('tells when and where it was taken', () => {
    const read = readPicture(withExif(exifOf({ ...shot, orientation: 6 })))
    expect(read).toEqual({ ok: true, picture: { mime, whole: true, orientation: 6, ...seen } })
  })

  it('without such data tells nothing', () => {
    const nothing = { orientation: 1, takenAt: null, place: null }
    expect(readPicture(plain)).toEqual({ ok: true, picture: { mime, whole: true, ...nothing } })
  })

  it('is shown without place, time and device, and is as before where none was written', () => {
    const shown = shownPicture(mime, withExif(exifOf(shot)))
    expect(shown?.includes(device)).toBe(false)
    expect(shown?.includes('2024:07:15')).toBe(false)
    expect(shown?.equals(shownPicture(mime, plain) ?? Buffer.alloc(0))).toBe(true)
    expect(readPicture(shown ?? plain)).toMatchObject({ ok: true, picture: { takenAt: null, place: null } })
  })

  it('that lies on its side is shown upright all the same', () => {
    const shown = shownPicture(mime, withExif(exifOf({ ...shot, orientation: 6 })))
    expect(readPicture(shown ?? plain)).toMatchObject({ picture: { takenAt: null, place: null, orientation: 6 } })
    expect(shown?.includes(device)).toBe(false)
  })

  it('half of it is kept, and cannot be shown', () => {
    const half = plain.subarray(0, Math.min(300, plain.length - 30))
    expect(readPicture(half)).toMatchObject({ ok: true, picture: { mime, whole: false } })
    expect(shownPicture(mime, half)).toBeNull()
  })

  it('cut or changed anywhere is refused or shown, and never stops the program', () => {
    const whole = withExif(exifOf({ ...shot, orientation: 3 }))
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, value) => {
        const changed = Buffer.from(whole)
        changed[at] = value
        for (const bytes of [whole.subarray(0, length), changed, changed.subarray(0, length)]) {
          const read = readPicture(bytes)
          if (read.ok) shownPicture(read.picture.mime, bytes)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what is no such picture is refused with what to send', () => {
  it.each([
    ['HEIC', heic(), /HEIC.*截/],
    ['a GIF', Buffer.from('GIF89a and more'), /jpg、png、webp/],
    ['a text', Buffer.from('姓名,村'), /jpg、png、webp/],
    ['nothing', Buffer.alloc(0), /jpg、png、webp/],
    ['a picture of 11 MB', Buffer.concat([jpeg(), Buffer.alloc(11 << 20)]), /10 MB.*原图/],
  ])('%s', (_, bytes, why) => {
    const read = readPicture(bytes)
    expect(read.ok).toBe(false)
    expect(read.ok ? '' : read.why).toMatch(why)
  })
})

describe('a time', () => {
  it.each([
    ['0000:00:00 00:00:00', null],
    ['2024:02:30 10:00:00', null],
    ['1970:01:01 00:00:00', null],
    ['', null],
    ['2024:02:29 23:59:59', new Date('2024-02-29T15:59:59Z')],
  ])('written as %j is %j', (takenAt, expected) => {
    const read = readPicture(jpegWith(exifOf({ takenAt })))
    expect(read.ok && read.picture.takenAt).toEqual(expected)
  })
})
