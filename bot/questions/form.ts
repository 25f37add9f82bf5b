import type { Readable } from 'node:stream'
import type { Asker } from '../../domain/asker.ts'
import { writeXlsx } from '../../domain/files/write-xlsx.ts'
import { everyRow, type List } from '../../domain/lists/list.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Period } from './period.ts'

/** What is asked for, as a list's filter needs it; a Say keeps it, so that the file is made of the same rows. */
export interface Wanted {
  readonly town?: string
  readonly village?: string
  /** A cadre who asks of his own households. */
  readonly cadre?: string
  readonly from: string
  readonly to: string
  /** YYYY-MM-DD: the day on which it was asked. */
  readonly on: string
}

/** One row of an answer: whose name, in which village. */
export interface Named {
  readonly name: string
  readonly village: string
}

/** A question that can be asked over a list. */
export interface Form {
  /** 未走访: what the rows are, as the answer's first line says it. */
  readonly title: string
  readonly unit: '户' | '人' | '村'
  /** What is left of the question without place, time, question word and filling, in every way people say it. */
  readonly cores: readonly string[]
  /** Days it may speak of, the first where none are named; `now`: it knows no days but today. */
  readonly periods: readonly (Period['kind'] | 'now')[]
  /** Without a place: 还有哪些户没走访. */
  readonly example: string
  /** A setting without which nobody is judged, and the day on which it has to be in force. */
  readonly needs?: { readonly key: string; readonly words: string; on(wanted: Wanted): string }
  /** Rows that are told apart. */
  readonly apart?: { readonly words: string; count(db: Database, asker: Asker, wanted: Wanted): Promise<number> }
  /** What the reader has to know of how it was judged. */
  note?(wanted: Wanted): string
  count(db: Database, asker: Asker, wanted: Wanted): Promise<number>
  names(db: Database, asker: Asker, wanted: Wanted, limit: number): Promise<readonly Named[]>
  file(db: Database, asker: Asker, wanted: Wanted): Readable
}

interface Over<Filter, Row> extends Omit<Form, 'cores' | 'count' | 'names' | 'file'> {
  /** Words with a space between them. */
  readonly cores: string
  readonly list: List<Filter, Row>
  filter(wanted: Wanted): Filter
  named(row: Row): Named
}

/** Counting stops here: an answer says 100,000 以上. */
export const countCap = 100_000

/** Makes a question of a list, whatever its filter and rows. */
export function form<Filter, Row>({ cores, list, filter, named, ...rest }: Over<Filter, Row>): Form {
  return {
    ...rest,
    cores: cores.split(' '),
    count: (db, asker, wanted) => list.count(db, asker, filter(wanted), countCap + 1),
    names: async (db, asker, wanted, limit) =>
      (await list.rows(db, asker, filter(wanted), null, limit)).map((row) => named(row)),
    file: (db, asker, wanted) => writeXlsx(rest.title, list.columns, everyRow(list, db, asker, filter(wanted))),
  }
}
