import { setImmediate } from 'node:timers/promises'

/** How long work on a large file may keep others waiting at a stretch, in milliseconds. */
const stretch = 12
/** The clock is looked at once in so many calls. */
const often = 32

/**
 * For loops over large files: called once an item, it now and then lets pages and messages have their turn. Gives a
 * promise only where there is something to wait for.
 */
export function breather(): () => Promise<void> | undefined {
  let since = performance.now()
  let calls = 0
  return () => {
    if (++calls % often !== 0 || performance.now() - since < stretch) return undefined
    return setImmediate().then(() => {
      since = performance.now()
    })
  }
}
