import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newHardships } from '../../domain/lists/hardships.ts'
import { income, underLine } from '../../domain/lists/income.ts'
import { awayWorkers, employment, lostWork } from '../../domain/lists/jobs.ts'
import { monitored } from '../../domain/lists/monitored.ts'
import { certified } from '../../domain/lists/trainings.ts'
import { unclaimedSubsidies } from '../../domain/lists/unclaimed-subsidies.ts'
import { villageChecks } from '../../domain/lists/village-checks.ts'
import { notVisited, visited, visits } from '../../domain/lists/visits.ts'
import type { Database } from '../../prisma/transact.ts'
import { transact } from '../../prisma/transact.ts'
import type { HeardReport } from '../admin/hear.ts'
import { onBoth } from '../support/databases.ts'
import { all, type Book, districtId, on, openBook, town } from './book.ts'

onBoth('台账', (kind) => {
  let book: Book
  let db: Database
  const told: Book['told'] = (...args) => book.told(...args)
  const rowsOf: Book['rowsOf'] = (...args) => book.rowsOf(...args)
  beforeAll(async () => {
    book = await openBook(kind)
    db = book.db
  })
  afterAll(() => db.close())

  describe('走访', () => {
    beforeAll(async () => {
      await told('c1', { kind: 'visit', household: 'JY-0001', date: '2024-06-10' })
      await told('c1', { kind: 'visit', household: 'JY-0001', date: '2024-07-10' })
      await told('c1', { kind: 'visit', household: 'JY-0002', date: '2024-06-20', fields: { situation: 'difficult' } })
    })

    test('who was not visited in a month, now and then, within the area or of one cadre', async () => {
      const heads = async (filter: Parameters<typeof notVisited.rows>[2], asker = town) =>
        (await rowsOf(notVisited, filter, asker)).map((row) => row.户主)
      expect(await heads({ month: '2024-07' })).toEqual(['李铁柱', '赵全福'])
      expect(await heads({ month: '2024-06' })).toEqual(['赵全福'])
      expect(await heads({ month: '2024-05' })).toEqual(['王建国', '李铁柱', '赵全福'])
      const { id } = await db.prisma.cadre.findFirstOrThrow({ where: { name: '卫红霞' } })
      expect(await heads({ month: '2024-07', cadre: id }, all)).toEqual(['葛长根', '王建国'])
      expect(await heads({ month: '2024-07', village: '419001102209' }, all)).toEqual(['李铁柱'])
    })

    test('who was visited within some days', async () => {
      expect(await rowsOf(visited, { from: '2024-06-01', to: '2024-07-31' }, town)).toMatchObject([
        { 户主: '王建国', 次数: 2, 最近走访: '2024-07-10', 帮扶责任人: '孔令辉、赵志强' },
        { 户主: '李铁柱', 次数: 1 },
      ])
    })

    test('the ledger has a row a month and household, late ones marked', async () => {
      const rows = await rowsOf(visits, { on }, town)
      expect(rows.map((row) => [row.月份, row.户主, row.状态, row.走访人])).toEqual([
        ['2024-06', '王建国', '已走访', '赵志强'],
        ['2024-06', '李铁柱', '已走访', '赵志强'],
        ['2024-06', '赵全福', '逾期未走访', null],
        ['2024-07', '王建国', '已走访', '赵志强'],
        ['2024-07', '李铁柱', '未走访', null],
        ['2024-07', '赵全福', '未走访', null],
      ])
      expect(await rowsOf(visits, { on, month: '2024-05' }, town)).toHaveLength(3)
    })
  })

  test('new hardship: a row a household, whatever the number of reports', async () => {
    await told('c1', {
      kind: 'hardship',
      household: 'JY-0003',
      date: '2024-06-03',
      fields: { cause: 'illness', selfPaid: 9000 },
    })
    await told('c1', {
      kind: 'hardship',
      household: 'JY-0003',
      date: '2024-06-09',
      fields: { cause: 'disaster', loss: 500 },
    })
    expect(await rowsOf(newHardships, { from: '2024-06-01', to: '2024-06-30' })).toMatchObject([
      { 户主: '赵全福', 发生日期: '2024-06-03', '自付（元）': 9000, '损失（元）': 500 },
    ])
    expect(await rowsOf(newHardships, { from: '2024-07-01', to: '2024-07-31' })).toEqual([])
  })

  test('work: a row a person, the last word with what earlier ones told', async () => {
    const job = (date: string, fields: HeardReport['fields'], person = '王磊') =>
      told('c1', { kind: 'employment', household: 'JY-0001', person, date, fields: fields ?? {} })
    const ningbo = {
      change: 'started',
      channel: 'migrant',
      destination: 'other-province',
      place: '宁波',
      monthlyWage: 5500,
    }
    await job('2024-03-01', ningbo)
    await job('2024-05-08', { change: 'continuing', destination: 'other-province' })
    await job('2024-07-01', { change: 'ended' }, '李秀英')
    expect(await rowsOf(awayWorkers, { from: '2024-01-01', to: on })).toMatchObject([
      { 姓名: '王磊', 变化: '在岗', 去向: '省外', 地点: '宁波', '月工资（元）': 5500, 说于: '2024-05-08' },
    ])
    expect(await rowsOf(lostWork, { from: '2024-07-01', to: on })).toMatchObject([{ 姓名: '李秀英' }])
    expect(await rowsOf(employment, { from: '0001-01-01', to: on })).toHaveLength(2)
  })

  test('who meets the transport subsidy and has none, until it is claimed', async () => {
    expect(await rowsOf(unclaimedSubsidies, { on })).toMatchObject([
      { 姓名: '王磊', 年度: '2024', 本年务工月数: 3, 务工月份: '2024-03、2024-04、2024-05', 务工地点: '宁波' },
    ])
    expect(await rowsOf(unclaimedSubsidies, { on: '2024-04-30' })).toEqual([])
    const paid = { program: 'transport-subsidy', status: 'paid' }
    await told('c1', { kind: 'assistance', household: 'JY-0001', person: '王建国', fields: paid })
    expect(await rowsOf(unclaimedSubsidies, { on })).toHaveLength(1)
    await told('c1', { kind: 'assistance', household: 'JY-0001', person: '王磊', fields: paid })
    expect(await rowsOf(unclaimedSubsidies, { on })).toEqual([])
  })

  test('village checks: a row a village and month, 未查 where one is missing', async () => {
    const { code } = await db.prisma.village.findFirstOrThrow({ where: { short: '中王村' } })
    await transact(db, (tx) => {
      const check = { districtId, villageCode: code, step: 'check' }
      const [a, b] = ['0190a0e5-0000-7000-8000-000000000001', '0190a0e5-0000-7000-8000-000000000002']
      tx.insert('VillageMonth', {
        ...check,
        reportId: a,
        month: '2024-06',
        reportedOn: '2024-06-18',
        checked: 30,
        findings: 1,
      })
      tx.insert('VillageMonth', {
        ...check,
        reportId: b,
        month: '2024-06',
        reportedOn: '2024-06-19',
        checked: 32,
        findings: 0,
      })
    })
    const rows = await rowsOf(villageChecks, { on }, town)
    expect(rows.map((row) => [row.月份, row.村, row.月排查, row.排查户数])).toEqual([
      ['2024-06', '中王村', '已查', 32],
      ['2024-06', '赵村', '未查', null],
      ['2024-07', '中王村', '未查', null],
      ['2024-07', '赵村', '未查', null],
    ])
    expect(await rowsOf(villageChecks, { on, month: '2024-06', done: false }, town)).toMatchObject([{ 村: '赵村' }])
    expect(await rowsOf(villageChecks, { on, month: '2024-01' }, town)).toHaveLength(2)
  })

  describe('收入', () => {
    beforeAll(async () => {
      const wage = { category: 'wage', amount: 36_000, period: 'year' }
      await told('c2', {
        kind: 'income',
        household: 'JY-0005',
        date: '2023-08-01',
        fields: { category: 'wage', amount: 16_000 },
      })
      await told('c2', { kind: 'income', household: 'JY-0005', date: '2024-07-01', fields: wage })
      await told('c2', {
        kind: 'income',
        household: 'JY-0005',
        date: '2023-12-01',
        fields: { category: 'business', amount: 7_200, cost: 1_200 },
      })
      await told('c2', {
        kind: 'income',
        household: 'JY-0005',
        date: '2024-07-01',
        fields: { category: 'transfer', amount: 500, oneOff: true },
      })
      const paid = (date: string, program: string, amount: number): HeardReport => ({
        kind: 'assistance',
        household: 'JY-0005',
        date,
        fields: { program, status: 'paid', amount },
      })
      await told(
        'c2',
        paid('2024-05-01', 'pension', 163),
        paid('2024-06-01', 'medical-aid', 8_000),
        paid('2024-06-02', 'microcredit', 50_000),
      )
    })

    test('a row a household and period, with growth on the one before', async () => {
      expect(await rowsOf(income, { on, village: await villageOf('JY-0005') })).toMatchObject([
        { 期间: '2022-10-01至2023-09-30', '工资性收入（元）': 16_000, '人均纯收入（元）': 8_000, '比上期（%）': null },
        {
          期间: '2023-10-01至2024-09-30',
          '工资性收入（元）': 36_000,
          '生产经营性收入（元）': 7_200,
          '转移性收入（元）': 163,
          '生产经营性支出（元）': 1_200,
          人数: 2,
          '人均纯收入（元）': 21_081.5,
          '比上期（%）': 163.5,
        },
      ])
    })

    test('nobody is under a line that is not set; with one, who is strictly below it', async () => {
      expect(await rowsOf(underLine, { on })).toEqual([])
      const line = { districtId, key: 'monitoring-line', area: districtId, source: '试' }
      await transact(db, (tx) => {
        tx.insert('Setting', {
          ...line,
          id: '0190a0e5-0000-7000-8000-000000000009',
          value: 8_000,
          fromOn: '2023-09-01',
          toOn: '2023-09-29',
        })
        tx.insert('Setting', {
          ...line,
          id: '0190a0e5-0000-7000-8000-00000000000a',
          value: 8_000,
          fromOn: '2023-09-30',
        })
      })
      expect(await rowsOf(underLine, { on })).toEqual([])
      await told('c3', {
        kind: 'income',
        household: 'JY-0007',
        date: '2023-05-01',
        fields: { category: 'business', amount: 7_999 },
      })
      await told('c3', {
        kind: 'income',
        household: 'JY-0006',
        date: '2023-05-01',
        fields: { category: 'business', amount: 5_000 },
      })
      await transact(db, (tx) => tx.updateAll('Household', { districtId, code: 'JY-0006' }, { noLabour: true }))
      expect(await rowsOf(underLine, { on })).toMatchObject([
        {
          户主: '成有才',
          '人均纯收入（元）': 7_999,
          '监测范围（元）': 8_000,
          '本期至今人均（元）': null,
          整户无劳动能力: '否',
        },
        { 户主: '张三', 整户无劳动能力: '是' },
      ])
      expect(await rowsOf(underLine, { on }, town)).toEqual([])
    })

    test('what the official form says of a year stands as it is', async () => {
      const form = {
        districtId,
        householdCode: 'JY-0005',
        year: 2023,
        wage: 10_000,
        business: 0,
        property: 0,
        transfer: 0,
        cost: 0,
        members: 5,
      }
      await transact(db, (tx) => tx.insert('IncomeYear', form))
      expect((await rowsOf(income, { on, year: 2023, village: await villageOf('JY-0005') }))[0]).toMatchObject({
        '人均纯收入（元）': 2_000,
        人数: 5,
      })
    })

    const villageOf = async (code: string) =>
      (await db.prisma.household.findFirstOrThrow({ where: { code } })).villageCode
  })

  test('monitored households and certificates', async () => {
    await transact(db, (tx) =>
      tx.updateAll('Household', { districtId, code: 'JY-0004' }, { monitored: 'unstable', risk: '因病' }),
    )
    expect(await rowsOf(monitored, {})).toMatchObject([
      { 户主: '葛长根', 监测对象类别: '脱贫不稳定户', 风险类型: '因病' },
    ])
    await told('c2', {
      kind: 'training',
      household: 'JY-0004',
      person: '葛佳佳',
      fields: { course: '月嫂', certified: true },
    })
    expect(await rowsOf(certified, { from: '2024-01-01', to: on })).toMatchObject([{ 姓名: '葛佳佳', 培训: '月嫂' }])
  })
})
