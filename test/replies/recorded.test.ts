import { describe, expect, it } from 'vitest'
import { render } from '../../bot/replies/render.ts'
import { confirm, group, li, other, outcome, problem, read, report, single, today, wang } from './said.ts'

const work = report({ kind: 'employment', fields: { place: '郑州', destination: 'other-city', monthlyWage: 4500 } })

describe('已记录', () => {
  it('先说结果，再说本人的话，最后说还差谁', () => {
    const owed = { count: 2, names: ['李铁柱', '周大山'], month: 7 }
    expect(read(outcome({ reports: [work], owed }))).toEqual([
      '已记录',
      '王建国（中王村）务工：郑州，月工资 4,500 元',
      '本月还有 2 户未走访：李铁柱、周大山',
    ])
  })

  it('几条都记下了，说条数', () => {
    const son = report({ kind: 'employment', person: '王磊', fields: { place: '宁波', monthlyWage: 5500 } })
    const visit = report({ fields: { situation: 'stable', housing: 'ok' } })
    expect(read(outcome({ reports: [visit, son] }))).toEqual([
      '已记录 2 条',
      '王建国（中王村）走访：情况稳定，住房没问题',
      '王磊（中王村王建国户）务工：宁波，月工资 5,500 元',
    ])
  })

  it('不是今天的才说日期，别的年份带年', () => {
    const dated = (date: string): string | undefined => read(outcome({ reports: [report({ date })] }))[1]
    expect(dated(today)).toBe('王建国（中王村）走访')
    expect(dated('2024-07-15')).toBe('王建国（中王村）7月15日（周一）走访')
    expect(dated('2023-07-15')).toBe('王建国（中王村）2023年7月15日 走访')
  })

  it('错的值留下，说怎么改', () => {
    const wrong = problem({ code: 'bad-value', field: 'date', said: '2月30日', message: '没有“2月30日”，按今天记' })
    expect(read(outcome({ reports: [report()], problems: [wrong] }))).toEqual([
      '已记录',
      '王建国（中王村）走访',
      '没有“2月30日”，按今天记。不对就写：更正 王建国 日期7月17日',
    ])
  })

  it('早已记过的，说只算一次', () => {
    expect(read(outcome({ reports: [report({ known: true })] }))).toEqual([
      '已记录',
      '王建国（中王村）走访（早已记过，只算一次）',
    ])
  })

  it('都走访完了也说一声', () => {
    const owed = { count: 0, names: [], month: 7 }
    expect(read(outcome({ reports: [report()], owed })).at(-1)).toBe('本月已全部走访')
  })

  it('名字多了，一行放不下就写等', () => {
    const names = ['李铁柱', '张秀兰', '周大山', '王建国', '赵全福', '葛长根', '成有才']
    const last = read(outcome({ reports: [report()], owed: { count: 23, names, month: 7 } })).at(-1) ?? ''
    expect(last).toBe('本月还有 23 户未走访：李铁柱、张秀兰、周大山、王建国等')
    expect([...last].length).toBeLessThanOrEqual(31)
  })
})

describe('待确认', () => {
  const doubtful = report({ kind: 'employment', status: 'to-confirm', fields: { monthlyWage: 45000 } })
  const high = problem({ code: 'implausible-amount', field: 'monthlyWage', said: '4万5', message: '月工资太高' })

  it('问一句，答是或一个数', () => {
    const question = confirm({ about: 'implausible-amount', field: 'monthlyWage', said: '4万5', value: 45000 })
    expect(read(outcome({ reports: [doubtful], problems: [high], question }))).toEqual([
      '待确认',
      '王建国（中王村）务工：月工资 45,000 元',
      '“4万5”是 45,000 元吗？回：是，或正确的数，如 4500',
    ])
  })

  it('按读音找到的名字，问是不是他', () => {
    const heard = report({ status: 'to-confirm', household: li, person: '李铁柱' })
    const sound = problem({ code: 'name-by-sound', field: 'household', said: '李铁住' })
    const question = confirm({ about: 'name-by-sound', field: 'household', said: '李铁住', value: '李铁柱' })
    expect(read(outcome({ reports: [heard], problems: [sound], question }))).toEqual([
      '待确认',
      '李铁柱（中王村）走访',
      '“李铁住”是李铁柱（中王村）吗？回：是，或写对的名字',
    ])
  })

  it('还没到的日子，问对不对', () => {
    const ahead = report({ status: 'to-confirm', date: '2024-07-18' })
    const question = confirm({ about: 'future-date', field: 'date', said: '明天', value: '2024-07-18' })
    expect(read(outcome({ reports: [ahead], question })).at(-1)).toBe(
      '“明天”是 7月18日（周四），还没到，对吗？回：是，或正确的日期，如 7月17日',
    )
  })

  it('答不是以后，问对的数', () => {
    const question = { ask: 'value' as const, reportIds: ['r'], field: 'monthlyWage' }
    expect(read(outcome({ question }))).toEqual(['待确认', '月工资是多少元？如 4500'])
  })
})

describe('未记录', () => {
  const question = { ask: 'which-household', reportIds: ['r'], said: '王建国', choices: [wang, other] } as const
  const pending = report({ household: null, person: null, status: 'pending', fields: { situation: 'stable' } })
  const tie = problem({ code: 'ambiguous-household', field: 'household', said: '王建国', message: '有两户' })

  it('问是哪一户，回数字', () => {
    const say = outcome({
      reports: [pending],
      problems: [tie],
      question: { ...question, reportIds: ['r'], choices: [...question.choices] },
    })
    expect(read(say)).toEqual([
      '未记录',
      '王建国 走访：情况稳定',
      '“王建国”是哪一户？回数字：',
      '1 中王村 王建国',
      '2 泗涧村 王建国',
    ])
  })

  it('没有这个名字，列最近的几户', () => {
    const unknown = problem({ code: 'unknown-household', field: 'household', said: '上官云飞', message: '没有' })
    const ask = { ask: 'which-household' as const, reportIds: ['r'], said: '上官云飞', choices: [wang] }
    expect(read(outcome({ reports: [pending], problems: [unknown], question: ask })).slice(2)).toEqual([
      '没找到“上官云飞”，是哪一户？回数字，或写户主姓名：',
      '1 中王村 王建国',
    ])
  })

  it('没写哪一户，只问哪一户', () => {
    const missing = problem({ code: 'missing-field', field: 'household', message: '没写哪一户' })
    const ask = { ask: 'which-household' as const, reportIds: ['r'], said: null, choices: [wang] }
    const fields = { program: 'subsistence-allowance', status: 'approved', amount: 400 }
    const grant = report({ kind: 'assistance', household: null, person: null, status: 'pending', fields })
    expect(read(outcome({ reports: [grant], problems: [missing], question: ask }))).toEqual([
      '未记录',
      '保障补贴：低保已批 400 元',
      '是哪一户？回数字：',
      '1 中王村 王建国',
    ])
  })

  it('没写哪个村，问哪个村', () => {
    const ask = { ask: 'which-village' as const, reportIds: ['r'], choices: [{ code: '4', name: '中王村' }] }
    const check = report({
      kind: 'village-check',
      household: null,
      person: null,
      status: 'pending',
      fields: { checked: 44, findings: 0 },
    })
    expect(read(outcome({ reports: [check], question: ask }))).toEqual([
      '未记录',
      '月排查：查 44 户，都正常',
      '是哪个村？回数字，或写村名：',
      '1 中王村',
    ])
  })
})

describe('几条结果不一样', () => {
  it('有记下的，说记下几条；没记下的在行尾说', () => {
    const heard = report({ status: 'to-confirm', household: li, person: '李铁柱' })
    const lost = report({ household: null, person: null, status: 'pending' })
    expect(read(outcome({ reports: [report(), heard, lost] })).slice(0, 4)).toEqual([
      '已记录 1 条',
      '王建国（中王村）走访',
      '李铁柱（中王村）走访（待确认）',
      '走访（还没定哪一户）',
    ])
  })

  it('没有记下的，有待确认的，第一行是待确认', () => {
    const heard = report({ status: 'to-confirm' })
    const lost = report({ household: null, person: null, status: 'pending' })
    expect(read(outcome({ reports: [lost, heard] }))[0]).toBe('待确认')
  })
})

describe('已更正、已撤回、已确认', () => {
  it('更正写出前后两个数', () => {
    const fixed = report({
      kind: 'employment',
      fields: { place: '郑州', monthlyWage: 4800 },
      was: { monthlyWage: 4500 },
    })
    expect(read(outcome({ lead: 'corrected', reports: [fixed] }))).toEqual([
      '已更正',
      '王建国（中王村）务工：月工资 4,500 → 4,800 元',
    ])
  })

  it('换了人、换了日子，也写前后', () => {
    const moved = report({ household: li, person: null, was: { household: '王建国', date: '2024-07-15' } })
    expect(read(outcome({ lead: 'corrected', reports: [moved] }))[1]).toBe(
      '李铁柱（中王村）走访：原记 王建国，改为 李铁柱，日期 7月15日（周一） → 7月17日（周三）',
    )
  })

  it('撤回和确认以这两个词开头', () => {
    expect(read(outcome({ lead: 'withdrawn', reports: [report({ status: 'withdrawn' })] }))[0]).toBe('已撤回')
    expect(read(outcome({ lead: 'confirmed', reports: [report()] }))[0]).toBe('已确认')
  })
})

describe('六行', () => {
  const many = ['李铁柱', '张秀兰', '周大山', '赵全福', '葛长根', '成有才'].map((head) =>
    report({ household: { ...wang, head }, person: head }),
  )

  it('几户说的一样，多了就合成一行', () => {
    expect(read(outcome({ reports: many }))).toEqual([
      '已记录 6 条',
      '李铁柱、张秀兰、周大山、赵全福、葛长根、成有才（中王村）走访',
    ])
    expect(read(outcome({ reports: many.slice(0, 3) }))).toHaveLength(4)
  })

  it('多的放在详情里，要做的事留下', () => {
    const wrong = problem({ code: 'bad-value', field: 'loss', message: '损失不能是负数，写成 3800' })
    const reports = many.map((each, turn) => ({ ...each, fields: { needs: `第${turn}样` } }))
    const lines = read(outcome({ reports, problems: [wrong], owed: { count: 3, names: ['王建国'], month: 7 } }))
    expect(lines).toHaveLength(6)
    expect(lines[0]).toBe('已记录 6 条')
    expect(lines[4]).toContain('损失不能是负数')
    expect(lines[5]).toBe('回复“详情”看全部')
  })

  it('回详情，一行不少', () => {
    const say = outcome({ reports: many, owed: { count: 3, names: ['王建国'], month: 7 } })
    expect(read({ say: 'details', of: say })).toHaveLength(8)
  })

  it('长的备注剪短，详情里是全的', () => {
    const note = '水泵坏了'.repeat(30)
    const say = outcome({ reports: [report({ fields: { note } })] })
    expect(read(say).at(-1)).toBe('回复“详情”看全部')
    expect(render({ say: 'details', of: say }, single)).toContain(note)
  })

  it('再长的原话也在 20,480 字节以内', () => {
    const reports = Array.from({ length: 40 }, () => report({ fields: { note: '水'.repeat(2000) } }))
    expect(Buffer.byteLength(render({ say: 'details', of: outcome({ reports }) }, single))).toBeLessThanOrEqual(20_480)
  })
})

describe('群里', () => {
  it('名字只留姓，欠谁不点名', () => {
    const say = outcome({ reports: [work], owed: { count: 2, names: ['李铁柱', '周大山'], month: 7 } })
    expect(read(say, group)).toEqual(['已记录', '王**（中王村）务工：郑州，月工资 4,500 元', '本月还有 2 户未走访'])
  })

  it('复姓留两个字，星号不会变成粗体', () => {
    const guan = report({ household: { code: 'x', head: '上官云飞', village: '中王村' }, person: null })
    expect(render(outcome({ reports: [guan] }), group)).toContain(String.raw`上官\*\*（中王村）`)
  })

  it('病、残、自付和备注都不说，说另有内容', () => {
    const fields = { cause: 'illness', selfPaid: 16000, loss: 3800, note: '胰腺炎住院' }
    const lines = read(outcome({ reports: [report({ kind: 'hardship', fields })] }), { ...group, fullNames: true })
    expect(lines).toEqual(['已记录', '王建国（中王村）突发困难：损失 3,800 元', '另有内容已记下，群里不显示'])
  })

  it('每一种病残说法都不出现', () => {
    const secret = [
      report({ kind: 'assistance', fields: { program: 'disability-allowance', status: 'approved' } }),
      report({ kind: 'assistance', fields: { program: 'medical-aid', amount: 2300 } }),
      report({ kind: 'expense', fields: { category: 'medical', amount: 28000, selfPaid: 6500 } }),
      report({ kind: 'member', fields: { event: 'disabled' } }),
      report({ kind: 'case', fields: { step: 'lead', risk: 'disability' } }),
      report({ kind: 'measure', fields: { measure: '送去县医院透析', type: 'medical' } }),
      report({ fields: { medical: 'problem', needs: '要轮椅', note: '瘫在床上' } }),
    ]
    const text = render({ say: 'details', of: outcome({ reports: secret }) }, { ...group, fullNames: true })
    expect(text).not.toMatch(/残|医|病|自付|轮椅|瘫|透析|6,500/u)
  })

  it('原话里带的全名也遮住', () => {
    const fields = { measure: '给王建国家修院墙' }
    expect(read(outcome({ reports: [report({ kind: 'measure', fields })] }), group)[1]).toContain('给王**家修院墙')
  })

  it('选哪一户也只写姓，分不清就去单聊', () => {
    const twin = { ...wang, code: 'JY-9', head: '王建军' }
    const ask = { ask: 'which-household' as const, reportIds: ['r'], said: '王建果', choices: [wang, twin] }
    const lines = read(
      outcome({ reports: [report({ household: null, person: null, status: 'pending' })], question: ask }),
      group,
    )
    expect(lines.slice(-3)).toEqual(['“王**”是哪一户？回数字，分不清就在单聊里报：', '1 中王村 王**', '2 中王村 王**'])
  })
})
