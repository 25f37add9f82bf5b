import { isDay } from '../../domain/calendar.ts'
import type { Context } from '../console.ts'

/** A query parameter as text: the first of several, trimmed; undefined where it is empty or no text. */
export function asked(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name]
  const text = (Array.isArray(value) ? value[0] : value)?.trim()
  return text === undefined || text === '' || text.includes('\0') || text.length > 200 ? undefined : text
}

/** The parameter where it is one of these; anything else is ignored. */
export function oneOf<Word extends string>(text: string | undefined, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === text)
}

/** The parameter where it is a day that exists, YYYY-MM-DD; anything else is ignored. */
export function dayAsked(ctx: Context, name: string): string | undefined {
  const text = asked(ctx, name)
  return text !== undefined && isDay(text) ? text : undefined
}
