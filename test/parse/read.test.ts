import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../domain/parse/read.ts'
import { buildRoster, openRoster } from '../../domain/parse/roster.ts'
import type { Parsed } from '../../domain/parse/types.ts'

const households = [
  { code: 'A1', town: '轵城镇', village: '中王村', head: '王建国', members: ['王建国', '李秀英', '王磊'] },
  { code: 'A2', town: '轵城镇', village: '赵村', head: '赵全福', members: ['赵全福', '赵小军'] },
  { code: 'A3', town: '轵城镇', village: '赵村', head: '陈福来', members: ['陈福来'] },
  { code: 'B1', town: '邵原镇', village: '葛山村', head: '王建国', members: ['王建国', '卫秋香'] },
]
const cadres = [
  { id: 'c1', name: '赵志强', households: ['A1', 'A2', 'A3'] },
  { id: 'c2', name: '卫红霞', households: ['B1'] },
  { id: 'c3', name: '李伟', households: [] },
]
const roster = openRoster({ households, cadres })
const hear = (text: string, from = 'c1'): Parsed =>
  parse({ id: 'm', from, at: '2025-06-11T10:00:00+08:00', text }, roster)
const first = (text: string, from?: string) => hear(text, from).reports[0]
const codes = (text: string, from?: string) => hear(text, from).problems.map(({ code }) => code)

describe('说的是谁', () => {
  it('the sender’s own household comes before another of that name', () =>
    expect(first('王建国家走访了，稳定', 'c2')?.household).toBe('B1'))
  it('a village beside the name decides', () => expect(first('葛山村王建国家走访了，稳定', 'c3')?.household).toBe('B1'))
  it('two of a name and no own are asked for', () => {
    expect(codes('王建国家走访了，稳定', 'c3')).toEqual(['ambiguous-household'])
    expect(first('王建国家走访了，稳定', 'c3')?.candidates).toEqual(['A1', 'B1'])
  })
  it('a name by sound is taken with a warning, once', () =>
    expect(codes('王建果家走访了，稳定。王建果卖鸡蛋收入800')).toEqual(['name-by-sound']))
  it('an address is somebody’s: 老赵, 建国哥', () => {
    expect(first('老赵家走访了，稳定')?.household).toBe('A2')
    expect(first('建国哥家走访了，稳定')?.household).toBe('A1')
  })
  it('a stranger is asked for, with the sender’s own to choose from', () => {
    expect(codes('今天去刘大伟家走访了，稳定')).toEqual(['unknown-household'])
    expect(first('今天去刘大伟家走访了，稳定')?.candidates?.length).toBeGreaterThan(0)
  })
  it('a relative without a name is nobody', () =>
    expect(first('王建国他儿子在宁波打工，一个月5500')?.person).toBeNull())
  it('a named relative is himself', () => expect(first('王建国儿子王磊在宁波打工，一个月5500')?.person).toBe('王磊'))
  it('the other side of a bargain is no second household', () =>
    expect(hear('王建国家4亩地租给赵全福了，一年1200').reports).toHaveLength(1))
  it('the sender’s other households are those not named', () =>
    expect(hear('走访王建国家，没有困难；其他两户也正常').reports.map(({ household }) => household)).toEqual([
      'A1',
      'A2',
      'A3',
    ]))
})

describe('教会的词', () => {
  const message = { id: 'm', from: 'c3', at: '2025-06-11T10:00:00+08:00' }
  it('a taught nickname is the roster’s name', () =>
    expect(
      parse({ ...message, text: '铁蛋家走访了，稳定' }, roster, { names: { 铁蛋: '赵全福' } }).reports[0]?.household,
    ).toBe('A2'))
  it('a taught word marks a kind', () =>
    expect(
      parse({ ...message, text: '#下户 赵全福 稳定' }, roster, { kinds: { 下户: 'visit' } }).reports[0]?.kind,
    ).toBe('visit'))
})

describe('没有说的不记', () => {
  it.each([
    '明天去王建国家走访',
    '听说王建国住院了',
    '王建国家今年没种地',
    '赵小军没去打工',
    '如果王建国家羊卖了，贷款就能还上',
    '王建国想养几只羊',
    '去王建国家敲了半天门没人应',
    '好的收到',
    '各村请于月底前完成走访',
    '本来想今天去王建国家走访，临时开会去不了了',
    '助学贷款的钱到账了吗',
  ])('%s', (text) => expect(hear(text).reports).toEqual([]))
})

describe('改口', () => {
  it('the second figure stands', () =>
    expect(first('王磊在宁波一月3600，哦不对，3900')?.fields).toMatchObject({ monthlyWage: 3900 }))
  it('the second place stands', () =>
    expect(first('王磊在宁波打工，说错了，在苏州')?.fields).toMatchObject({ place: '苏州' }))
  it('the second name stands', () => expect(first('王建国家走访了，不对，是赵全福家，稳定')?.household).toBe('A2'))
})

describe('什么都读得住', () => {
  const words = fc.constantFrom(
    '王建国',
    '家',
    '住院',
    '3万',
    '，',
    '。',
    '#走访',
    '：',
    '备注',
    '不对',
    '😀',
    '\ud800',
    '去',
    '宁波',
    '吗',
    '\n',
    '明天',
    '老王',
    '种了',
    '亩',
  )
  it('never throws, and stays within the message', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(words, { maxLength: 30 }).map((list) => list.join('')),
        ),
        (text) => {
          for (const { spans } of hear(text).reports)
            for (const [from, to] of Object.values(spans)) expect(from <= to).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
  // Time that grew with the square of the length would end in the runner's time limit; how fast it is, the bench tells.
  it('a million characters are read to their end', () => {
    for (const unit of ['王建国家', '不对', '备注：', '种了3亩', '#走访 ', 'a', '，'])
      expect(['report', 'unclear', 'chatter']).toContain(hear(unit.repeat(1_000_000 / unit.length)).intent)
  })
  it('five hundred facts are all read', () => {
    const text = Array.from({ length: 500 }, (_, i) => `王建国家卖鸡蛋收入${i + 100}元`).join('。')
    expect(hear(text).reports).toHaveLength(500)
  })
  it('a text of over 2,000 characters is cut and told', () => {
    const parsed = hear(`#走访 王建国 备注：${'好'.repeat(2_500)}`)
    expect(parsed.reports[0]?.fields.note).toHaveLength(2_000)
    expect(parsed.problems.map(({ code }) => code)).toEqual(['bad-value'])
  })
  it('an added word of thanks changes nothing', () =>
    expect(hear('王建国家走访了，稳定。谢谢').reports).toEqual(hear('王建国家走访了，稳定。').reports))
})

describe('说了、却缺一样的', () => {
  it('走访了名册里没有的人，要问是哪一户', () => {
    expect(codes('走访二拐子')).toEqual(['unknown-household'])
    expect(first('去二拐子家看了看，一切都好')?.fields).toEqual({ situation: 'stable' })
    expect(codes('去二拐子家看了看，一切都好')).toEqual(['unknown-household'])
  })
  it('没说是谁家的，要问；亲戚家、走访表、问句不是走访', () => {
    expect(codes('去监测户家看了看，都好')).toEqual(['missing-field'])
    for (const text of ['去我姐家坐了坐', '走访表交了', '走访工作结束', '月排查完了吗'])
      expect(hear(text).reports).toEqual([])
  })
  it('月排查完了没说哪个村，要问', () => expect(codes('月排查完了')).toEqual(['missing-field']))
  it('只有户名和一类的名字，就是那一类', () => {
    for (const text of ['王建国家收入', '王建国 收入', '收入 王建国'])
      expect(first(text)).toMatchObject({ kind: 'income', household: 'A1', fields: {} })
    expect(hear('王建国收入多少').intent).toBe('command')
  })
  it('新成员的名字不是另一户', () => {
    const { reports, problems } = hear('#成员变化 王建国 出生 姓名：王小宝')
    expect(reports.map(({ household, fields }) => [household, fields.name])).toEqual([['A1', '王小宝']])
    expect(problems).toEqual([])
  })
})

describe('后说的算数', () => {
  it('晚改的户名管住前面说的', () =>
    expect(first('王建国家走访了，吃水有问题，不对，那是赵全福家')).toMatchObject({
      household: 'A2',
      fields: { water: 'problem' },
    }))
  it('一次走访里先坏后好，是好', () => {
    expect(first('去王建国家看了，房子漏雨，当天就修好了')?.fields).toEqual({ housing: 'ok' })
    expect(first('去王建国家看了，房子漏雨，还没修好')?.fields).toEqual({ housing: 'problem' })
  })
  it('除了一户，别的都是去过的其余几户', () =>
    expect(
      hear('昨天去了王建国、赵全福、陈福来家，除了赵全福家房顶漏水，别的都没啥').reports.map(
        ({ household, fields }) => [household, fields],
      ),
    ).toEqual([
      ['A1', { situation: 'stable' }],
      ['A2', { housing: 'problem' }],
      ['A3', { situation: 'stable' }],
    ]))
})

describe('名册', () => {
  it('names every wrong row', () =>
    expect(() => openRoster({ households: [{ code: '', head: '王' }], cadres: [{ households: [3] }] })).toThrow(
      /households\.0\.code/u,
    ))
  it('twenty thousand households open quickly and cost a message nothing', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => {
      const head = `${'王李张刘陈'[i % 5]}${'建秀志春海'[(i >> 3) % 5]}${'国英强雷明'[(i >> 6) % 5]}`
      return { code: `X${i}`, town: '轵城镇', village: '中王村', head, members: [head] }
    })
    const start = performance.now()
    const large = buildRoster({ households: [...households, ...many], cadres })
    expect(performance.now() - start).toBeLessThan(1_500)
    const message = { id: 'm', from: 'c1', at: '2025-06-11T10:00:00+08:00', text: '今天去赵全福家走访，情况稳定' }
    expect(parse(message, large).reports[0]?.household).toBe('A2')
  })
})
