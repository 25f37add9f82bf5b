/** Tencent's limits (developer.work.weixin.qq.com/document/path/101463); bytes and milliseconds. */
export const limits = {
  /** Answers and pushes together, to one chat; refreshes of a bubble counted too, which may be stricter than Tencent. */
  perMinute: 30,
  perHour: 1000,
  uploadsPerMinute: 30,
  uploadsPerHour: 1000,
  contentBytes: 20_480,
  answerWithin: 24 * 3_600_000,
  streamWithin: 10 * 60_000,
  /** A welcome and a card's update. */
  eventWithin: 5_000,
  downloadWithin: 5 * 60_000,
  mediaWithin: 3 * 24 * 3_600_000,
  chunkBytes: 512 * 1024,
  chunks: 100,
  leastBytes: 5,
  mostBytes: { image: 10 << 20, video: 10 << 20, voice: 2 << 20, file: 20 << 20 },
} as const

const MINUTE = 60_000
const HOUR = 3_600_000
const MANY_KEYS = 20_000

/** Says yes and counts, or says no and does not. */
export type Rate = (key: string) => boolean

/**
 * A guard over the last minute and the last hour, for each key apart. Both windows slide.
 */
export const makeRate = (perMinute: number, perHour: number, now: () => Date): Rate => {
  const taken = new Map<string, number[]>()
  const forget = (at: number): void => {
    for (const [key, times] of taken) if ((times.at(-1) ?? 0) <= at - HOUR) taken.delete(key)
  }
  return (key) => {
    const at = now().getTime()
    let times = taken.get(key)
    if (!times) {
      if (taken.size >= MANY_KEYS) forget(at)
      times = []
      taken.set(key, times)
    }
    while ((times[0] ?? at) <= at - HOUR) times.shift()
    const before = times.at(-perMinute)
    if (times.length >= perHour) return false
    if (times.length >= perMinute && before !== undefined && before > at - MINUTE) return false
    times.push(at)
    return true
  }
}

/** Whether a text fits into a bubble: measured in UTF-8, as Tencent does, not in characters. */
export const fits = (text: string): boolean => Buffer.byteLength(text) <= limits.contentBytes

/** Keeps a map within its bound; what was put in first goes first. */
export const dropOldest = (map: Map<string, unknown>, most: number): void => {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
