import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** An empty folder of its own, gone after the last test. */
export const scratch = (prefix: string): string => mkdtempSync(join(inject('work'), prefix))

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Starts a TypeScript program of this repository with these variables alone, in an empty folder (or `cwd`): neither the
 * environment nor a `.env` of who runs the tests reaches it. Not through npm, which would stand between us and signals.
 */
export function start(
  file: string,
  args: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
  cwd: string = scratch('cwd-'),
): ChildProcess {
  // tsx looks for the compiler's settings, JSX among them, where it is started.
  const env = { TMPDIR: tmpdir(), TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...variables }
  return spawn(process.execPath, ['--import', import.meta.resolve('tsx'), join(root, file), ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs one to its end, with `input` on its standard input. */
export async function run(
  file: string,
  args: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
  input = '',
  cwd?: string,
): Promise<Ended> {
  const child = start(file, args, variables, cwd)
  // One that ends before it has read all is no failure of the test.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (piece: Buffer) => out.push(piece))
  child.stderr?.on('data', (piece: Buffer) => err.push(piece))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }
}

/** Waits until a started program has printed `text`; rejects when it ends before. */
export async function printed(child: ChildProcess, text: string): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (piece: Buffer): void => {
      said += piece.toString()
      if (said.includes(text)) resolve(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', () => reject(new Error(`ended without "${text}": ${said}`)))
  })
}

/** Ends one as a power cut would: it has no chance to do anything more. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}
