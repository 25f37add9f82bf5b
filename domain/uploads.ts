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
}

/** A row that cannot be taken, as it is kept with the upload: its place and the remedy. */
export interface KeptRejection {
  readonly list: string
  readonly row: number
  readonly column: string | null
  readonly reason: string
}
