import { longestRun } from './clean.ts'

// Made once: making it costs some 30 µs, a tenth of what a whole answer does.
const inThousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** 12000 → 12,000; 2.50 → 2.5. A number as long as a telephone is none that was meant: （号码）. */
export function figure(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 10 ** longestRun) return '（号码）'
  return inThousands.format(value)
}

/** Exact, as it is recorded: 12,000 元. */
export function yuan(value: number): string {
  return `${figure(value)} 元`
}

/** For summaries: 4.99万元 from 10,000, below that exact. */
export function aboutYuan(value: number): string {
  return Math.abs(value) >= 10_000 ? `${inWan(value)}元` : yuan(value)
}

/** 36000 → 3.6万, two decimals at most. */
export function inWan(value: number): string {
  return `${figure(value / 10_000)}万`
}

/** 12/15 户（80%）; `withShare` false: 12/15 户. */
export function progressOf(done: number, due: number, withShare = true): string {
  const share = due === 0 || !withShare ? '' : `（${shareOf(done, due)}）`
  return `${figure(done)}/${figure(due)} 户${share}`
}

/** 80%, rounded down, so that 100% is all of it; of nothing: —. */
export function shareOf(done: number, due: number): string {
  return due === 0 ? '—' : `${Math.floor((done / due) * 100)}%`
}

/** Against the span before: 比上周多 5 户, 比上周少 2 户, 与上周持平. */
export function changeOf(now: number, before: number, unit: string, span: string): string {
  if (now === before) return `与${span}持平`
  return `比${span}${now > before ? '多' : '少'} ${figure(Math.abs(now - before))} ${unit}`
}
