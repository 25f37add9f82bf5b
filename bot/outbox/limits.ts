/** What one chat may hear, answers and pushes together (wecom.md, 'Limits'). */
const limits = [
  { within: 60_000, most: 30 },
  { within: 3_600_000, most: 1_000 },
] as const

export interface Limits {
  /** Milliseconds until this chat may hear one more; 0: now. */
  wait(chat: string, now: number): number
  /** How many more this chat may hear now. */
  room(chat: string, now: number): number
  /** One was sent to this chat. */
  sent(chat: string, now: number): void
}

/** Remembers what each chat heard within the hour. */
export function chatLimits(): Limits {
  const heard = new Map<string, number[]>()
  let swept = 0
  const sweep = (now: number): void => {
    if (now - swept < 600_000) return
    swept = now
    for (const [chat, times] of heard) if ((times.at(-1) ?? 0) < now - 3_600_000) heard.delete(chat)
  }
  return {
    wait(chat, now) {
      const times = heard.get(chat) ?? []
      let wait = 0
      for (const { within, most } of limits) {
        const first = times.at(-most)
        if (first !== undefined && first > now - within) wait = Math.max(wait, first + within - now)
      }
      return wait
    },
    room(chat, now) {
      const times = heard.get(chat) ?? []
      const left = limits.map(({ within, most }) => most - times.filter((time) => time > now - within).length)
      return Math.max(0, Math.min(...left))
    },
    sent(chat, now) {
      sweep(now)
      const times = heard.get(chat)
      if (!times) heard.set(chat, [now])
      else if (times.push(now) > 1_000) times.shift()
    },
  }
}
