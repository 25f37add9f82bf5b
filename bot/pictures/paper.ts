import type { EChartsCoreOption } from 'echarts/core'
import { fontFamily } from './fonts.ts'

/** Pixels. Wide enough for a phone's screen at full size; the height goes with what is shown. */
export const wide = 1080
export const margin = 48
export const right = wide - margin

/** ux.md, 'Tokens' and 'Pictures'. */
export const colours = {
  text: '#1f2329',
  soft: '#51565d',
  figure: '#1a5fb4',
  earlier: '#6f94c4',
  behind: '#c2410c',
  track: '#e3e6ea',
  tile: '#f5f6f8',
  tick: '#000000',
  paper: '#ffffff',
} as const

export interface Ink {
  readonly size: number
  readonly colour?: string
  readonly bold?: boolean
  /** Default: left. */
  readonly align?: 'left' | 'center' | 'right'
}

/** A shape or words on the sheet, as ECharts' `graphic` takes it. */
export type Mark = Readonly<Record<string, unknown>>

/** One line of words, its middle at `y`. Size, weight and family apart: `font` is ignored in `graphic`. */
export function words(x: number, y: number, text: string, ink: Ink): Mark {
  return {
    type: 'text',
    x,
    y,
    silent: true,
    style: {
      text,
      fontSize: ink.size,
      fontWeight: ink.bold === true ? 'bold' : 'normal',
      // Without quotation marks: they would end the attribute in the SVG.
      fontFamily,
      fill: ink.colour ?? colours.text,
      align: ink.align ?? 'left',
      verticalAlign: 'middle',
    },
  }
}

export function box(x: number, y: number, width: number, height: number, colour: string): Mark {
  return { type: 'rect', silent: true, shape: { x, y, width, height }, style: { fill: colour } }
}

/** What is drawn: marks, and a chart where there is one. */
export interface Sheet {
  readonly height: number
  readonly marks: readonly Mark[]
  readonly chart?: EChartsCoreOption
}

/** Between 1080 and 1500: lower ones are cropped in the chat's preview, higher ones shrunk. */
export const heightFor = (end: number): number => Math.min(1_500, Math.max(1_080, Math.ceil(end)))

/** Signs in pixels, a little more than they take: Han signs are square, digits and marks of ASCII about half of it. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const sign of text) ems += sign > '\u2e80' ? 1 : sign === '%' ? 0.95 : /[,.:\s]/.test(sign) ? 0.3 : 0.6
  return Math.ceil(ems * size)
}

/** `text` so that it fits `width`, with … where something was left out. */
export function fitted(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text
  const signs = [...text]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, size) > width) signs.pop()
  return `${signs.join('')}…`
}
