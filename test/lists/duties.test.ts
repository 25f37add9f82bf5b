import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noMeasure, relocated } from '../../domain/lists/development.ts'
import { insurance, loans, posts } from '../../domain/lists/file-facts.ts'
import { guarantees } from '../../domain/lists/guarantees.ts'
import { ledgers } from '../../domain/lists/ledgers.ts'
import { truthChecks } from '../../domain/lists/truth-checks.ts'
import { uncovered } from '../../domain/lists/uncovered.ts'
import { yulu } from '../../domain/lists/yulu.ts'
import type { Database } from '../../prisma/transact.ts'
import { transact } from '../../prisma/transact.ts'
import { onBoth } from '../support/databases.ts'
import { type Book, districtId, on, openBook, town } from './book.ts'

onBoth('按方案核对的台账', (kind) => {
  let book: Book
  let db: Database
  const told: Book['told'] = (...args) => book.told(...args)
  const rowsOf: Book['rowsOf'] = (...args) => book.rowsOf(...args)
  beforeAll(async () => {
    book = await openBook(kind)
    db = book.db
  })
  afterAll(() => db.close())

  describe('劳动力和保障', () => {
    beforeAll(async () => {
      const form = { districtId, householdCode: 'JY-0005', year: 2023, wage: 4_000, business: 0 }
      const line = { districtId, id: '0190a0e5-0000-7000-8000-00000000000a', key: 'monitoring-line', area: districtId }
      await transact(db, (tx) => {
        tx.insert('IncomeYear', { ...form, property: 0, transfer: 0, cost: 0 })
        tx.insert('Setting', { ...line, value: 8_000, fromOn: '2023-01-01' })
        tx.updateAll('Household', { districtId, code: 'JY-0006' }, { noLabour: true })
      })
      await told('c1', { kind: 'employment', household: 'JY-0001', person: '王磊', fields: { change: 'continuing' } })
      const labour = { labour: '普通劳动力' }
      await db.prisma.person.updateMany({
        where: { householdCode: { in: ['JY-0001', 'JY-0002', 'JY-0008'] } },
        data: labour,
      })
      await db.prisma.household.updateMany({
        where: { code: { in: ['JY-0001', 'JY-0002'] } },
        data: { relocated: true },
      })
    })

    test('relocated with labour and nobody at work: a job ended is none, one that goes on is', async () => {
      expect(await rowsOf(relocated, { on })).toMatchObject([{ 户主: '李铁柱', 劳动力: '李铁柱、张桂兰、李娜' }])
      await told('c1', { kind: 'employment', household: 'JY-0002', person: '李娜', fields: { change: 'started' } })
      expect(await rowsOf(relocated, { on })).toEqual([])
    })

    test('with labour and no measure of development, until there is one that lasts', async () => {
      const heads = async () => (await rowsOf(noMeasure, { on })).map((row) => row.户主)
      expect(await heads()).toEqual(['侯德胜'])
      const course = { kind: 'training', household: 'JY-0008', person: '侯文博', fields: { course: '电工' } } as const
      await told('c3', course, { kind: 'measure', household: 'JY-0008', fields: { type: 'industry', status: 'done' } })
      expect(await heads()).toEqual(['侯德胜'])
      await told('c3', { kind: 'industry', household: 'JY-0008', fields: { activity: 'livestock' } })
      expect(await heads()).toEqual([])
    })

    test('without labour or under the line, and nothing that covers', async () => {
      const heads = async () => (await rowsOf(uncovered, { on })).map((row) => row.户主)
      // 王建国 of 葛山村 by the official form, 2,000 a head.
      expect(await heads()).toEqual(['王建国', '张三'])
      const low = { program: 'subsistence-allowance' }
      await told('c3', {
        kind: 'assistance',
        household: 'JY-0006',
        date: '2024-07-01',
        fields: { ...low, status: 'applied' },
      })
      expect(await heads()).toHaveLength(2)
      await told('c3', {
        kind: 'assistance',
        household: 'JY-0006',
        date: '2024-07-02',
        fields: { ...low, status: 'approved' },
      })
      expect(await heads()).toEqual(['王建国'])
      await told('c3', {
        kind: 'assistance',
        household: 'JY-0006',
        date: '2024-07-03',
        fields: { ...low, status: 'stopped' },
      })
      expect(await heads()).toHaveLength(2)
    })

    test('loans, posts and insurance by file', async () => {
      const of = { districtId, householdCode: 'JY-0001' }
      const id = (n: number) => `0190a0e5-0000-7000-8000-0000000002${n}0`
      await transact(db, (tx) => {
        tx.insert('Loan', { ...of, id: id(1), amount: 30_000, bank: '农商行' })
        tx.insert('Post', { ...of, id: id(2), person: '李秀英', post: '保洁', monthly: 600 })
        tx.insert('PostPay', { districtId, postId: id(2), month: '2024-06', paid: 600 })
        tx.insert('Insurance', { ...of, id: id(3), kind: '防返贫保' })
      })
      expect(await rowsOf(loans, {})).toMatchObject([{ 户主: '王建国', '金额（元）': 30_000, 到期日期: '到期日未填' }])
      expect(await rowsOf(posts, {})).toMatchObject([
        { 姓名: '李秀英', 最近发放月份: '2024-06', '已发合计（元）': 600 },
      ])
      expect(await rowsOf(insurance, {})).toMatchObject([{ 险种: '防返贫保' }])
    })
  })

  test('三保障和饮水: found, closed when checked again, found anew', async () => {
    const seen = (date: string, water: string) =>
      told('c2', { kind: 'visit', household: 'JY-0004', date, fields: { water } })
    await seen('2024-03-01', 'problem')
    await seen('2024-04-01', 'problem')
    const row = async () => (await rowsOf(guarantees, {}))[0]
    expect(await row()).toMatchObject({ 项目: '饮水', 发现日期: '2024-03-01', 最近走访: '2024-04-01', 状态: '未解决' })
    await seen('2024-05-01', 'ok')
    expect(await row()).toMatchObject({ 状态: '已复查解决' })
    await seen('2024-06-01', 'problem')
    expect(await row()).toMatchObject({ 发现日期: '2024-06-01', 状态: '未解决' })
  })

  test('雨露计划: who learns or got it, what was paid, whether at work', async () => {
    await db.prisma.person.updateMany({ where: { name: '侯文博' }, data: { school: '高职高专' } })
    const paid = { program: 'yulu', status: 'paid', amount: 1500, term: '2024春' }
    await told('c3', { kind: 'assistance', household: 'JY-0008', person: '侯文博', fields: paid })
    await told('c3', { kind: 'employment', household: 'JY-0008', person: '侯文博', fields: { change: 'started' } })
    expect(await rowsOf(yulu, {})).toMatchObject([
      { 姓名: '侯文博', 在校生状况: '高职高专', '已发合计（元）': 1500, 学期: '2024春', 就业: '是' },
    ])
  })

  test('truth checks: found in the area, with what was answered', async () => {
    const { villageCode } = await db.prisma.household.findFirstOrThrow({ where: { code: 'JY-0001' } })
    const finding = { districtId, rule: 'round', level: 'doubt', householdCode: 'JY-0001', villageCode }
    const id = '0190a0e5-0000-7000-8000-000000000300'
    await transact(db, (tx) => tx.insert('Finding', { ...finding, id, words: '各项都是整千', foundOn: on }))
    expect(await rowsOf(truthChecks, {}, town)).toMatchObject([{ 级别: '疑点', 户主: '王建国', 状态: '待回应' }])
    expect(await rowsOf(truthChecks, { town: '419001104' })).toEqual([])
  })

  test('every ledger is read whole, and in a town no row of another', async () => {
    for (const { list } of ledgers) {
      const whole = await rowsOf(list, { on })
      const own = await rowsOf(list, { on }, town)
      expect(own.length, list.name).toBeLessThanOrEqual(whole.length)
      expect(new Set(own.map((row) => row.乡镇 ?? '轵城镇')), list.name).not.toContain('大峪镇')
    }
  })
})
