import { randomFillSync } from 'node:crypto'

// Asking the system for random bits costs more than the rest of an id; a few hundred ids share one question.
const pool = Buffer.alloc(10 * 400)
let next = pool.length
let lastTime = 0
let count = 0

/**
 * A new UUID of version 7 (RFC 9562, method 1): of one process each sorts behind the one before, even within a
 * millisecond or where the clock goes back, so that members stand in the order in which they were read; 62 random bits
 * let nobody guess a neighbour's.
 */
export function newId(now: number = Date.now()): string {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  const bits = pool.subarray(next, next + 10)
  next += 10
  if (now > lastTime) {
    lastTime = now
    // Starts in the lower half, which leaves 2,048 further ids to the same millisecond at least.
    count = bits.readUInt16BE(0) & 0x7ff
  } else if (++count > 0xfff) {
    lastTime += 1
    count = 0
  }
  bits[2] = ((bits[2] ?? 0) & 0x3f) | 0x80
  const time = lastTime.toString(16).padStart(12, '0')
  const random = bits.toString('hex', 2)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${random.slice(0, 4)}-${random.slice(4)}`
}
