/** How many of a kind a file would add, change or leave, or did. */
export interface UploadedOf {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** What a households table would change, or did. */
export interface UploadCounts {
  /** Rows of the file. */
  readonly read: number
  readonly households: UploadedOf
  readonly cadres: UploadedOf
  /** Rows that cannot be taken. */
  readonly bad: number
  /** Columns that are missing: until somebody says which they are, nothing is read. */
  readonly missing?: readonly string[]
}

/** A row that cannot be taken, as it is kept with the upload: its place and the remedy. */
export interface KeptRejection {
  readonly list: string
  readonly row: number
  readonly column: string | null
  readonly reason: string
}

type Plain = Readonly<Record<string, unknown>>

/** A household that a file would add or change, as it is shown: each value before and after, numbers masked. */
export interface PreviewRow {
  readonly code: string
  readonly head: string
  readonly kind: 'add' | 'change'
  readonly before: Plain
  readonly after: Plain
  readonly people: readonly { readonly name: string; readonly before: Plain; readonly after: Plain }[]
  /** Members who are new in a household that is known. */
  readonly added: readonly string[]
}
