import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { fontFamily } from '../bot/pictures/fonts.ts'
import { readArguments } from './arguments.ts'
import { runCommand } from './edge.ts'
import { characters } from './subset-font/characters.ts'
import { renamed } from './subset-font/rename.ts'

const from = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
const to = fileURLToPath(new URL('../bot/pictures/fonts', import.meta.url))

/** Writes the fonts of pictures: a fifth of the whole ones, so that production need not install 41 MB. */
runCommand(async (argv) => {
  readArguments(argv, {
    example: 'node --import tsx scripts/subset-font.ts',
    about: '从 @embedpdf/fonts-sc 裁出图片用的字体，存到 bot/pictures/fonts',
    options: {},
    takes: [],
  })
  const signs = characters()
  for (const style of ['Regular', 'Bold'] as const) {
    const whole = readFileSync(join(from, `NotoSansHans-${style}.otf`))
    const part = await subsetFont(whole, signs, { targetFormat: 'sfnt', keepFeatures: [], noHinting: true })
    const font = renamed(part, namesOf(style))
    writeFileSync(join(to, `${style}.otf`), font)
    process.stdout.write(`${style}.otf ${Math.round(font.length / 1024)} KB\n`)
  }
  return 0
})

function namesOf(style: string): Record<number, string> {
  return {
    0: 'Copyright 2014-2021 Adobe, Google Inc. A subset of Noto Sans S Chinese, renamed.',
    1: fontFamily,
    2: style,
    3: `1.000;${fontFamily}-${style}`,
    4: `${fontFamily} ${style}`,
    5: 'Version 1.000',
    6: `${fontFamily.replaceAll(' ', '')}-${style}`,
    13: 'SIL Open Font License, Version 1.1',
    14: 'https://openfontlicense.org',
  }
}
