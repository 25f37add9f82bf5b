import { describe, expect, it } from 'vitest'
import { readConfig } from '../../scripts/config.ts'
import { run } from '../support/process.ts'

describe('variables', () => {
  it('have the defaults of the contract', () => {
    expect(readConfig({})).toEqual({
      dataDir: 'data',
      keyFile: 'data.key',
      logLevel: 'info',
      botName: '帮扶助手',
      run: new Set(['bot', 'jobs', 'console']),
      consoleHost: '127.0.0.1',
      consolePort: 3000,
      simulatorPort: 3001,
    })
  })

  it('an empty one is not set', () => {
    expect(readConfig({ DATABASE_URL: '', CONSOLE_PORT: ' ' })).toEqual(readConfig({}))
  })

  it.each([
    ['DATABASE_URL', 'mysql://a/b'],
    ['DATABASE_URL', 'postgresql'],
    ['KEY_FILE', 'data/sub/k'],
    ['WECOM_BOT_ID', 'only'],
    ['WECOM_BOT_SECRET', 'only'],
    ['WECOM_WS_URL', 'http://x'],
    ['RUN', 'bot,web'],
    ['CONSOLE_PORT', 'abc'],
    ['CONSOLE_PORT', '70000'],
    ['CONSOLE_PORT', '3000.5'],
    ['SIMULATOR_PORT', '-1'],
    ['PUBLIC_URL', 'http://x'],
    ['SESSION_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it('with PostgreSQL a console wants SESSION_SECRET, other parts and commands do not', () => {
    const DATABASE_URL = 'postgresql://u:p@127.0.0.1/d'
    expect(() => readConfig({ DATABASE_URL }, 'start')).toThrow('SESSION_SECRET')
    expect(readConfig({ DATABASE_URL, RUN: 'bot, jobs' }, 'start').run).toEqual(new Set(['bot', 'jobs']))
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
  })

  it('a wrong one ends a command in one line, status 1, with nothing made', async () => {
    const { status, stdout, stderr } = await run('scripts/user.ts', ['list'], {
      CONSOLE_PORT: 'x',
      DATA_DIR: '/nowhere/data',
    })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^CONSOLE_PORT[^\n]+\n$/)
  })
})
