import { describe, expect, it } from 'vitest'
import { mayTellIllness } from '../../bot/replies/private.ts'
import { type KindCode, kindCodes, kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import { group, outcome, read, report, single, today } from './said.ts'

/** A value of each type; `turn` walks through the options of a choice. */
function sample(field: Field, turn: number): FieldValue {
  const { value } = field
  switch (value.type) {
    case 'choice':
      return value.options[turn % value.options.length]?.code ?? ''
    case 'boolean':
      return turn % 2 === 0
    case 'money':
      return 12_000
    case 'number':
      return 3
    case 'area':
      return 2.5
    case 'year':
      return 2024
    case 'month':
      return '2024-07'
    case 'date':
    case 'month-or-date':
      return '2024-07-15'
    case 'text':
      return '文'
    default:
      return value satisfies never
  }
}

function lineOf(kind: KindCode, fields: Readonly<Record<string, FieldValue>>, chat = single): string {
  const about = kinds[kind].about
  const village = about === 'village' ? '中王村' : null
  const placed = about === 'village' || about === 'unit' ? { household: null, person: null, village } : { village }
  const say = outcome({ reports: [report({ kind, fields, ...placed })] })
  return read(say, { ...chat, whole: true })
    .slice(1)
    .join('\n')
}

function filled(kind: KindCode, turn: number): Record<string, FieldValue> {
  const fields: readonly Field[] = kinds[kind].fields
  return Object.fromEntries(fields.map((field) => [field.code, sample(field, turn)]))
}

describe('每一类报告', () => {
  for (const kind of kindCodes) {
    it(`${kinds[kind].label}：全填上，没有一个英文代码，没有空的半句`, () => {
      for (let turn = 0; turn < 13; turn++) {
        const line = lineOf(kind, filled(kind, turn))
        expect(line).not.toMatch(/[a-z]|undefined|NaN|，，|：，|，$|：$/iu)
      }
    })

    it(`${kinds[kind].label}：只填一样，也说得通`, () => {
      for (const field of kinds[kind].fields as readonly Field[]) {
        const line = lineOf(kind, { [field.code]: sample(field, 0) })
        expect(line).not.toMatch(/[a-z]|undefined|，，|：，|，$|：$/iu)
      }
    })

    it(`${kinds[kind].label}：群里不露病残`, () => {
      for (let turn = 0; turn < 13; turn++) {
        const line = lineOf(kind, filled(kind, turn), { ...group, fullNames: true })
        expect(mayTellIllness(line)).toBe(false)
      }
    })
  }

  const natural: readonly [KindCode, Record<string, FieldValue>, string][] = [
    [
      'visit',
      { mode: 'phone', situation: 'difficult', water: 'problem', needs: '想贷款' },
      '王建国（中王村）电话走访：有困难，饮水有问题，需求：想贷款',
    ],
    [
      'visit',
      { housing: 'ok', water: 'ok', education: 'problem' },
      '王建国（中王村）走访：住房、饮水没问题，教育有问题',
    ],
    [
      'employment',
      { channel: 'migrant', place: '浙江宁波', destination: 'other-province', monthlyWage: 5500 },
      '王建国（中王村）外出务工：浙江宁波，月工资 5,500 元',
    ],
    ['employment', { change: 'ended', endedOn: '2024-06' }, '王建国（中王村）务工：返乡离岗，6月结束'],
    [
      'employment',
      { channel: 'public-welfare-post', job: '保洁', monthlyWage: 600 },
      '王建国（中王村）务工：公益岗，保洁，月工资 600 元',
    ],
    ['training', { course: '电工', certified: false }, '王建国（中王村）培训持证：电工，还没取证'],
    ['hardship', { cause: 'disaster', loss: 3800 }, '王建国（中王村）突发困难：自然灾害，损失 3,800 元'],
    [
      'income',
      { category: 'wage', source: '务工', amount: 36000, period: 'year' },
      '王建国（中王村）收入：工资性，务工，每年 36,000 元',
    ],
    [
      'income',
      { category: 'business', source: '卖核桃', quantity: 200, unit: '斤', amount: 7200, cost: 600, month: '2024-06' },
      '王建国（中王村）收入：经营性，卖核桃，200 斤，7,200 元，成本 600 元，6月',
    ],
    ['expense', { category: 'ceremony', amount: 76000 }, '王建国（中王村）大额支出：红白事，76,000 元'],
    [
      'industry',
      { activity: 'planting', item: '谷子', quantity: 6, unit: '亩', mode: 'order' },
      '王建国（中王村）产业发展：种谷子 6 亩，订单',
    ],
    [
      'industry',
      { activity: 'livestock', item: '羊', quantity: 15, unit: '只', loan: 30000 },
      '王建国（中王村）产业发展：养羊 15 只，小额信贷 30,000 元',
    ],
    [
      'assistance',
      { program: 'subsistence-allowance', status: 'approved', amount: 395 },
      '王建国（中王村）保障补贴：低保已批 395 元',
    ],
    ['assistance', { program: 'temporary-relief', status: 'needed' }, '王建国（中王村）保障补贴：需要临时救助'],
    [
      'property',
      { type: 'land-transfer', area: 2.5, amount: 1500, period: 'year', counterpart: '石榴园' },
      '王建国（中王村）财产收益：土地流转，2.5 亩，对方 石榴园，每年 1,500 元',
    ],
    ['measure', { measure: '通自来水', status: 'done' }, '王建国（中王村）帮扶措施：通自来水，已完成'],
    ['village-check', { month: '2024-07', checked: 44, findings: 0 }, '中王村 月排查：7月，查 44 户，都正常'],
    ['village-check', { checked: 51, findings: 1 }, '中王村 月排查：查 51 户，发现问题 1 户'],
    [
      'collective',
      { year: 2023, source: '门面房', amount: 72000 },
      '中王村 村集体经济：门面房，收入 72,000 元，2023年',
    ],
    ['project', { name: '粉条厂', condition: 'running', jobs: 6 }, '中王村 帮扶项目：粉条厂，正常运行，带动就业 6 人'],
    ['customs', { activity: '好婆婆评选', people: 60 }, '中王村 移风易俗：好婆婆评选，60 人参加'],
  ]
  for (const [kind, fields, line] of natural) {
    it(line, () => {
      expect(lineOf(kind, fields)).toBe(line)
    })
  }

  it('今天的事不写日期', () => {
    expect(lineOf('visit', {})).not.toContain(today.slice(5, 7))
  })
})
