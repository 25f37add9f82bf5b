import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run, scratch } from '../support/process.ts'

const roster = {
  households: [
    { code: 'JY-0001', town: '轵城镇', village: '中王村', head: '王建国', members: ['王建国', '李秀英', '王磊'] },
  ],
  cadres: [{ id: 'c1', name: '赵志强', households: ['JY-0001'] }],
}

const file = (name: string, text: string): string => {
  const path = join(scratch('roster-'), name)
  writeFileSync(path, text)
  return path
}

const at = '2024-07-15T10:20:00+08:00'
const parse = (args: readonly string[], input = '') => run('scripts/parse.ts', args, {}, input)
const answers = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

describe('命令 parse', () => {
  it('answers each line in its order, and goes on behind a bad one', async () => {
    const lines = [
      JSON.stringify({ id: 'a', at, text: '11月5日至8日，一毛五' }),
      '不是 JSON',
      '[1]',
      '{"id":"b"}',
      JSON.stringify({ id: 'c', at: '昨天', text: '3户' }),
      JSON.stringify({ id: 'd', at: '2024-07-15T23:20:00Z', text: '今天去了3户' }),
    ]
    const { status, stdout } = await parse(['--values'], lines.join('\n'))
    expect(status).toBe(1)
    expect(answers(stdout)).toEqual([
      { id: 'a', numbers: [0.15], dates: ['2023-11-05', '2023-11-08'] },
      { error: expect.stringContaining('JSON'), line: 2 },
      { error: expect.stringContaining('不是消息'), line: 3 },
      { error: expect.stringContaining('at'), line: 4 },
      { error: expect.stringContaining('at'), line: 5 },
      { id: 'd', numbers: [3], dates: ['2024-07-16'] },
    ])
  })

  it('reads reports with a roster', async () => {
    const path = file('roster.json', JSON.stringify(roster))
    const line = JSON.stringify({ id: 'm1', from: 'c1', at, text: '昨天去王建国家走访，情况稳定' })
    const { status, stdout } = await parse(['--roster', path], `${line}\n`)
    expect(status).toBe(0)
    expect(answers(stdout)).toEqual([
      {
        id: 'm1',
        intent: 'report',
        reports: [
          {
            kind: 'visit',
            household: 'JY-0001',
            person: '王建国',
            village: null,
            date: '2024-07-14',
            fields: { situation: 'stable' },
          },
        ],
        command: null,
        problems: [],
      },
    ])
  })

  it('says which reader made what', async () => {
    const { stdout } = await parse(['--values', '--why'], JSON.stringify({ id: 'a', at, text: '👍１毛５' }))
    expect(answers(stdout)).toMatchObject([{ why: [{ words: '１毛５', reader: '块毛分', value: 0.15 }] }])
  })

  it('survives a text of a million characters and half a surrogate', async () => {
    const lines = [
      JSON.stringify({ id: 'a', at, text: '一百'.repeat(500_000) }),
      JSON.stringify({ id: 'b', at, text: '\ud83d3户' }),
    ]
    const { status, stdout } = await parse(['--values'], lines.join('\n'))
    expect(status).toBe(0)
    expect(answers(stdout)[1]).toEqual({ id: 'b', numbers: [3], dates: [] })
  })

  it.each([
    [['--rooster', 'x'], 2, '没有选项 --rooster'],
    [[], 2, '--roster'],
    [['--values', '--roster', 'x'], 2, '只写一个'],
    [['--roster', '/nowhere/roster.json'], 1, '读不到名册'],
    [['--roster', file('a.json', '{')], 1, '不是 JSON'],
    [['--roster', file('b.json', '{"households":[{"code":1}],"cadres":[]}')], 1, '有误'],
  ])('%j ends with status %i and one line', async (args, code, said) => {
    const { status, stdout, stderr } = await parse(args)
    expect({ status, stdout }).toEqual({ status: code, stdout: '' })
    expect(stderr).toContain(said)
    expect(stderr.trimEnd()).not.toContain('\n')
  })
})
