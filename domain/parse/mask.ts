import type { Span } from './types.ts'

/**
 * The message with what was already understood covered by signs of its own, character for character, so that offsets
 * stay and later steps see 〔name〕家种了〔number〕谷子 and never a digit of a name.
 */
export const signs = {
  name: '\uE000',
  number: '\uE001',
  time: '\uE002',
  duration: '\uE003',
  label: '\uE004',
  village: '\uE005',
} as const

export type Sign = keyof typeof signs

export interface Cover {
  readonly span: Span
  readonly sign: Sign
}

/** Covers must be in order and must not overlap. */
export function mask(text: string, covers: readonly Cover[]): string {
  let masked = ''
  let from = 0
  for (const { span, sign } of covers) {
    masked += text.slice(from, span[0]) + signs[sign].repeat(span[1] - span[0])
    from = span[1]
  }
  return masked + text.slice(from)
}
