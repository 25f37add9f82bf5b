import { randomFillSync } from 'node:crypto'

// Asking the system for random bits costs more than the rest of an id; a few hundred ids share one question.
const pool = new Uint8Array(10 * 400)
let next = pool.length
let lastTime = 0

/**
 * A new UUID of version 7 (RFC 9562): ids made later sort later by the millisecond, so that indexes grow at one end;
 * the 74 random bits let nobody guess a neighbour's. Never earlier than the one before, even where the clock goes back.
 */
export function newId(now: number = Date.now()): string {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  lastTime = Math.max(lastTime, now)
  const random = Buffer.from(pool.buffer, next, 10).toString('hex')
  next += 10
  const time = lastTime.toString(16).padStart(12, '0')
  const variant = (8 + (Number.parseInt(random.charAt(3), 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}
