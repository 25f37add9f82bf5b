import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { lastJson, type Workplace, workplace } from './place.ts'

onBoth('seed, export', (kind) => {
  let at: Workplace
  let twin: Workplace
  beforeAll(async () => {
    at = await workplace(kind)
    twin = await workplace(kind)
  })
  const district = ['--households', '40', '--cadres', '3', '--months', '2', '--random', 'x']

  it('a district with its history is written once, and the database must be empty', async () => {
    const { status, stdout } = await at.type('seed', ...district)
    expect(status).toBe(0)
    expect(lastJson(stdout)).toMatchObject({ households: 40 })
    const again = await at.type('seed', ...district)
    expect(again).toMatchObject({ status: 1, stdout: '' })
    expect(again.stderr).toContain('只写空的数据库')
    expect(lastJson((await at.type('audit', 'verify')).stdout)).toMatchObject({ ok: true })
  })

  it('the same seed gives the same district', async () => {
    await twin.type('seed', ...district)
    for (const what of ['reports', 'households']) {
      const one = await at.type('export', what)
      expect(one.stdout.length).toBeGreaterThan(1_000)
      expect((await twin.type('export', what)).stdout).toBe(one.stdout)
    }
  })

  it('reports are JSON lines with the keys of the contract, and the same bytes in a file', async () => {
    const { stdout } = await at.type('export', 'reports')
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const keys = ['message', 'kind', 'household', 'person', 'village', 'date', 'fields', 'status']
    for (const row of rows) expect(Object.keys(row)).toEqual(keys)
    expect(rows.map(({ message }) => message).slice(0, 2)).toContain('seed-1')
    for (const { kind: code, village, household } of rows) {
      if (code === 'village-check')
        expect({ household, named: typeof village }).toEqual({ household: null, named: 'string' })
      else expect(village).toBeNull()
    }
    await at.type('export', 'reports', '--out', `${at.folder}/reports.jsonl`)
    expect(readFileSync(`${at.folder}/reports.jsonl`, 'utf8')).toBe(stdout)
  })

  it('a ledger is a table by its name, the same bytes each time, or JSON lines under its heads', async () => {
    const income = await at.type('export', 'income')
    expect(income.stdout).toMatch(/^\uFEFF?户编号,乡镇,村,户主,期间,工资性收入（元）,/)
    expect((await twin.type('export', 'income')).stdout).toBe(income.stdout)
    const visits = await at.type('export', 'visits', '--format', 'jsonl')
    const [first] = visits.stdout.split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({
      月份: expect.stringMatching(/^\d{4}-\d\d$/),
      状态: expect.any(String),
    })
  })

  it('what there is not is status 2 and names what there is', async () => {
    const { status, stderr } = await at.type('export', 'rports')
    expect(status).toBe(2)
    expect(stderr).toContain('是不是 reports；可以导出的有 reports、problems、audit、households')
  })
})
