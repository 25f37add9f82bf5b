import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Expected } from '../domain/errors.ts'

/** A held lock; `release` gives it up and may be called twice. */
export interface Lock {
  release(): void
}

/**
 * Takes the lock file at `path`, or throws `Expected` naming the process that holds it. Two processes on one PGlite
 * folder both acknowledge writes and lose rows silently (electric-sql/pglite #1106), so a lock is taken over only from
 * a process that is dead for certain, never by age. Processes of another machine or container that share the folder
 * are not seen: their numbers mean nothing here.
 */
export async function takeLock(path: string): Promise<Lock> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (create(path)) return held(path)
    const holder = read(path)
    if (holder === undefined) continue
    // The holder writes its number right after it made the file: an empty one is just being written.
    if (holder === '') await wait(20)
    else if (alive(holder)) throw new Expected(refusal(path, holder))
    else await takeOver(path, holder)
  }
  throw new Expected(`嵌入式数据库的锁文件 ${path} 是空的；确认没有别的进程在用它之后，删除这个文件再运行`)
}

const refusal = (path: string, holder: string): string =>
  `嵌入式数据库正被进程 ${pidOf(holder)} 使用（${path}）；请先停掉它，或改用 PostgreSQL（设 DATABASE_URL）`

function held(path: string): Lock {
  return {
    release: () => {
      if (read(path) === ourselves) rmSync(path, { force: true })
    },
  }
}

/** Makes the file with our name in it, unless there is one. */
function create(path: string): boolean {
  let file: number
  try {
    file = openSync(path, 'wx', 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  try {
    writeSync(file, ourselves)
    fsyncSync(file)
    return true
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/**
 * Moves a dead holder's file away. Another process may have done so and made its own in between: then what was moved
 * is not what was read, and goes back.
 */
async function takeOver(path: string, holder: string): Promise<void> {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (read(aside) === holder) rmSync(aside, { force: true })
  else renameSync(aside, path)
  await wait(20)
}

/** `PID START`, the start telling a process from another one of the same number. */
const ourselves = `${process.pid} ${startOf(process.pid) ?? performance.timeOrigin}`

const pidOf = (holder: string): number => Number.parseInt(holder, 10)

/** Dead only when the system knows no such process, or when that number now belongs to another one. */
function alive(holder: string): boolean {
  const pid = pidOf(holder)
  if (!Number.isSafeInteger(pid) || pid <= 0) return true
  // After a restart of a container we often are what the dead one was: process 1.
  if (pid === process.pid) return holder === ourselves
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
  const start = holder.split(' ')[1] ?? ''
  const now = startOf(pid)
  return now !== 'ended' && (start === '' || now === undefined || now === start)
}

/**
 * When a process began, in words that no other process of the same number has: the boot's name and the ticks since.
 * `ended` for one that is dead but not yet collected by its parent; nothing where the system does not tell (no Linux).
 */
function startOf(pid: number): string | undefined {
  try {
    // The second field, the program's name, may hold spaces and brackets: the rest begins after the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended'
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
