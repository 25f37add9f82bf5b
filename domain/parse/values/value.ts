import type { Span } from '../types.ts'

interface Base {
  /** Offsets in the normalised text, end exclusive. */
  readonly span: Span
  /** Which reader made it; `parse --why` prints it. */
  readonly reader: string
}

/** An amount or a count. */
export interface NumberReading extends Base {
  readonly type: 'number'
  /** The figure with its multiplier, in the unit that was said (1.5千克 → 1.5; 5分钱 → 0.05 yuan). */
  readonly value: number
  /** False for 几百, 三四千, 两千多: they take up their place, but have no value. */
  readonly exact: boolean
  /** 元, 块, 毛, 钱 or a sign of money was said. */
  readonly money: boolean
  /** Measure word right behind, as written: 亩, 头, 只, 斤, 户, 人, 次 … */
  readonly unit?: string
  /** 一个月4500, 4500块/月, 每月4500, 一年三万六. */
  readonly per?: 'day' | 'month' | 'year'
  readonly negative?: boolean
  /** 第三, or the figure that numbers a line (1、2、). */
  readonly ordinal?: boolean
}

/** One day, or the days from `from` to `to`. */
export interface DateReading extends Base {
  readonly type: 'date'
  /** YYYY-MM-DD */
  readonly from: string
  /** YYYY-MM-DD, the last day of a span. */
  readonly to?: string
  /** A year was said: in figures, or as 去年, 今年, 明年. */
  readonly yearSaid: boolean
  /** Counted from the day of the message: 昨天, 上周三, 三天前, 本月3号. */
  readonly relative: boolean
  /** It, or its last day, lies after the day of the message. */
  readonly future: boolean
}

/** A day or month that does not exist: 11月31日. */
export interface BadDate extends Base {
  readonly type: 'bad-date'
}

export interface MonthReading extends Base {
  readonly type: 'month'
  /** YYYY-MM */
  readonly month: string
  /** YYYY-MM, the last month of a span. */
  readonly to?: string
}

export interface YearReading extends Base {
  readonly type: 'year'
  readonly year: number
}

/** A time that names no day: 月底, 前几天, 腊月, 夏天, 每周一. It takes up its place and says nothing. */
export interface VagueTime extends Base {
  readonly type: 'vague-time'
}

export interface DurationReading extends Base {
  readonly type: 'duration'
  /** In `unit`: 半年 is 0.5 year. Null where it is not exact (几个月, 一年多). */
  readonly amount: number | null
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year'
  /** The unit as written: 天, 个月, 星期. */
  readonly said: string
  /** It tells what an amount is for (一个月 of 一个月4500); that amount has `per`. */
  readonly rate?: boolean
}

export interface ClockReading extends Base {
  readonly type: 'clock'
}

export type Reading =
  | NumberReading
  | DateReading
  | BadDate
  | MonthReading
  | YearReading
  | VagueTime
  | DurationReading
  | ClockReading
