import { Expected } from '../errors.ts'
import { type ColumnMapping, type HouseholdColumn, householdColumn, plainHead } from './household-columns.ts'

export interface Head {
  readonly label: string
  readonly column: HouseholdColumn
}

/** Columns are missing that nothing can be known without; one that is not known may be meant. */
export class ColumnsMissing extends Expected {
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
  /** Columns whose meaning somebody has said. */
  readonly said: readonly string[]
  constructor(missing: readonly string[], unknown: readonly string[], said: readonly string[]) {
    super(`表里没有列：${missing.join('、')}；第一行写列名，如 户编号 乡镇 村 户主 姓名 与户主关系`)
    this.missing = missing
    this.unknown = unknown
    this.said = said
  }
}

export interface Heads {
  readonly heads: readonly (Head | undefined)[]
  /** Columns that are not known and of which nobody has said anything, by their plain heads. */
  readonly unknown: readonly string[]
  /** Columns that are known only because somebody said what they mean. */
  readonly said: readonly string[]
}

/**
 * What the first row says of each column. `mapping`: what a person said of columns that are not known. `Expected` where
 * 户编号 or 村 is missing, or where a column was given a meaning that another one has.
 */
export function headsOf(cells: readonly string[], mapping: ColumnMapping): Heads {
  const unknown = new Set<string>()
  const told = new Set<string>()
  const heads = cells.map((label) => {
    const plain = plainHead(label)
    const own = householdColumn(label)
    const said = own === undefined && Object.hasOwn(mapping, plain) ? mapping[plain] : undefined
    const column = own ?? (said ? householdColumn(said) : undefined)
    if (own === undefined && said === undefined && plain !== '') unknown.add(plain)
    if (said !== undefined) told.add(plain)
    return column && { label: label.trim(), column, said: own === undefined }
  })
  const same = (a: HouseholdColumn, b: HouseholdColumn): boolean => a.of === b.of && a.cell === b.cell
  for (const [index, head] of heads.entries()) {
    const twin = heads.find((other, at) => other && head?.said && at !== index && same(other.column, head.column))
    if (twin && head) throw new Expected(`“${head.label}”和“${twin.label}”都当成了同一列，请只留一列`)
  }
  const has = (cell: string): boolean =>
    heads.some((head) => head?.column.of === 'household' && head.column.cell === cell)
  const missing = [['code', '户编号'] as const, ['village', '村'] as const].filter(([cell]) => !has(cell))
  if (missing.length > 0) {
    throw new ColumnsMissing(
      missing.map(([, label]) => label),
      [...unknown],
      [...told],
    )
  }
  return { heads, unknown: [...unknown], said: [...told] }
}
