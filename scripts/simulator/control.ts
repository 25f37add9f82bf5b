import type { Faults } from './faults.ts'
import type { Line, Received } from './line.ts'
import type { Refusal } from './refusals.ts'

/** What can be made to go wrong, on demand. */
export interface Control {
  /** Cuts every connection without a word; a new one is let in. */
  dropConnection(): void
  /** Cuts, and lets no connection in until it is off again. */
  cut(on: boolean): void
  /** A dead line that is still open: nothing goes out, nothing that comes in is looked at. */
  silent(on: boolean): void
  /**
   * The next `times` requests are refused with this number, carried out or not at all: not at all.
   * Without `cmd` any but heartbeats and log-ins.
   */
  refuse(errcode: Refusal | number, times: number, cmd?: string): void
  /** Delivers each callback twice. */
  twice(on: boolean): void
  /** Any text as a frame to the robot. */
  raw(text: string): void
  /** Carries requests out, but keeps their acks until it is off; heartbeats are acked. */
  holdAcks(on: boolean): void
  /** Throws the robot out as another connection would (`disconnected_event`). */
  kick(): void
  /** All requests that came, log-ins and heartbeats too, oldest first; the last 20,000. */
  readonly frames: readonly Received[]
}

/** `onChange`: told when the line is cut or let in again. */
export const makeControl = (line: Line, faults: Faults, onChange: () => void): Control => ({
  dropConnection: () => line.drop(),
  cut: (on) => {
    faults.cut = on
    if (on) line.drop()
    onChange()
  },
  silent: (on) => {
    faults.silent = on
    line.release()
  },
  refuse: (errcode, times, cmd) => {
    if (times > 0) faults.refusals.push({ errcode, times, cmd: cmd ?? null })
  },
  twice: (on) => {
    faults.twice = on
  },
  raw: (text) => line.raw(text),
  holdAcks: (on) => {
    faults.holding = on
    line.release()
  },
  kick: () => line.kick(),
  frames: line.received,
})
