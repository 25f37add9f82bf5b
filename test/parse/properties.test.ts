import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../domain/parse/read.ts'
import { openRoster } from '../../domain/parse/roster.ts'
import type { ParsedReport } from '../../domain/parse/types.ts'
import { inChinese, spellings } from './spellings.ts'

const file = new URL('../corpus/roster.sample.json', import.meta.url)
const roster = openRoster(JSON.parse(readFileSync(file, 'utf8')))

interface Plain {
  readonly kind: string
  readonly household: string | null
  readonly person: string | null
  readonly village: string | null
  readonly date: string
  readonly fields: ParsedReport['fields']
}

const hear = (text: string, from = 'c1') => parse({ id: 'm', from, at: '2025-06-11T10:00:00+08:00', text }, roster)
/** Reports without where they were read: an added word moves every span. */
const told = (text: string, from?: string): Plain[] =>
  hear(text, from).reports.map(({ kind, household, person, village, date, fields }) => ({
    kind,
    household,
    person,
    village,
    date,
    fields,
  }))

const amount = fc.oneof(
  fc.integer({ min: 101, max: 9_999 }),
  fc.integer({ min: 11, max: 99 }).map((n) => n * 1_000),
  fc.integer({ min: 2, max: 80 }).map((n) => n * 10_000),
)
const written = amount.chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...spellings(value))))

describe('数目怎么写都一样', () => {
  it('an income reads back the same, however it is written', () => {
    fc.assert(
      fc.property(written, ([value, said]) => {
        expect([said, told(`王建国家卖核桃收入${said}`)[0]?.fields.amount]).toEqual([said, value])
      }),
      { numRuns: 300 },
    )
  })
  it('a loss and a rent too', () => {
    fc.assert(
      fc.property(written, ([value, said]) => {
        expect([said, told(`#突发困难 李铁柱 冰雹 损失${said}`)[0]?.fields.loss]).toEqual([said, value])
        expect([said, told(`赵全福家3亩地租给药材公司，一年给${said}`)[0]?.fields.amount]).toEqual([said, value])
      }),
      { numRuns: 200 },
    )
  })
  it('land in mu and fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (mu, fen) => {
        const value = Number((mu + fen / 10).toFixed(1))
        for (const said of [`${inChinese(mu)}亩${inChinese(fen)}分`, `${mu}亩${fen}分`, `${value}亩`])
          expect([said, told(`李铁柱家种了${said}花生`)[0]?.fields.quantity]).toEqual([said, value])
      }),
    )
  })
})

const forms = [
  { mark: '#走访', parts: ['户主：李铁柱', '日期：6月7日', '住房：正常', '饮水：有问题', '方式：电话'] },
  { mark: '#务工就业', parts: ['姓名：李娜', '地点：郑州', '单位：海底捞', '岗位：服务员', '月工资：4千2'] },
  { mark: '#产业发展', parts: ['户主：赵全福', '类型：养殖', '品种：兔', '规模：300只', '贷款：3万'] },
  { mark: '#财产收益', parts: ['户主：赵全福', '类型：土地流转', '面积：2亩半', '金额：1500', '周期：每年'] },
  { mark: '#突发困难', parts: ['户主：王建国', '日期：6月2日', '原因：冰雹', '损失：三千八'] },
] as const

describe('先说后说都一样', () => {
  it.each(forms)('$mark', ({ mark, parts }) => {
    const first = told(`${mark} ${parts.join('；')}`)
    expect(first).toHaveLength(1)
    fc.assert(
      fc.property(fc.shuffledSubarray([...parts], { minLength: parts.length }), (order) => {
        expect(told(`${mark} ${order.join('；')}`)).toEqual(first)
        expect(told(`${mark}\n${order.join('\n')}`)).toEqual(first)
      }),
      { numRuns: 40 },
    )
  })
})

const facts = [
  '今天去王建国家走访了，家里稳定，吃水没问题',
  '李娜在东莞电子厂上班，一个月4800',
  '赵全福家种了6亩谷子，养了15只羊',
  '李铁柱的低保批下来了，一个月395',
  '李铁柱家3亩地流转给合作社，一年给1800',
  '赵小军考下了焊工证',
  '王建国家牛棚昨晚叫大风刮倒了，损失6000',
] as const
const chatter = ['谢谢领导', '辛苦了', '收到', '好的', '今天真热啊', '大家辛苦'] as const

describe('加一句闲话不变', () => {
  it.each(facts)('%s', (fact) => {
    const first = told(fact)
    expect(first.length).toBeGreaterThan(0)
    for (const word of chatter) {
      expect(told(`${fact}。${word}`)).toEqual(first)
      expect(told(`${word}。${fact}`)).toEqual(first)
    }
  })
})

const members = { 王建国: 'JY-0001', 李铁柱: 'JY-0002', 赵全福: 'JY-0003' } as const
const names = Object.keys(members) as (keyof typeof members)[]

describe('换一个名字只换名字', () => {
  it.each(facts.filter((fact) => names.some((name) => fact.includes(name))))('%s', (fact) => {
    const old = names.find((name) => fact.includes(name)) ?? '王建国'
    const first = told(fact)
    for (const name of names) {
      const renamed = first.map((report) => ({ ...report, household: members[name], person: name }))
      expect(told(fact.replaceAll(old, name))).toEqual(renamed)
    }
  })
})

describe('两句话说成一条', () => {
  it('two facts of two households are told together as they are apart', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...facts], { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        const days = /昨晚|今天/
        if (days.test(one) || one.slice(0, 2) === other.slice(0, 2)) return
        expect(told(`${one}\n${other}`)).toEqual([...told(one), ...told(other)])
      }),
    )
  })
})

// Whatever it is: clipped facts, other scripts, halves of characters.
const pieces = fc.constantFrom(
  ...facts,
  ...chatter,
  '，',
  '。',
  '\n',
  '#',
  '：',
  '不对',
  '3亩',
  '明天',
  '😀',
  '\ud800',
  '吗',
)
describe('什么都读得住', () => {
  it('never throws, and fills no field that its kind does not have', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(40), (list, from) => {
        const parsed = hear(list.join('').slice(from))
        if (parsed.intent !== 'report') expect(parsed.reports).toEqual([])
        for (const { date } of parsed.reports) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
      { numRuns: 300 },
    )
  })
})
