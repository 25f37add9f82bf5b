import { isoOf, type Today } from './days.ts'
import type { Nothing } from './reader.ts'
import type { BadDate, ClockReading, DateReading, VagueTime } from './value.ts'

/** How surely a day was said; see DateReading. */
export interface Said {
  readonly yearSaid?: boolean
  readonly relative?: boolean
}

export function dateReading(
  reader: string,
  start: number,
  end: number,
  day: number,
  today: Today,
  said: Said,
): DateReading {
  const { yearSaid = false, relative = false } = said
  return { type: 'date', span: [start, end], from: isoOf(day), yearSaid, relative, future: day > today.number, reader }
}

export const badDate = (reader: string, start: number, end: number): BadDate => ({
  type: 'bad-date',
  span: [start, end],
  reader,
})

export const vagueTime = (reader: string, start: number, end: number): VagueTime => ({
  type: 'vague-time',
  span: [start, end],
  reader,
})

export const clock = (reader: string, start: number, end: number): ClockReading => ({
  type: 'clock',
  span: [start, end],
  reader,
})

export const nothing = (reader: string, start: number, end: number): Nothing => ({
  type: 'nothing',
  span: [start, end],
  reader,
})
