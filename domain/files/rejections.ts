import type { Rejected } from '../records/entries.ts'

/** Gathers what is wrong with a file's rows, all of it at once. */
export interface Rejections {
  readonly all: Rejected[]
  /** Says what is wrong with a row; always gives undefined, so that a check can end with it. */
  reject(column: string | null, reason: string): undefined
  /** How many were said so far: a row is good when none came while it was read. */
  count(): number
}

/** For one row of a list; they all go into `all`. */
export function rejectionsOf(all: Rejected[], list: string, row: number): Rejections {
  return {
    all,
    count: () => all.length,
    reject: (column, reason) => {
      all.push({ list, row, column, reason })
    },
  }
}

/** As the command prints it: `第 3 行 people[0].idNumber：校验位不对…`. */
export function rejectedLine({ list, row, column, reason }: Rejected): string {
  return `${list}第 ${row} 行${column === null ? '' : ` ${column}`}：${reason}`
}
