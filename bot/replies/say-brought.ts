import type { Ask } from '../../domain/asks.ts'
import type { KindCode } from '../../domain/kinds/index.ts'
import type { UploadCounts } from '../../domain/uploads.ts'
import type { SaidHousehold } from './say.ts'

/** Pictures that came with words. */
export interface SaidPictures {
  readonly count: number
  /** Of these, those that are cut or broken and cannot be shown. */
  readonly broken?: number
  /** Why the others were not kept, a sentence each. */
  readonly refused: readonly string[]
}

/** Pictures that came alone, and what they prove: a report of `kind`, a household, or what is asked. */
export interface SaidEvidence extends SaidPictures {
  readonly say: 'evidence'
  /** Of `count`, those that proved the same already. */
  readonly known: number
  readonly household: SaidHousehold | null
  readonly kind: KindCode | null
  readonly question: Ask | null
  readonly today: string
  /** 取消 was said: they prove nothing. */
  readonly left?: boolean
}

/** What a households table would change, or has changed. */
export interface SaidImport {
  readonly name: string
  readonly counts: UploadCounts
  /** A line each, by row; at most fifty. */
  readonly rejected: readonly string[]
}
