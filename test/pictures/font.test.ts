import { statSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { fontFamily, fontFiles } from '../../bot/pictures/fonts.ts'
import { towns, villages } from '../../domain/places/jiyuan.ts'
import { characters } from '../../scripts/subset-font/characters.ts'

const cell = 24
const columns = 40

/** Each sign drawn into a cell of its own; the pixels of each cell. */
function drawn(signs: readonly string[], weight: 'normal' | 'bold' = 'normal'): string[] {
  const wide = columns * cell
  const high = Math.ceil(signs.length / columns) * cell
  const texts = signs.map((sign, at) => {
    const [x, y] = [(at % columns) * cell + 2, Math.floor(at / columns) * cell + 19]
    return `<text x="${x}" y="${y}" font-size="20" font-weight="${weight}">${sign}</text>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" font-family="${fontFamily}">${texts.join('')}</svg>`
  const font = { fontFiles: [...fontFiles], loadSystemFonts: false }
  const pixels = new Resvg(svg, { font }).render().pixels
  return signs.map((_, at) => {
    const [left, top] = [(at % columns) * cell, Math.floor(at / columns) * cell]
    const rows = Array.from({ length: cell }, (_row, y) => {
      const from = ((top + y) * wide + left) * 4
      return pixels.subarray(from, from + cell * 4).toString('latin1')
    })
    return rows.join('')
  })
}

// A sign that no font of ours has, and one that no font draws.
const missing = '\u{2a6d6}'
const nothing = ' '

test('every sign of every town and village of 济源 is drawn, 堽 too', () => {
  const signs = [...new Set([...towns, ...villages].flatMap(({ name }) => [...name]))]
  expect(signs).toContain('堽')
  const [gap = '', empty = '', ...cells] = drawn([missing, nothing, ...signs])
  expect(signs.filter((_, at) => cells[at] === gap || cells[at] === empty)).toEqual([])
})

test('the signs of people’s names are drawn: those beyond GB2312 too, all but what the whole font lacks', () => {
  const signs = [...characters()].filter((sign) => /\p{Script=Han}/u.test(sign))
  const [gap = '', empty = '', ...cells] = drawn([missing, nothing, ...signs])
  const lacking = signs.filter((_, at) => cells[at] === gap || cells[at] === empty)
  expect(signs.length).toBeGreaterThan(8_000)
  expect(lacking.length / signs.length).toBeLessThan(0.05)
  for (const sign of '喆玥珺昇堃淼龑翀赟頔') expect(lacking).not.toContain(sign)
})

test('bold is not regular', () => {
  const signs = [...'轵城镇走访日报0123456789%']
  const regular = drawn(signs)
  const bold = drawn(signs, 'bold')
  for (const at of signs.keys()) expect(bold[at]).not.toBe(regular[at])
})

test('each font file is below 2.5 MB', () => {
  for (const file of fontFiles) expect(statSync(file).size).toBeLessThan(2.5 * 1024 * 1024)
})
