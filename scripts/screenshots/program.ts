import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { inherited } from '../config.ts'

export interface Running {
  readonly console: string
  readonly simulator: string
  readonly username: string
  readonly password: string
  stop(): Promise<void>
}

const lines = { 控制台: 'console', 模拟器: 'simulator', 用户名: 'username', 一次性密码: 'password' } as const

/** Starts the whole program on a fresh folder and reads what it prints: where it is, and who may log in. */
export async function startProgram(folder: string): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../start.ts', import.meta.url))], {
    env: {
      ...inherited(),
      DATA_DIR: join(folder, 'data'),
      KEY_FILE: join(folder, 'data.key'),
      CONSOLE_PORT: '0',
      SIMULATOR_PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const read: Record<string, string> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', value = ''] = line.split(' ')
    const name = lines[word as keyof typeof lines]
    if (name) read[name] = value
    if (name === 'password') break
  }
  return {
    console: read.console ?? '',
    simulator: read.simulator ?? '',
    username: read.username ?? '',
    password: read.password ?? '',
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
