import { describe, expect, it } from 'vitest'
import type { SayOf } from '../../bot/replies/say.ts'
import { group, read, single, today } from './said.ts'

const name = (head: string, village = '中王村') => ({ name: head, village })
const asked = { wanted: { from: '2024-07-01', to: '2024-07-31', on: today }, role: 'town', area: '419001102' } as const
const month = { kind: 'month', from: '2024-07-01', to: '2024-07-31' } as const
const say: SayOf<'listed'> = {
  say: 'listed',
  today,
  form: 'not-visited',
  title: '未走访',
  unit: '户',
  area: '轵城镇',
  period: month,
  total: 3,
  capped: false,
  names: [name('李铁柱'), name('李大山'), name('赵全福', '赵村')],
  apart: null,
  note: null,
  asked,
}

describe('问清单', () => {
  it('多少，谁，按村，怎么要全部', () => {
    expect(read(say)).toEqual([
      '轵城镇 7月 未走访 3 户：',
      '中王村：李铁柱、李大山',
      '赵村：赵全福',
      '回复“名单”发 Excel 文件',
    ])
  })

  it('群里姓名写成王**，同姓的合在一起，不发文件', () => {
    expect(read(say, group)).toEqual([
      '轵城镇 7月 未走访 3 户：',
      '中王村：李** 2 个',
      '赵村：赵**',
      '要全部名单，在单聊里问',
    ])
  })

  it('多于十个说一共多少，一行不过三十字', () => {
    const names = Array.from({ length: 10 }, (_, at) => name(`欧阳小${'一二三四五六七八九十'[at]}`))
    const lines = read({ ...say, names, total: 100_000, capped: true })
    expect(lines[0]).toBe('轵城镇 7月 未走访 100,000 户以上：')
    expect(lines).toContain('等 100,000 户')
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(31)
  })

  it('没有就说没有；分开说的、怎么算的跟在后面', () => {
    expect(read({ ...say, total: 0, names: [] })).toEqual(['轵城镇 7月 未走访：没有'])
    const under = { ...say, title: '低于监测范围', period: null, note: '按 2022-10-01 到 2023-09-30 的收入算' }
    expect(read({ ...under, apart: { words: '整户无劳动能力', count: 1 } })).toEqual([
      '轵城镇 低于监测范围 3 户，其中整户无劳动能力 1 户：',
      '中王村：李铁柱、李大山',
      '赵村：赵全福',
      '按 2022年10月1日 到 2023年9月30日 的收入算',
      '回复“名单”发 Excel 文件',
    ])
  })

  it('日子按平常的说法', () => {
    const head = (period: SayOf<'listed'>['period']) => read({ ...say, period, total: 0, names: [] })[0]
    expect(head({ kind: 'day', from: '2024-07-15', to: '2024-07-15' })).toBe('轵城镇 7月15日（周一） 未走访：没有')
    expect(head({ kind: 'week', from: '2024-07-08', to: '2024-07-14' })).toBe('轵城镇 7月8日至7月14日 未走访：没有')
    expect(head({ kind: 'month', from: '2023-12-01', to: '2023-12-31' })).toBe('轵城镇 2023年12月 未走访：没有')
    expect(head({ kind: 'year', from: '2024-01-01', to: '2024-12-31' })).toBe('轵城镇 2024年 未走访：没有')
  })
})

describe('催办', () => {
  const urge: SayOf<'urge'> = {
    say: 'urge',
    today,
    owed: { count: 2, names: ['李铁柱', '赵全福'], month: 7 },
    daysLeft: 14,
    checks: ['中王村'],
    todos: [{ dueOn: '2024-07-13', words: '李铁柱 入户核实' }],
  }

  it('欠什么说什么，最后一行是怎么做', () => {
    expect(read(urge)).toEqual([
      '7月还有 2 户未走访，剩 14 天：',
      '李铁柱、赵全福',
      '中王村本月月排查还没报，20日前报',
      '到期未办：李铁柱 入户核实',
      '走访后发一句：走访 李铁柱',
    ])
    expect(read({ ...urge, owed: null, todos: [] })).toEqual(['中王村本月月排查还没报，20日前报'])
  })

  it('回给负责人的在群里不点干部的名', () => {
    const done = { say: 'urge-done', area: '轵城镇', owing: 3, told: 2, before: 0, households: 5, checks: 0 } as const
    expect(read({ ...done, unreached: ['卢明'] }, single)).toEqual([
      '已催办 2 人（轵城镇）：未走访 5 户',
      '未接通 1 人：卢明',
      '请他们绑定，并给机器人发一句话',
    ])
    expect(read({ ...done, unreached: ['卢明'] }, group).join()).not.toContain('卢')
    expect(read({ ...done, owing: 0, told: 0, households: 0, unreached: [] })).toEqual(['轵城镇没有要催的'])
  })
})
