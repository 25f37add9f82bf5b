import { statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { lastJson, type Workplace, workplace } from '../commands/place.ts'
import { cast } from '../support/cast.ts'
import { onBoth } from '../support/databases.ts'

const nothing = { claimed: 0, sent: 0, skipped: 0 }

onBoth('npm run job', (kind) => {
  let at: Workplace
  beforeAll(async () => {
    at = await workplace(kind)
    await at.type('import', at.write('roster.json', cast))
  })
  const job = async (...words: string[]) => {
    const { status, stdout, stderr } = await at.type('job', ...words)
    return { status, said: stdout === '' ? null : lastJson(stdout), stderr }
  }

  it('试运行说会做什么，什么也不写', async () => {
    const told = await job('visit-reminder', '--at', '2024-07-10T09:00:00+08:00', '--dry-run')
    expect(told).toMatchObject({
      status: 0,
      said: { job: 'visit-reminder', period: '2024-07/1', claimed: 4, sent: 4, skipped: 1 },
    })
    expect(told.stderr).toMatch(/给 c1：\n7月还有 3 户未走访，剩 21 天：[\s\S]*试运行，没有写入/)
  })

  it('执行一次就占住，第二次不占也不发', async () => {
    const first = await job('visit-reminder', '--at', '2024-07-10T09:00:00+08:00')
    expect(first.said).toEqual({ job: 'visit-reminder', period: '2024-07/1', claimed: 4, sent: 4, skipped: 1 })
    const second = await job('visit-reminder', '--at', '2024-07-10T10:00:00+08:00')
    expect(second.said).toEqual({ job: 'visit-reminder', period: '2024-07/1', claimed: 0, sent: 0, skipped: 5 })
  })

  it('备份夜里也做，一天一份，第二次不再做', async () => {
    const at3 = ['backup', '--at', '2024-07-15T03:00:00+08:00']
    const first = await job(...at3)
    expect(first).toMatchObject({ status: 0, said: { period: '2024-07-15', claimed: 1, sent: 0, skipped: 0 } })
    expect((await job(...at3)).said).toMatchObject({ claimed: 0, sent: 0, skipped: 1 })
    const file = `${at.variables.DATA_DIR}/backups/bangfu-2024-07-15.backup`
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('轮不到的日子和夜里什么也不做，并说为什么', async () => {
    const day = await job('visit-reminder', '--at', '2024-07-11T09:00:00+08:00')
    expect(day).toMatchObject({ status: 0, said: { period: null, ...nothing } })
    expect(day.stderr).toContain('2024-07-11')
    const night = await job('visit-reminder', '--at', '2024-07-30T20:00:00+08:00')
    expect(night).toMatchObject({ status: 0, said: { period: '2024-07/3', ...nothing } })
    expect(night.stderr).toContain('夜里')
  })
})

describe('npm run job，写错了', () => {
  let at: Workplace
  beforeAll(async () => {
    at = await workplace('embedded')
  })

  it.each([
    [['visit-remind', '--at', '2024-07-10T09:00:00+08:00'], 'visit-reminder'],
    [['visit-reminder'], '--at'],
    [['visit-reminder', '--at', '昨天'], '昨天'],
    [['visit-reminder', '--at', '2024-02-30T09:00:00+08:00'], '2024-02-30'],
    [['visit-reminder', '--at', '2024-07-10T25:00:00+08:00'], '25:00'],
    [[], '--list'],
  ])('%j 是用法不对', async (words, said) => {
    const { status, stdout, stderr } = await at.type('job', ...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(said)
  })

  it('--list 列出每个任务和它的时间', async () => {
    const { status, stdout } = await at.type('job', '--list')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^visit-reminder\t每月10日、20日和月底前一个工作日 09:00\t/m)
  })
})
