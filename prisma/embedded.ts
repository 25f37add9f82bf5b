import { PGlite } from '@electric-sql/pglite'
import { PglitePgConnection } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'

/**
 * Opens PGlite: on disk in `folder` (made when missing, with its parents), or in memory from a dump. Every extension
 * that a migration names must be named here as well, at every open.
 */
export function openLite(where: { readonly folder: string } | { readonly snapshot: Blob }): Promise<PGlite> {
  return 'folder' in where ? PGlite.create({ dataDir: where.folder }) : PGlite.create({ loadDataDir: where.snapshot })
}

/**
 * A pool on PGlite's one session. `max: 1` makes everybody wait for who holds it: a transaction has the database for
 * itself, and a query outside of it waits until it ends.
 */
export function poolOnLite(lite: PGlite): pg.Pool {
  const session = { free: Promise.resolve() }
  // pg's own types know no `connection`, the place for a transport other than a socket.
  class LiteClient extends pg.Client {
    constructor() {
      super({ connection: liteConnection(lite, session) } as pg.ClientConfig)
    }
  }
  return new pg.Pool({
    Client: LiteClient,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
  } as pg.PoolConfig)
}

/**
 * A client's connection. The pool drops a client after any failed query; the session behind it lives on, so what the
 * client left in it (an open transaction, named statements) goes before the next client speaks.
 */
function liteConnection(lite: PGlite, session: { free: Promise<void> }): PglitePgConnection {
  const connection = new PglitePgConnection({ pglite: lite })
  const own = {
    connect: connection.connect.bind(connection),
    parse: connection.parse.bind(connection),
  }
  connection.connect = async (port, host) => {
    await session.free
    return own.connect(port, host)
  }
  // 0.5.16 throws on the `types` object that Prisma's adapter sends along; it is for reading results only.
  connection.parse = (query) => own.parse({ ...query, types: undefined } as never)
  connection.end = () => {
    connection.removeAllListeners()
    session.free = session.free.then(() => clear(lite))
    session.free.then(
      () => connection.emit('end'),
      () => connection.emit('end'),
    )
  }
  return connection
}

async function clear(lite: PGlite): Promise<void> {
  if (lite.closed) return
  await lite.exec('ROLLBACK')
  await lite.exec('DISCARD ALL')
}
