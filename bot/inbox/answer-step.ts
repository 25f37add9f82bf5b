import type { Ask } from '../../domain/asks.ts'
import type { Standing } from '../../domain/standing.ts'
import type { SaidLearned } from '../replies/say.ts'
import type { Settled } from './settle.ts'

/** What an answer does to the question that was asked. */
export type Step =
  | { readonly step: 'settled'; readonly settled: readonly Settled[]; readonly learned?: SaidLearned }
  /** `behind`: what is asked behind it, before all else. */
  | { readonly step: 'ask'; readonly question: Ask; readonly behind?: readonly Ask[] }
  | { readonly step: 'cancel' }
  /** A doubtful correction was given up: what stood before it stands again. */
  | { readonly step: 'back'; readonly report: Standing }
  | { readonly step: 'again' }
