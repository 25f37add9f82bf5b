import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { broughtNothing } from '../../bot/inbox/brought.ts'
import { fieldAnswer } from '../../bot/inbox/field-answer.ts'
import type { FieldQuestion } from '../../bot/inbox/field-values.ts'
import type { Hearing } from '../../bot/inbox/hearing.ts'
import { readSnapshot, type Snapshot } from '../../bot/inbox/snapshot.ts'
import type { KindCode } from '../../domain/kinds/index.ts'
import { parse } from '../../domain/parse/read.ts'
import type { FieldValue } from '../../domain/parse/types.ts'
import type { KeptReport } from '../../domain/report.ts'
import { type Chat, districtId, openChat } from '../support/chat.ts'

let chat: Chat
let snapshot: Snapshot
beforeAll(async () => {
  chat = await openChat('embedded')
  snapshot = await readSnapshot(chat.db, districtId)
})
afterAll(() => chat.close())

type Fields = Readonly<Record<string, FieldValue>>
const about = (kind: KindCode, household: string | null, person: string | null, fields: Fields): KeptReport => ({
  id: 'r',
  kind,
  household,
  person,
  date: '2024-07-15',
  fields,
  spans: {},
  status: 'recorded',
  candidates: [],
  said: null,
})

const job = about('employment', 'JY-0001', '王磊', { change: 'started' })
const wage = about('employment', 'JY-0001', '王磊', { change: 'started', place: '郑州' })
const trouble = about('hardship', 'JY-0001', '王建国', {})
const illness = about('hardship', 'JY-0001', '王建国', { cause: 'illness' })
const hail = about('hardship', 'JY-0001', '王建国', { cause: 'disaster' })
const sold = about('income', 'JY-0001', '王建国', { source: '卖核桃', category: 'business' })
const paid = about('income', 'JY-0001', '王建国', { amount: 3000 })
const some = about('assistance', 'JY-0001', '王建国', { status: 'approved' })
const allowance = about('assistance', 'JY-0001', '王建国', { program: 'subsistence-allowance' })
const village = about('village-check', null, null, { month: '2024-07' })
const checked = about('village-check', null, null, { month: '2024-07', checked: 44 })

function answer(report: KeptReport, field: string, text: string) {
  const sender = snapshot.senders.get('c1')
  if (sender === undefined) throw new Error('the cast has no c1')
  const at = new Date('2024-07-15T10:20:00+08:00')
  const heard = { id: 'm', from: 'c1', at: at.toISOString(), text }
  const hearing: Hearing = {
    districtId,
    message: { id: 'm', chat: 'c1', group: false, type: 'text', at, text, quoted: null, press: null },
    brought: broughtNothing,
    sender,
    snapshot,
    parsed: parse(heard, snapshot.roster, snapshot.words(sender)),
    known: { question: null, lastVisits: new Map(), openCases: new Map(), told: new Map(), lastHeardAt: null },
    now: at,
    today: '2024-07-15',
  }
  const whom = report.person ?? '中王村'
  const question: FieldQuestion = { ask: 'field', reportIds: ['r'], kind: report.kind, field, whom, again: false }
  const given = fieldAnswer(hearing, question, report)
  return given !== null && 'told' in given ? given.told.fields : given
}

describe('a few words tell the field', () => {
  test.each<[KeptReport, string, string, FieldValue]>([
    [job, 'place', '郑州', '郑州'],
    [job, 'place', '去了苏州', '苏州'],
    [job, 'place', '上海', '上海'],
    [job, 'place', '上深圳了', '深圳'],
    [job, 'place', '好像是郑州', '郑州'],
    [job, 'place', '他去杭州了', '杭州'],
    [job, 'place', '在富士康', '富士康'],
    [job, 'place', '就在镇上', '镇上'],
    [job, 'place', '附近的砖厂', '附近的砖厂'],
    [job, 'place', '王磊在郑州', '郑州'],
    [wage, 'monthlyWage', '四千五', 4500],
    [wage, 'monthlyWage', '一个月四千五左右', 4500],
    [wage, 'monthlyWage', '5k', 5000],
    [wage, 'monthlyWage', '王磊 4500', 4500],
    [wage, 'monthlyWage', '月薪4500', 4500],
    [trouble, 'cause', '因病', 'illness'],
    [trouble, 'cause', '3', 'disaster'],
    [trouble, 'cause', '车祸', 'accident'],
    [trouble, 'cause', '养的猪死了', 'industry-failure'],
    [trouble, 'cause', '李秀英住院了', 'illness'],
    [illness, 'selfPaid', '自己花了两万三', 23_000],
    [illness, 'selfPaid', '报销后自付1.6万', 16_000],
    [illness, 'selfPaid', '没花钱', 0],
    [hail, 'loss', '大概损失四千', 4000],
    [sold, 'amount', '卖了7200', 7200],
    [paid, 'category', '卖粮食', 'business'],
    [paid, 'category', '4', 'property'],
    [some, 'program', '两项补贴', 'disability-allowance'],
    [allowance, 'status', '到账了', 'paid'],
    [allowance, 'status', '还没申请', 'needed'],
    [village, 'checked', '一共44户，都正常', 44],
    [checked, 'findings', '一户有问题', 1],
    [checked, 'findings', '没有', 0],
  ])('%# of %s', (report, field, text, value) => {
    expect(answer(report, field, text)).toMatchObject({ [field]: value })
  })

  test('what else they tell is taken too', () => {
    expect(answer(job, 'place', '东莞的电子厂，一个月6000')).toMatchObject({ place: '东莞', monthlyWage: 6000 })
    expect(answer(trouble, 'cause', '家里老人病了，花了两万')).toEqual({ cause: 'illness', selfPaid: 20_000 })
    expect(answer(village, 'checked', '44户，发现2户')).toEqual({ checked: 44, findings: 2 })
  })
})

test.each<[KeptReport, string, string]>([
  [job, 'place', '在路上'],
  [job, 'place', '挺远的'],
  [wage, 'monthlyWage', '四千多'],
  [wage, 'monthlyWage', '3000到4000'],
  [wage, 'monthlyWage', '一天150'],
  [wage, 'monthlyWage', '年薪六万'],
  [wage, 'monthlyWage', '-300'],
  [trouble, 'cause', '6'],
  [hail, 'loss', '三亩玉米全毁了'],
  [sold, 'amount', '100斤'],
  [village, 'checked', '五十多户'],
])('%# no value of it is guessed', (report, field, text) => {
  expect(answer(report, field, text)).toEqual({ none: true })
})

test.each(['不知道', '还没定下来', '他没说', '取消', '算了'])('%s leaves it open', (text) => {
  expect(answer(job, 'place', text)).toEqual({ left: true })
})

test.each(['收到', '好的，谢谢', '明天再说', '走访 李铁柱 稳定', '李铁柱在上海打工', '我的待办', '不是，是郑州'])(
  '%s is no answer',
  (text) => {
    expect(answer(job, 'place', text)).toBeNull()
  },
)
