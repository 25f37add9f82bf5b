import type { KindCode } from '../../kinds/index.ts'
import type { Fact } from '../fact.ts'

/** How a kind is heard: the words that speak for it, where another fact of it begins, and how its fields are read. */
export interface Heard {
  readonly kind: KindCode
  /** Words that decide (4), speak for it (2), or only support it (1), separated by blanks. */
  readonly strong: string
  readonly plain: string
  readonly weak: string
  /**
   * What makes a clause tell of one matter: two clauses with different cores are two facts. Null where the clause
   * only adds to what was told before.
   */
  readonly core?: (text: string) => string | null
  /** Reads what a marker or label did not name. Labelled fields are filled before. */
  readonly read: (fact: Fact) => void
}
