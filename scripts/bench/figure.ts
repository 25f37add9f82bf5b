/** One line of `npm run bench`. `ratio`: ours to theirs, so that 0.5 is half as fast, or times as slow where `unit` is a time. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly against?: { readonly what: string; readonly value: number }
  readonly ratio?: number
}

/** A benchmark measures its figures in one run, side by side with what they are held against. */
export type Bench = () => AsyncIterable<Figure>

/** The p-th part (0 to 1) of measured values: at 0.99 one in a hundred is larger. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))
