import type { Refusal } from './refusals.ts'

/** What goes wrong on purpose; the state that `control.ts` turns and `line.ts` obeys. */
export interface Faults {
  /** Nothing goes out and nothing that comes in is looked at, as on a dead line that is still open. */
  silent: boolean
  /** Requests are carried out, but their acks wait. Heartbeats are acked all the same. */
  holding: boolean
  /** Each callback is sent twice. */
  twice: boolean
  /** No connection is let in. */
  cut: boolean
  refusals: { errcode: Refusal | number; times: number; cmd: string | null }[]
}

export const noFaults = (): Faults => ({ silent: false, holding: false, twice: false, cut: false, refusals: [] })

/** The number this request is refused with on purpose, if it is; counts it. Heartbeats and log-ins only when named. */
export const takeRefusal = (faults: Faults, cmd: string): number | null => {
  const set = faults.refusals.find((one) =>
    one.cmd === null ? cmd !== 'ping' && cmd !== 'aibot_subscribe' : one.cmd === cmd,
  )
  if (!set) return null
  set.times -= 1
  if (set.times <= 0) faults.refusals.splice(faults.refusals.indexOf(set), 1)
  return set.errcode
}
