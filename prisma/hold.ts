import type { PoolClient } from 'pg'
import type { Database } from './client.ts'

export interface Hold {
  /** Gives the lock back. */
  release(): Promise<void>
}

/** How often a lock whose connection broke is asked for again, in milliseconds. */
const again = 500

/**
 * Takes a lock that only one process may hold, or gives null where another has it. The embedded database has one
 * process anyway. On PostgreSQL the lock lives with its connection, so that it is free when this process dies.
 *
 * When the connection breaks, the lock is asked for again until the database answers: while it is away nobody else can
 * have it either, and the holder goes on. Only when another was faster does `onLost` fire.
 */
export async function hold(db: Database, name: string, onLost: () => void): Promise<Hold | null> {
  if (db.kind === 'embedded') return { release: async () => {} }
  const client = await tryLock(db, name)
  return client && holding(db, name, client, onLost)
}

async function tryLock(db: Database, name: string): Promise<PoolClient | null> {
  const client = await db.pool.connect()
  try {
    const got = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS got', [name])
    if (got.rows[0]?.got === true) return client
    client.release()
    return null
  } catch (error) {
    client.release(true)
    throw error
  }
}

function holding(db: Database, name: string, first: PoolClient, onLost: () => void): Hold {
  let client: PoolClient | null = first
  let released = false

  const regain = async (): Promise<void> => {
    while (!released) {
      try {
        client = await tryLock(db, name)
        if (client) return watch(client)
        released = true
        return onLost()
      } catch {
        await new Promise((resolve) => setTimeout(resolve, again))
      }
    }
  }
  const watch = (watched: PoolClient): void => {
    let broken = false
    const lost = (): void => {
      if (broken || released) return
      broken = true
      client = null
      watched.release(true)
      void regain()
    }
    watched.on('error', lost)
    watched.on('end', lost)
  }
  watch(first)

  return {
    async release() {
      if (released) return
      released = true
      await client?.query('SELECT pg_advisory_unlock(hashtext($1))', [name]).catch(() => undefined)
      client?.release()
    },
  }
}
