import type { PoolClient } from 'pg'
import type { Database } from './client.ts'

export interface Hold {
  /** Gives the lock back. */
  release(): Promise<void>
}

/**
 * Takes a lock that only one process may hold, or gives null where another has it. It lives with its connection: when
 * this process dies or the line breaks, PostgreSQL frees it, and `onLost` says so here. The embedded database has one
 * process anyway.
 */
export async function hold(db: Database, name: string, onLost: () => void): Promise<Hold | null> {
  if (db.kind === 'embedded') return { release: async () => {} }
  const client = await db.pool.connect()
  const got = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS got', [name])
  if (got.rows[0]?.got !== true) {
    client.release()
    return null
  }
  return holding(client, name, onLost)
}

function holding(client: PoolClient, name: string, onLost: () => void): Hold {
  let released = false
  const lost = (): void => {
    if (released) return
    released = true
    client.release(true)
    onLost()
  }
  client.on('error', lost)
  client.on('end', lost)
  return {
    async release() {
      if (released) return
      released = true
      await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]).catch(() => undefined)
      client.release()
    },
  }
}
