import { describe, expect, it } from 'vitest'
import { render } from '../../bot/replies/render.ts'
import type { SaidHouseholdFacts } from '../../bot/replies/say.ts'
import { group, li, other, read, single, today, wang } from './said.ts'

const facts: SaidHouseholdFacts = {
  household: wang,
  type: '一般脱贫户',
  members: [
    { name: '王建国', relation: '户主' },
    { name: '李秀英', relation: '配偶' },
    { name: '王磊', relation: '之子' },
    { name: '王小雨', relation: '之女' },
  ],
  income: { wage: 36000, business: 8000, transfer: 5900 },
  perCapita: 12480,
  monitoringLine: 8300,
  openCases: [],
  measures: ['养羊 20 只，进行中'],
  lastVisit: { date: '2024-07-09', by: '赵志强' },
  work: [],
  perhapsUnclaimed: ['务工交通补贴（王磊）'],
}

describe('查', () => {
  it('一户八行，一行一件事', () => {
    expect(read({ say: 'household', today, facts })).toEqual([
      '王建国 · 中王村 · 一般脱贫户',
      '4 人：王建国（户主）、李秀英、王磊、王小雨',
      '本年人均纯收入 12,480 元（监测范围 8,300 元）',
      '合计 4.99万元：工资 3.6万，经营 0.8万，转移 0.59万',
      '监测个案：无',
      '措施：养羊 20 只，进行中',
      '最近走访：7月9日（周二）赵志强',
      '可能漏领：务工交通补贴（王磊）',
    ])
  })

  it('有务工也不过八行', () => {
    const lines = read({ say: 'household', today, facts: { ...facts, work: ['王磊 宁波 月工资 5,500 元'] } })
    expect(lines).toHaveLength(8)
    expect(lines).toContain('务工：王磊 宁波 月工资 5,500 元')
    expect(lines).toContain('监测个案：无；措施：养羊 20 只，进行中')
  })

  it('不知道的不写零', () => {
    const bare = { ...facts, type: null, income: {}, perCapita: null, monitoringLine: null, lastVisit: null }
    const lines = read({ say: 'household', today, facts: { ...bare, measures: [], perhapsUnclaimed: [] } })
    expect(lines).toEqual([
      '王建国 · 中王村',
      '4 人：王建国（户主）、李秀英、王磊、王小雨',
      '监测个案：无',
      '最近走访：没有记录',
    ])
  })

  it('监测范围没有设置，照实说', () => {
    const lines = read({ say: 'household', today, facts: { ...facts, monitoringLine: null } })
    expect(lines[2]).toBe('本年人均纯收入 12,480 元（监测范围未设置）')
  })

  it('本年还没有收入记录，说上一年的', () => {
    const before = { year: 2023, perCapita: 9_870.4, monitoringLine: null }
    const lines = read({ say: 'household', today, facts: { ...facts, income: {}, perCapita: null, before } })
    expect(lines[2]).toBe('2023年人均纯收入 9,870 元（监测范围未设置）')
  })

  it('没有分类的收入算在合计里', () => {
    const lines = read({ say: 'household', today, facts: { ...facts, income: { wage: 8000 }, unsorted: 900 } })
    expect(lines[3]).toBe('合计 8,900 元：工资 8,000 元，其他 900 元')
  })

  it('个案说中文，日子按平常的写法', () => {
    const lines = read({ say: 'household', today, facts: { ...facts, openCases: ['illness（2024-07-01）'] } })
    expect(lines[4]).toBe('监测个案：因病（7月1日）')
  })

  it('群里不说收入和病', () => {
    const sick = { ...facts, openCases: ['因病（2024-07-01）'] }
    expect(read({ say: 'household', today, facts: sick }, group)).toEqual([
      '王** · 中王村 · 一般脱贫户',
      '4 人',
      '最近走访：7月9日（周二）赵**',
      '收入、措施等在单聊里查',
    ])
  })

  it('几户同名，回数字；不在辖区的和没有的一样说', () => {
    expect(read({ say: 'which-query', choices: [wang, other], said: '王建国' })).toEqual([
      '“王建国”有 2 户，回数字：',
      '1 中王村 王建国',
      '2 泗涧村 王建国',
    ])
    expect(read({ say: 'no-such-household', said: '王五' })[0]).toBe('没有“王五”这一户，或不在辖区内')
  })
})

describe('待办和进度', () => {
  const items = [
    { dueOn: today, words: '中王村 月排查' },
    { dueOn: null, words: '补李铁柱的材料' },
    { dueOn: '2024-07-15', words: '李铁柱 入户核实' },
    { dueOn: '2024-07-18', words: '王建国 回访' },
    { dueOn: '2024-07-22', words: '张秀兰 公示' },
  ]

  it('超期的在前，没有日子的在后', () => {
    expect(read({ say: 'todo', today, items, owed: { count: 1, names: ['周大山'], month: 7 } })).toEqual([
      '待办 5 件，1 件超期',
      '超期 2 天：李铁柱 入户核实',
      '今天：中王村 月排查',
      '明天：王建国 回访',
      '7月22日（周一）：张秀兰 公示',
      '没定日子：补李铁柱的材料',
      '本月还有 1 户未走访：周大山',
    ])
  })

  it('没有待办就说没有', () => {
    expect(read({ say: 'todo', today, items: [], owed: null })).toEqual(['没有待办'])
    const owed = { count: 0, names: [], month: 7 }
    expect(read({ say: 'todo', today, items: [], owed })).toEqual(['没有待办', '本月已全部走访'])
  })

  it('群里只说件数', () => {
    expect(render({ say: 'todo', today, items, owed: null }, group)).not.toMatch(/李铁柱|张秀兰/u)
  })

  it('十件以上，其余在详情里', () => {
    const many = Array.from({ length: 30 }, (_, day) => ({ dueOn: '2024-07-20', words: `第${day}件` }))
    const say = { say: 'todo' as const, today, items: many, owed: null }
    expect(read(say)).toHaveLength(12)
    expect(read({ say: 'details', of: say })).toHaveLength(31)
  })

  it('进度先说自己的，再说差得最多的村', () => {
    const villages = [
      { name: '中王村', done: 5, due: 5 },
      { name: '泗涧村', done: 4, due: 5 },
      { name: '赵村', done: 3, due: 5 },
    ]
    expect(read({ say: 'progress', month: 7, area: '轵城镇', done: 12, due: 15, villages })).toEqual([
      '轵城镇 7月走访 12/15 户（80%），差 3 户',
      '赵村 3/5，差 2 户',
      '泗涧村 4/5，差 1 户',
      '另 1 个村已全部完成',
    ])
  })

  it('群里的进度不带干部的名字', () => {
    const say = { say: 'progress' as const, month: 7, area: '赵志强', done: 2, due: 3, villages: [] }
    expect(read(say, group)).toEqual(['7月走访 2/3 户（66%），差 1 户'])
  })

  it('当天头一句，说还差谁', () => {
    const owed = { count: 2, names: ['李铁柱', '周大山'], month: 7 }
    expect(read({ say: 'still-due', owed, today })).toEqual([
      '本月还有 2 户未走访：李铁柱、周大山',
      '走访后发一句：走访 李铁柱',
    ])
  })
})

describe('帮助', () => {
  const own = { households: [wang, li], village: '中王村' }

  it('列出各类，两个例子用自己的户', () => {
    const lines = read({ say: 'help', kind: null, ...own })
    expect(lines.join('')).toMatch(/走访、务工就业、培训持证、突发困难.*移风易俗/u)
    expect(lines.filter((line) => line.startsWith('例：'))).toEqual([
      '例：今天去王建国家走访，情况稳定，住房没问题',
      '例：李铁柱上月去宁波进厂了，一个月5500',
    ])
    expect(lines.length).toBeLessThanOrEqual(6)
  })

  it('说一类：能写什么，怎么写', () => {
    expect(read({ say: 'help', kind: 'visit', ...own })).toEqual([
      '走访：写户主姓名，其他想到什么写什么',
      '可写：情况、住房、饮水、教育、医疗、需求、备注、方式',
      '例：今天去王建国家走访，情况稳定，住房没问题',
      '例：＃走访 李铁柱 电话 吃水有问题 备注：水泵坏了',
    ])
  })

  it('群里和没有户的人，例子里写某某', () => {
    expect(render({ say: 'help', kind: 'visit', ...own }, group)).not.toMatch(/王建国|李铁柱/u)
    const none = read({ say: 'help', kind: 'village-check', households: [], village: null })
    expect(none).toContain('例：某村这个月排查完了，44户，全都正常')
  })
})

describe('没看懂', () => {
  const examples = ['今天去{户}家走访，情况稳定', '{户}上月去宁波进厂了']

  it('一行话，两个例子', () => {
    expect(read({ say: 'unclear', marker: null, examples, households: [wang, li] })).toEqual([
      '未记录：没看出是哪一类。可以这样写：',
      '今天去王建国家走访，情况稳定',
      '李铁柱上月去宁波进厂了',
    ])
  })

  it('不认得的标记，说没有这一类', () => {
    const [first] = read({ say: 'unclear', marker: '#值班', examples })
    expect(first).toBe('未记录：没有“值班”这一类。可以这样写：')
  })

  it('群里的例子不带名字', () => {
    expect(render({ say: 'unclear', marker: null, examples, households: [wang] }, group)).not.toContain('王建国')
  })
})

describe('短的回答', () => {
  it('没有绑定的人只知道怎么绑定，群里去单聊发', () => {
    expect(read({ say: 'how-to-bind' })[0]).toBe('还没有绑定，请发：绑定 姓名 手机号')
    expect(read({ say: 'how-to-bind' }, group)[0]).toBe('还没有绑定，在单聊里发：绑定 姓名 手机号')
  })

  it('库不在的时候，照约定的话说', () => {
    expect(read({ say: 'trouble' })).toEqual(['暂时没能记下，恢复后补记并回复；半小时没有回复，请再发一次'])
  })

  it('答不上的问题再问一遍', () => {
    const question = { ask: 'which-household' as const, reportIds: ['r'], said: '王建国', choices: [wang, other] }
    expect(read({ say: 'ask-again', question })).toEqual([
      '没看懂。“王建国”是哪一户？回数字：',
      '1 中王村 王建国',
      '2 泗涧村 王建国',
    ])
  })

  it('没有一句用不该用的词', () => {
    const pictures = { say: 'evidence', known: 0, refused: [], question: null, today: '2024-07-15' } as const
    const says = [
      { say: 'cancelled' },
      { say: 'nothing-asked' },
      { say: 'how-to-bind' },
      { say: 'trouble' },
      { ...pictures, count: 2, household: wang, kind: 'visit' },
      { ...pictures, count: 1, household: null, kind: null, refused: ['图片不完整，打不开：请再发一次'] },
      { ...pictures, count: 0, household: null, kind: null, refused: ['图片超过 10 MB：发的时候不选“原图”，再发一次'] },
      { say: 'aside', trouble: 'A1' },
      { say: 'media-refused', why: '只收图片和表格' },
    ] as const
    for (const say of says) {
      const text = render(say, single)
      expect(text).not.toMatch(/失败|非法|参数|异常|！|你|您|登陆|其它/u)
      expect(text.split('\n').length).toBeLessThanOrEqual(2)
    }
  })
})
