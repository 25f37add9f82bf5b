/**
 * Runs what arrives while an earlier run is under way as one run: many senders at once then cost the database
 * one round trip and one commit, and a lone caller waits for nobody.
 *
 * @param run takes the items in order of arrival and gives as many results in the same order. Where it throws,
 *   every item is run again by itself, so that one bad item fails alone.
 * @param most items of one run.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  most = 64,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item
    readonly resolve: (result: Result) => void
    readonly reject: (error: unknown) => void
  }
  let queue: Waiting[] = []
  let running = false

  const alone = async (waiting: Waiting): Promise<void> => {
    try {
      const [result] = await run([waiting.item])
      waiting.resolve(result as Result)
    } catch (error) {
      waiting.reject(error)
    }
  }
  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const results = await run(batch.map((waiting) => waiting.item))
      batch.forEach((waiting, index) => {
        waiting.resolve(results[index] as Result)
      })
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const waiting of batch) await alone(waiting)
    }
  }
  const drain = async (): Promise<void> => {
    running = true
    while (queue.length > 0) {
      // One turn of the event loop: what has come in meanwhile goes along, and fifty at once are few round trips.
      await new Promise(setImmediate)
      const batch = queue.slice(0, most)
      queue = queue.slice(most)
      await runBatch(batch)
    }
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (!running) void drain()
    })
}
