import type { Digest } from '../../domain/lists/digest.ts'
import { changeSheet } from './change.ts'
import { pngOf } from './draw.ts'
import { overviewSheet } from './overview.ts'
import type { Sheet } from './paper.ts'
import { progressSheet } from './progress.ts'

const sheets = {
  daily: progressSheet,
  weekly: changeSheet,
  monthly: overviewSheet,
} as const satisfies { [Which in Digest['digest']]: (figures: Digest) => Sheet }

/** A digest's picture: PNG, 1080 px wide, 1080 to 1500 high, under 300 kB. It holds no person's name. */
export function digestPicture(figures: Digest): Promise<Buffer> {
  return pngOf(sheets[figures.digest](figures))
}
