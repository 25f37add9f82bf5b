/** Of a picture file what draws it, apart from what was written beside it. */
export interface Split {
  readonly parts: readonly Buffer[]
  /** A TIFF block; null where there is none. */
  readonly exif: Buffer | null
}
