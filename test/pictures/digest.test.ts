import { describe, expect, test } from 'vitest'
import { digestPicture } from '../../bot/pictures/digest.ts'
import { svgOf } from '../../bot/pictures/draw.ts'
import { progressSheet } from '../../bot/pictures/progress.ts'
import type { Digest } from '../../domain/lists/digest.ts'
import { towns } from '../../domain/places/jiyuan.ts'
import { daily, monthly, quietDay, weekly } from './figures.ts'

const district: Digest = {
  ...daily,
  area: { code: '419001', name: '济源示范区' },
  placesAre: 'town',
  visits: { due: 112_480, done: 7_110, told: 12_034, expected: 70_000 },
  places: towns.map(({ code, name }) => ({ code, name, due: 12_480, done: 7_110, expected: 8_000 })),
}
const nobody = { ...daily, visits: { due: 0, done: 0, told: 0, expected: 0 }, places: [] }
const finished = { ...daily, places: daily.places.map((place) => ({ ...place, done: place.due })) }
const hostile = {
  ...daily,
  places: daily.places.map((place) => ({ ...place, name: `<b>&"'{a|b}\n${place.name.repeat(9)}` })),
}
const zeroWeeks = { ...weekly, columns: weekly.columns.map((column) => ({ ...column, value: 0 })) }
const bigTiles = { ...monthly, tiles: monthly.tiles.map((tile) => ({ ...tile, value: 112_480, of: 912_480 })) }

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('the picture of a digest', () => {
  test.each([
    ['a day', daily],
    ['a week', weekly],
    ['a month', monthly],
    ['a district', district],
    ['nobody to visit', nobody],
    ['all done', finished],
    ['a quiet day', quietDay],
    ['names that mean something to a program', hostile],
    ['weeks without a visit', zeroWeeks],
    ['large numbers', bigTiles],
    ['a month with nothing to ask', { ...monthly, askAfter: [] }],
  ])('%s: 1080 wide, 1080 to 1500 high, below 300 kB', async (_, figures) => {
    const png = await digestPicture(figures)
    const [width, height] = sizeOf(png)
    expect(width).toBe(1_080)
    expect(height).toBeGreaterThanOrEqual(1_080)
    expect(height).toBeLessThanOrEqual(1_500)
    expect(png.length).toBeLessThan(300_000)
    expect(png.length).toBeGreaterThan(5_000)
  })

  test('drawn twice it is the same', async () => {
    expect((await digestPicture(daily)).equals(await digestPicture(daily))).toBe(true)
  })

  test('the places with most left come first, ten at most, and the rest is counted', () => {
    const svg = svgOf(progressSheet(daily))
    const shown = daily.places.map(({ name }) => svg.indexOf(`>${name}<`))
    expect(shown.filter((at) => at > 0)).toHaveLength(10)
    expect(svg.indexOf('柿花沟村')).toBeLessThan(svg.indexOf('大驿'))
    expect(svg).toContain('>2 个村已全部完成<'.replace('>', '>另 '))
    expect(svg).toContain('5 个村未达进度')
    expect(svg).toContain('差 6 户')
  })

  test('what stands in a name cannot leave the text', () => {
    const svg = svgOf(progressSheet(hostile))
    expect(svg).not.toContain('<b>')
  })

  test('holds nobody’s name', () => {
    expect(svgOf(progressSheet(daily))).not.toContain('张')
  })
})
