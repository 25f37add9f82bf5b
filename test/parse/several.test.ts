import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../domain/parse/read.ts'
import { openRoster } from '../../domain/parse/roster.ts'

const file = new URL('../corpus/roster.sample.json', import.meta.url)
const roster = openRoster(JSON.parse(readFileSync(file, 'utf8')))

const hear = (text: string, from = 'c1') => parse({ id: 'm', from, at: '2025-06-11T10:00:00+08:00', text }, roster)
/** Each report in a line: kind, the household's last figure or the village, person, day, fields. */
const told = (text: string, from?: string): string[] =>
  hear(text, from).reports.map(({ kind, household, person, village, date, fields }) =>
    [kind, village ?? household?.slice(-1) ?? '?', person ?? '-', date.slice(5), JSON.stringify(fields)].join(' '),
  )

describe('一条消息里好几件事', () => {
  it('what begins beside a visit keeps its clauses, under the visit’s marker too', () =>
    expect(told('走访李铁柱家，没问题；李铁柱突发困难，因病，自付2000')).toEqual([
      'visit 2 李铁柱 06-11 {"situation":"stable"}',
      'hardship 2 李铁柱 06-11 {"cause":"illness","selfPaid":2000}',
    ]))
  it('of a tour’s households each was gone to', () =>
    expect(told('今天跑了三家，王建国家没啥事，李铁柱家房子漏雨，赵全福家小军回来了不干了')).toEqual([
      'visit 1 王建国 06-11 {"situation":"stable"}',
      'visit 2 李铁柱 06-11 {"housing":"problem"}',
      'visit 3 赵全福 06-11 {}',
      'employment 3 赵小军 06-11 {"change":"ended"}',
    ]))
  it('a second call has its own day, and a household named again keeps its own', () => {
    expect(told('老赵家我去了两回，头一回是3号，家里没困难，第二回是昨天，吃水有问题')).toEqual([
      'visit 3 赵全福 06-03 {"situation":"stable"}',
      'visit 3 赵全福 06-10 {"water":"problem"}',
    ])
    expect(told('上周三跑的王建国家，上周四跑的赵全福家，王建国家上学没问题')).toContain(
      'visit 1 王建国 06-04 {"education":"ok"}',
    )
  })
  it('figures of several before what they are', () =>
    expect(told('王建国1200，李铁柱1500，都是公益岗工资').map((line) => line.slice(0, 16))).toEqual([
      'employment 1 王建国',
      'employment 2 李铁柱',
    ]))
  it('what we mended is the measure’s, no visit beside it', () =>
    expect(told('赵全福家房子前天漏了，今儿个我们给修好了').map((line) => line.split(' ')[0])).toEqual(['measure']))
  it('whose household a village’s check found is part of the check', () =>
    expect(told('赵村这个月排查44户，2户有问题，一户是赵全福家吃水')).toEqual([
      'village-check 赵村 - 06-11 {"month":"2025-06","checked":44,"findings":2}',
    ]))
})

describe('说的是谁', () => {
  it('李家 and 赵家 are households, 上午 and 下午 halves of one day', () => {
    expect(told('李铁柱家和赵全福家都去了，李家水管坏了，赵家没事')).toEqual([
      'visit 2 李铁柱 06-11 {"water":"problem"}',
      'visit 3 赵全福 06-11 {"situation":"stable"}',
    ])
    expect(told('上午王建国，下午李铁柱，都没啥事')).toHaveLength(2)
  })
  it('his wife’s work is not his, stock at home is the head’s', () => {
    expect(told('王磊在宁波一个月5500；他媳妇在大棚里摘菜')[1]).toMatch(/^employment 1 - /)
    expect(told('今天去侯德胜家，玉梅在家带孩子，家里养了六头猪', 'c3')[1]).toMatch(/^industry 8 侯德胜 /)
  })
  it('who only introduced or led somebody is not whom it is about', () => {
    expect(told('张桂兰在李秀英介绍下去了郑州当保姆')[0]).toMatch(/^employment 2 张桂兰 /)
  })
  it('whose relative one is explains, and tells of nobody else', () =>
    expect(told('葛佳佳，就是长根闺女，在洛阳上班一个月三千', 'c2')[0]).toMatch(/^employment 4 葛佳佳 /))
})

describe('没有的事不记', () => {
  const nothing = [
    '李铁柱他邻居老张家房子塌了',
    '别的村有个户，闺女出嫁花了15万',
    '王磊他们厂招人，一个月六千，包吃住',
    '厂里说要给王磊涨到六千，还没涨',
    '王磊面试了个厂，说是一个月六千，还没定',
    '赵全福盘算着明年养二十只羊',
    '赵全福家3万块的贷款没贷',
    '李铁柱差点叫电动车撞了，虚惊一场',
    '李铁柱家报的3头牛，得再数数',
    '俺劝李铁柱贷款养牛，他说不贷',
    '昨天约好去李铁柱家，他临时改到周五',
    '到李铁柱家门口了，狗太凶没敢进',
    '王建国他哥家的羊卖黄了',
  ]
  it.each(nothing)('%s', (text) => expect(told(text)).toEqual([]))
  it('one household’s word about another is hearsay', () =>
    expect(told('商玉梅说苗爱花在深圳一月七千', 'c3')).toEqual([]))
})

describe('缺了就问，不当闲话', () => {
  it('a heading without its sum is asked for it', () => {
    expect(told('王建国家卖苹果收入')).toEqual(['income 1 王建国 06-11 {"category":"business","source":"卖苹果"}'])
    expect(told('李铁柱家申请补贴')[0]).toMatch(/^assistance 2 /)
  })
})

describe('话说了两遍', () => {
  it('the first start is no part of it', () =>
    expect(told('侯德胜卖核桃 收入一万二 一万二千六百块钱', 'c3')[0]).toContain('"amount":12600'))
  it('two columns of a row are both there, and a form names things twice', () =>
    expect(told('#走访 走访方式：电话 王建国 正常')).toEqual([
      'visit 1 王建国 06-11 {"mode":"phone","situation":"stable"}',
    ]))
  it('五十只，不对，五百只小鸡 is five hundred', () =>
    expect(told('葛长根买了五十只 不对 五百只小鸡 搁后院养着', 'c2')[0]).toContain('"quantity":500'))
})
