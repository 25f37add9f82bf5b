import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inherited } from '../config.ts'
import { type Simulator, startSimulator } from '../simulator/server.ts'

export const robot = { id: 'bench-robot', secret: 'bench-secret' } as const

/** The simulator without Tencent's limits, so that the program's own speed shows. */
export function fastFarEnd(people: readonly string[]): Promise<Simulator> {
  return startSimulator({
    port: 0,
    people: people.map((id) => ({ id, name: id, role: '' })),
    groups: [],
    botName: '帮扶助手',
    botId: robot.id,
    secret: robot.secret,
    rate: { perMinute: 1e9, perHour: 1e9 },
  })
}

/** V8's flags of `npm start`: young objects are looked through more often, so that 40 MB less lie about. */
const asStarted = ['--max-semi-space-size=4']

export interface Program {
  readonly process: ChildProcess
  /** Resident memory now, in MB. */
  memory(): number
  stop(): Promise<void>
}

/** Starts a program of scripts/ with these variables alone. */
export function program(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Program {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const child = spawn(process.execPath, [...(file === 'start.ts' ? asStarted : []), '--import', 'tsx', path, ...args], {
    env: { ...inherited(), LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    process: child,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Runs a program to its end; throws where it does not end well. */
export async function completed(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const { process: child } = program(file, args, env)
  const status = await new Promise((resolve) => child.once('exit', resolve))
  if (status !== 0) throw new Error(`${file} ended with ${status}`)
}

/** Waits until something subscribed as the robot. */
export async function online(simulator: Simulator): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (simulator.online) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no robot subscribed within a minute')
}
