import { describe, expect, it } from 'vitest'
import { run } from '../support/process.ts'

const typed = (args: readonly string[], variables: Record<string, string> = {}) =>
  run('test/scripts/typed.ts', args, variables)

describe('命令的边界', () => {
  it('what was typed arrives, and all that is printed', async () => {
    expect(await typed(['say', 'a.csv', '--at', '2026', '--dry-run'])).toEqual({
      status: 0,
      stdout: '{"options":{"at":"2026","dry-run":true},"rest":["say","a.csv"]}\n',
      stderr: '',
    })
    expect((await typed(['much'])).stdout).toHaveLength(500_000)
  })

  it('help begins with an example and is no failure', async () => {
    const { status, stdout, stderr } = await typed(['--help'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toBe('例：npm run typed -- say --at 2026-11-24\n\n给测试用的命令。\n')
  })

  it.each([
    [['say', '--att', '1'], '没有选项 --att，是不是 --at'],
    [['say', '--dry'], '没有选项 --dry，是不是 --dry-run'],
    [['say', '--colour'], '没有选项 --colour。'],
    [['say', '--at'], '选项 --at 后面要写它的值'],
    [['say', '--at', '--dry-run'], '选项 --at 后面要写它的值'],
    [['say', '--dry-run=yes'], '选项 --dry-run 后面不带值'],
    [[], '少写了动作'],
    [['say', 'a', 'b'], '多写了 b'],
  ])('%j is a wrong call: one line, status 2', async (args, said) => {
    const { status, stdout, stderr } = await typed(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr).toMatch(/^[^\n]+。例：npm run typed -- say --at 2026-11-24\n$/)
  })

  it('an expected failure is one line, status 1', async () => {
    expect(await typed(['expected'])).toEqual({ status: 1, stdout: '', stderr: '文件读不了： 请换一个文件\n' })
  })

  it('any other failure shows neither its stack nor what it is about', async () => {
    for (const how of ['unexpected', 'later']) {
      const { status, stderr } = await typed([how])
      expect(status).toBe(1)
      expect(stderr.trim().split('\n').at(-1)).toMatch(/^程序出错.*LOG_LEVEL=debug/)
      expect(stderr).not.toMatch(/王建国|410881|nobody|\s+at /)
    }
    const { stderr } = await typed(['unexpected'], { LOG_LEVEL: 'debug' })
    expect(stderr).toContain('typed.ts')
  })
})
