import { renderAsync } from '@resvg/resvg-js'
import { BarChart, CustomChart } from 'echarts/charts'
import { GraphicComponent, GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { fontFamily, fontFiles } from './fonts.ts'
import { colours, type Sheet, wide } from './paper.ts'

use([BarChart, CustomChart, GraphicComponent, GridComponent, SVGRenderer])

/** A sheet as SVG: some 10 ms of this thread. */
export function svgOf({ height, marks, chart }: Sheet): string {
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: wide, height })
  try {
    canvas.setOption({ animation: false, backgroundColor: colours.paper, ...chart, graphic: { elements: [...marks] } })
    return canvas.renderToSVGString()
  } finally {
    canvas.dispose()
  }
}

/** A sheet as PNG, 1080 px wide. Drawn in a thread of its own, so that answers do not wait for it. */
export async function pngOf(sheet: Sheet): Promise<Buffer> {
  const image = await renderAsync(svgOf(sheet), {
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: fontFamily },
  })
  return image.asPng()
}
