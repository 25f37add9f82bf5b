import { fileURLToPath } from 'node:url'

/** The family of the two font files beside this one; scripts/subset-font.ts writes it into them. */
export const fontFamily = 'Bangfu Sans'

/** Regular and Bold, by path. Not WOFF: resvg draws nothing with it. */
export const fontFiles: readonly string[] = ['Regular', 'Bold'].map((style) =>
  fileURLToPath(new URL(`fonts/${style}.otf`, import.meta.url)),
)
