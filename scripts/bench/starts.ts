import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../test/support/postgres.ts'
import { inherited } from '../config.ts'
import { type Figure, rounded } from './figure.ts'

/** Seconds from `npm start` to the console's address, on a fresh folder and again. */
export async function* startBench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  try {
    for (const figure of ['start: first, on a fresh folder', 'start: again']) {
      yield { figure, value: rounded(await secondsToStart(folder)), unit: 's' }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function secondsToStart(folder: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../start.ts', import.meta.url))], {
    env: {
      ...inherited(),
      DATA_DIR: join(folder, 'data'),
      KEY_FILE: join(folder, 'data.key'),
      CONSOLE_PORT: `${await freePort()}`,
      SIMULATOR_PORT: `${await freePort()}`,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('模拟器')) break
  const seconds = (performance.now() - begun) / 1_000
  child.kill('SIGTERM')
  await ended
  return seconds
}
