import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { daily, monthly, weekly } from '../../test/pictures/figures.ts'
import { type Figure, percentile, rounded } from './figure.ts'

const rounds = 12

/** A digest's picture: how long the first and a later one takes, how long answers wait for it, and how large it is. */
export async function* picturesBench(): AsyncGenerator<Figure> {
  const begun = performance.now()
  const { digestPicture } = await import('../../bot/pictures/digest.ts')
  await digestPicture(daily)
  yield { figure: 'pictures: the first, with loading', value: rounded(performance.now() - begun, 0), unit: 'ms' }
  const whole = await drawnWithWholeFonts()
  for (const [name, figures] of Object.entries({ daily, weekly, monthly })) {
    const times: number[] = []
    let bytes = 0
    const stall = monitorEventLoopDelay({ resolution: 1 })
    stall.enable()
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      bytes = (await digestPicture(figures)).length
      times.push(performance.now() - start)
    }
    stall.disable()
    const warm = rounded(percentile(times, 0.5), 0)
    const against = { what: 'a line drawn with the whole fonts', value: whole }
    yield { figure: `pictures: ${name}, warm`, value: warm, unit: 'ms', against, ratio: rounded(warm / whole) }
    yield { figure: `pictures: ${name}, longest that answers wait`, value: rounded(stall.max / 1e6, 0), unit: 'ms' }
    yield { figure: `pictures: ${name}, size`, value: rounded(bytes / 1_000, 0), unit: 'kB' }
  }
}

/** What the font costs that production does not install: 41 MB on the disk, and this for each picture, in milliseconds. */
async function drawnWithWholeFonts(): Promise<number> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const folder = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
  const fontFiles = ['Regular', 'Bold'].map((style) => join(folder, `NotoSansHans-${style}.otf`))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080" font-family="Noto Sans S Chinese"><text y="80" font-size="40">轵城镇</text></svg>`
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    ;(await renderAsync(svg, { font: { fontFiles, loadSystemFonts: false } })).asPng()
    times.push(performance.now() - start)
  }
  return rounded(percentile(times, 0.5), 0)
}
