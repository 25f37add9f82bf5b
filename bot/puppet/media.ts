import { download, type Fetched, mostMediaBytes } from './download.ts'
import type { Heard } from './heard.ts'

/** Twice the largest file: what waits for the inbox may not grow with a flood of pictures. */
const mostHeldBytes = 2 * mostMediaBytes
const atOnce = 2
/** Pictures that wait for a free download; beyond it a message's media are not fetched. */
const mostWaiting = 200

/** What was fetched, by message. Each entry resolves; none rejects. */
export interface Media {
  /** Begins fetching all that `heard` carries. The links die in five minutes: so before any queue. */
  begin(heard: Heard): void
  /** What came with a message, in its order; [] where nothing did or it was forgotten. */
  of(msgid: string): Promise<readonly Fetched[]>
}

interface Held {
  readonly fetched: Promise<readonly Fetched[]>
  bytes: number
}

/** Runs at most `atOnce` acts side by side; the others wait in turn. */
function turns() {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Value>(act: () => Promise<Value>): Promise<Value | undefined> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) return undefined
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

const bytesIn = (all: readonly Fetched[]) => all.reduce((sum, one) => sum + (one.ok ? one.bytes.length : 0), 0)

/** An empty store of media; the oldest are forgotten where they come to more than 40 MB. */
export function mediaStore(fetchOne: typeof download = download): Media {
  const held = new Map<string, Held>()
  const inTurn = turns()

  const fetchAll = (heard: Heard) =>
    Promise.all(
      heard.media.map(
        async (link): Promise<Fetched> =>
          (await inTurn(() => fetchOne(link))) ?? {
            ok: false,
            kind: link.kind,
            again: true,
            words: '同时来的图片太多：请稍后再发一次',
          },
      ),
    )

  const makeRoom = () => {
    let sum = [...held.values()].reduce((bytes, one) => bytes + one.bytes, 0)
    for (const [msgid, oldest] of held) {
      if (sum <= mostHeldBytes && held.size <= 2 * mostWaiting) break
      // One that is still being fetched weighs nothing yet, and is waited for.
      if (oldest.bytes === 0 && held.size <= 2 * mostWaiting) continue
      sum -= oldest.bytes
      held.delete(msgid)
    }
  }

  return {
    begin(heard) {
      if (heard.media.length === 0 || held.has(heard.msgid)) return
      const fetched = fetchAll(heard)
      const entry: Held = { fetched, bytes: 0 }
      held.set(heard.msgid, entry)
      void fetched.then((all) => {
        entry.bytes = bytesIn(all)
        makeRoom()
      })
    },
    of: async (msgid) => (await held.get(msgid)?.fetched) ?? [],
  }
}
