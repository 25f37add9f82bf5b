import type { Role } from '../../domain/asker.ts'
import type { Named, Wanted } from '../questions/form.ts'
import type { FormName } from '../questions/forms.ts'
import type { Period } from '../questions/period.ts'
import type { Owed, TodoLine } from './say.ts'

/** What is said to who leads an area: lists he asked for, whom he had reminded, his group. A part of `Say`. */
export type SaidToLeader =
  | {
      readonly say: 'listed'
      readonly today: string
      readonly form: FormName
      /** 未走访. */
      readonly title: string
      readonly unit: '户' | '人' | '村'
      /** Null: the sender's own households. */
      readonly area: string | null
      readonly period: Period | null
      readonly total: number
      /** There are more than `total`. */
      readonly capped: boolean
      /** The first ten. */
      readonly names: readonly Named[]
      /** Of them, those that are told apart. */
      readonly apart: { readonly words: string; readonly count: number } | null
      readonly note: string | null
      /** Of what the file is made: as narrow as the answer was. */
      readonly asked: { readonly wanted: Wanted; readonly role: Role; readonly area: string }
    }
  /** A question that is not read exactly: two that can be, to be asked of this area (null: the sender's own). */
  | { readonly say: 'ask-near'; readonly area: string | null; readonly examples: readonly string[] }
  /** Of a place that is not the sender's; `area`: what he leads, null: only his own households. */
  | { readonly say: 'ask-outside'; readonly area: string | null; readonly example: string }
  /** Several villages of that name. */
  | { readonly say: 'ask-which'; readonly choices: readonly string[] }
  /** A policy number that nobody has set for that day: nothing is judged by it. */
  | { readonly say: 'unset'; readonly what: string; readonly on: string; readonly today: string }
  /** The list goes as a file behind this. */
  | { readonly say: 'list-file'; readonly of: Extract<SaidToLeader, { say: 'listed' }> }
  | { readonly say: 'no-list'; readonly why: 'none' | 'empty' | 'group' }
  /** To a cadre, because a leader asked for it. */
  | {
      readonly say: 'urge'
      readonly today: string
      readonly owed: Owed | null
      /** Of the month, today not counted. */
      readonly daysLeft: number
      /** Villages whose 月排查 of this month is missing. */
      readonly checks: readonly string[]
      /** Due by today. */
      readonly todos: readonly TodoLine[]
    }
  | {
      readonly say: 'urge-done'
      readonly area: string
      /** Cadres who owe something, those who were told now, and those who were told earlier today. */
      readonly owing: number
      readonly told: number
      readonly before: number
      readonly households: number
      readonly checks: number
      /** Who is not bound or never wrote. */
      readonly unreached: readonly string[]
    }
  | {
      readonly say: 'urge-refused'
      readonly why: 'not-you' | 'unknown' | 'outside' | 'night'
      readonly area: string | null
    }
  /** `was`: the area the group heard of before. */
  | { readonly say: 'group-bound'; readonly area: string; readonly was: string | null; readonly already: boolean }
  /** `area`: what the group heard of until now. */
  | { readonly say: 'group-unbound'; readonly area: string }
  | {
      readonly say: 'unbind-refused'
      readonly why: 'not-here' | 'not-you' | 'not-bound' | 'outside'
      /** What the group hears of; null where it is not told. */
      readonly area: string | null
    }
  | {
      readonly say: 'group-refused'
      readonly why: 'not-here' | 'not-you' | 'no-area' | 'unknown' | 'outside' | 'taken'
      /** What the sender leads; of one that is taken: whose it is. */
      readonly area: string | null
    }
