import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { freePort } from '../support/postgres.ts'
import { kill, printed, root, run, scratch, start } from '../support/process.ts'

const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child)
})

interface Place {
  readonly env: Readonly<Record<string, string>>
  readonly console: string
  readonly simulator: string
}

async function place(): Promise<Place> {
  const folder = scratch('start-')
  const [consolePort, simulatorPort] = [await freePort(), await freePort()]
  return {
    console: `http://127.0.0.1:${consolePort}`,
    simulator: `http://127.0.0.1:${simulatorPort}`,
    env: {
      DATA_DIR: join(folder, 'data'),
      KEY_FILE: join(folder, 'data.key'),
      CONSOLE_PORT: `${consolePort}`,
      SIMULATOR_PORT: `${simulatorPort}`,
      LOG_LEVEL: 'error',
    },
  }
}

function begin({ env }: Place): ChildProcess {
  const child = start('scripts/start.ts', [], env)
  children.push(child)
  return child
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const closed = once(child, 'close')
  child.kill(signal)
  const [status] = (await closed) as [number | null]
  return status
}

/** Says something on the simulator's page, as its script does. */
async function say(address: string, from: string, text: string): Promise<void> {
  const answer = await fetch(`${address}/api/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, 'x-simulator': '1' },
    body: JSON.stringify({ from, text }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

describe('npm start', () => {
  test('prints where everything is and a one-time password, answers, and stops on SIGTERM', async () => {
    const here = await place()
    const child = begin(here)
    const said = await printed(child, '一次性密码')
    expect(said).toContain(`控制台 ${here.console}\n`)
    expect(said).toContain(`模拟器 ${here.simulator}\n`)
    expect(said).toMatch(/^用户名 \S+$/m)
    expect(said).toMatch(/一次性密码 \S+/)
    expect((await fetch(`${here.console}/healthz`)).status).toBe(200)
    const ready = await fetch(`${here.console}/readyz`)
    expect(await ready.json()).toMatchObject({ database: 'ok' })
    expect((await fetch(here.simulator)).status).toBe(200)
    const second = await run('scripts/start.ts', [], { ...here.env, CONSOLE_PORT: '0', SIMULATOR_PORT: '0' })
    expect(second.status).toBe(1)
    expect(second.stderr.trim().split('\n')).toHaveLength(1)
    expect(await ended(child, 'SIGTERM')).toBe(0)
  }, 90_000)

  test('through npm too, Ctrl-C stops all of it', async () => {
    const here = await place()
    const npm = spawn('npm', ['start'], {
      cwd: root,
      env: { PATH: process.env.PATH, ...here.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(npm)
    await printed(npm, '一次性密码')
    expect(await ended(npm, 'SIGINT')).toBe(0)
    await expect(fetch(`${here.console}/healthz`)).rejects.toThrow()
  }, 90_000)

  test('the first message becomes a record that export shows after the stop', async () => {
    const here = await place()
    const child = begin(here)
    await printed(child, '一次性密码')
    await say(here.simulator, 'c1', '今天去王建国家走访，情况稳定，住房没问题；他儿子王磊在宁波打工一个月5500')
    await expect
      .poll(async () => (await fetch(`${here.console}/metrics`)).text(), { timeout: 15_000 })
      .toMatch(/reports_total\{kind="employment"\} 1/)
    expect(await ended(child, 'SIGTERM')).toBe(0)
    const exported = await run('scripts/export.ts', ['reports'], here.env)
    expect(exported.status).toBe(0)
    const rows = exported.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.slice(-2)).toMatchObject([
      { kind: 'visit', household: 'JY-0001', fields: { situation: 'stable', housing: 'ok' }, status: 'recorded' },
      { kind: 'employment', person: '王磊', fields: { place: '宁波', monthlyWage: 5500 }, status: 'recorded' },
    ])
  }, 120_000)

  test.each([
    ['CONSOLE_PORT', { CONSOLE_PORT: '写错' }],
    ['RUN', { RUN: 'bot,robot' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['WECOM_BOT_ID', { WECOM_BOT_ID: 'only-half' }],
  ])('a wrong %s is one line that names it, and nothing is opened', async (name, wrong) => {
    const here = await place()
    const { status, stderr, stdout } = await run('scripts/start.ts', [], { ...here.env, ...wrong })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(name)
  })

  test('a port that is taken is one line that names its variable', async () => {
    const here = await place()
    begin(here)
    await printed(children[0] as ChildProcess, '一次性密码')
    const other = await place()
    const { status, stderr } = await run('scripts/start.ts', [], {
      ...other.env,
      CONSOLE_PORT: new URL(here.console).port,
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/CONSOLE_PORT/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }, 90_000)

  test('a word too many is called wrongly', async () => {
    const { status, stderr } = await run('scripts/start.ts', ['--fast'], (await place()).env)
    expect(status).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
