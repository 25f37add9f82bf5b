import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { migratedServer, type Stopped } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the test files ask for what is made once for all of them. */
    stock: string
    /** A folder that goes when the last test has run. */
    work: string
  }
}

/**
 * Made once for all test files, and only when the first of them asks: a PostgreSQL with a migrated template, a dump of
 * a migrated PGlite, the browser's path. A run of a pure test waits for none of them.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const work = mkdtempSync(join(tmpdir(), 'bangfu-test-'))
  // PostgreSQL runs as another user, who must get through.
  chmodSync(work, 0o711)
  const stops: Stopped[] = []
  const stock: Record<string, () => Promise<string>> = {
    '/postgres': once(() => migratedServer(work, stops)),
    '/snapshot': once(() => migratedSnapshot(work)),
    '/browser': once(async () => (await import('@sparticuz/chromium')).default.executablePath()),
  }
  const server = await listen(stock)
  project.provide('work', work)
  project.provide('stock', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.closeAllConnections()
    server.close()
    for (const stop of stops) await stop()
    rmSync(work, { recursive: true, force: true })
  }
}

function once(make: () => Promise<string>): () => Promise<string> {
  let made: Promise<string> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function listen(stock: Record<string, () => Promise<string>>): Promise<Server> {
  const server = createServer((request, response) => {
    // A kept connection may be closed at the moment in which a test asks again.
    response.setHeader('connection', 'close')
    const made = stock[request.url ?? '']?.() ?? Promise.reject(new Error(`nothing at ${request.url}`))
    made.then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

const snapshotProgram = fileURLToPath(new URL('snapshot.ts', import.meta.url))

async function migratedSnapshot(work: string): Promise<string> {
  const file = join(work, 'migrated.tar')
  await promisify(execFile)(process.execPath, ['--import', 'tsx', snapshotProgram, work, file])
  return file
}
