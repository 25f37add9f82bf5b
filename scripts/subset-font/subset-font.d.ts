declare module 'subset-font' {
  /** The part of a font that draws `text` (it ships no typings of its own). */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'sfnt'; readonly keepFeatures?: readonly string[]; readonly noHinting?: boolean },
  ): Promise<Buffer>
}
