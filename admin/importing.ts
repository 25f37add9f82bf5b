import { Expected } from '../domain/errors.ts'
import { beatRun, endRun, stoppedWords, type UploadKey } from '../domain/records/upload-runs.ts'
import type { Database } from '../prisma/transact.ts'
import type { Log } from './console.ts'

/** Tells how far a run is; throws where it has to stop. */
export type Progress = (written: number, toWrite: number) => void

/** Carries files out behind the pages: a closed tab ends nothing. */
export interface Importing {
  /** Begins; resolves when it is over, whatever came of it, or after a moment. */
  start(key: UploadKey, work: (progress: Progress) => Promise<unknown>): Promise<void>
  /** How far one is that this process carries out; null for any other. */
  at(id: string): { readonly written: number; readonly toWrite: number } | null
  /** Stops what runs, with nothing written, and waits for it. */
  close(): Promise<void>
}

/** How often a run says on record how far it is. */
const beat = 2_000
/** A small file is done before anybody looks: its answer waits so long. */
const moment = 1_500

class Stopped extends Error {
  override readonly name = 'Stopped'
}

interface Run {
  written: number
  toWrite: number
  readonly over: Promise<void>
}

export function importing({ db, log }: { readonly db: Database; readonly log: Log }): Importing {
  const runs = new Map<string, Run>()
  let stopping = false
  const carry = async (key: UploadKey, run: Omit<Run, 'over'>, work: Parameters<Importing['start']>[1]) => {
    const timer = everyBeat(() => beatRun(db, key, run.written, run.toWrite))
    try {
      await work((written, toWrite) => {
        if (stopping) throw new Stopped()
        run.written = written
        run.toWrite = toWrite
      })
    } catch (error) {
      if (!(error instanceof Expected || error instanceof Stopped))
        log.error({ upload: key.id, ...nameOf(error) }, 'import failed')
      await endRun(db, key, whyOf(error)).catch((err: unknown) =>
        log.error({ upload: key.id, ...nameOf(err) }, 'import not ended'),
      )
    } finally {
      clearInterval(timer)
      runs.delete(key.id)
    }
  }
  return {
    start(key, work) {
      const run = { written: 0, toWrite: 0 }
      const over = carry(key, run, work)
      runs.set(key.id, Object.assign(run, { over }))
      return Promise.race([over, new Promise<void>((resolve) => setTimeout(resolve, moment).unref())])
    },
    at: (id) => runs.get(id) ?? null,
    async close() {
      stopping = true
      await Promise.all([...runs.values()].map(({ over }) => over))
    },
  }
}

/** Name, code and place only: messages of the database quote the values they choke on. */
function nameOf(error: unknown) {
  const { name, code, stack } = error as { name?: string; code?: unknown; stack?: string }
  return {
    error: name,
    code,
    where: stack
      ?.split('\n')
      .find((line) => /^\s+at /.test(line))
      ?.trim(),
  }
}

function whyOf(error: unknown): string {
  if (error instanceof Expected) return error.message
  return error instanceof Stopped ? stoppedWords : '写入时程序出错，什么都没有写入；请再试一次，还不行请找管理员'
}

/** The next waits for the one before: a database that is busy is asked once. */
function everyBeat(tell: () => Promise<void>): NodeJS.Timeout {
  let telling = false
  return setInterval(() => {
    if (telling) return
    telling = true
    // One that is not heard is followed by the next.
    void tell()
      .catch(() => undefined)
      .finally(() => {
        telling = false
      })
  }, beat).unref()
}
