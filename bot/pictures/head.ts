import { colours, type Mark, margin, right, widthOf, words } from './paper.ts'

export interface Head {
  /** 轵城镇 走访日报. */
  readonly title: string
  /** 7月17日（周三）. */
  readonly date: string
  /** 57%. */
  readonly figure: string
  /** What the figure is. */
  readonly what: string
  /** Parts of one line; what does not fit is left out, the last first. */
  readonly detail: readonly string[]
}

/** Where the part below the head begins. */
export const belowHead = 330

/** Place and day, one figure that is read in a thumbnail, and beside it what it is. */
export function headOf(head: Head): Mark[] {
  const beside = margin + widthOfFigure(head.figure) + 40
  return [
    ...titleOf(head.title, head.date),
    words(margin, 218, head.figure, { size: 150, bold: true, colour: colours.figure }),
    words(beside, 186, head.what, { size: 52, bold: true }),
    words(beside, 252, detailIn(head.detail, right - beside), { size: 40, colour: colours.soft }),
  ]
}

export function titleOf(title: string, date: string): Mark[] {
  return [
    words(margin, 76, title, { size: 44, bold: true }),
    words(right, 76, date, { size: 38, colour: colours.soft, align: 'right' }),
  ]
}

function detailIn(parts: readonly string[], width: number): string {
  const said = parts.filter((part) => part !== '')
  while (said.length > 1 && widthOf(said.join('，'), 40) > width) said.pop()
  return said.join('，')
}

function widthOfFigure(figure: string): number {
  let ems = 0
  for (const sign of figure) ems += sign === '%' ? 0.96 : sign === ',' ? 0.3 : 0.6
  return ems * 150
}
