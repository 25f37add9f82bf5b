import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('催办', (kind) => {
  let chat: Chat
  const lines = (answer: string) => answer.split('\n').map((line) => line.trim())
  const last = (who: string) => chat.simulator.heard(who).at(-1) ?? ''
  beforeAll(async () => {
    chat = await openChat(kind)
    await chat.ask('c1', '走访 王建国，情况稳定')
  })
  afterAll(() => chat.close())

  test('a cadre cannot urge, a leader cannot urge elsewhere, an unknown place is said', async () => {
    expect(await chat.ask('c1', '催办 中王村')).toMatch(/^催办由镇、村负责人发/)
    expect(await chat.ask('l1', '催办 葛山村')).toMatch(/^只能催轵城镇的/)
    expect(await chat.ask('l1', '催办 火星村')).toMatch(/^没有这个镇或村/)
  })

  test('nobody is told between 20:00 and 08:00', async () => {
    const day = chat.now
    chat.now = new Date('2024-07-15T20:00:00+08:00')
    expect(await chat.ask('l1', '催办 中王村')).toMatch(/不发提醒/)
    chat.now = day
    expect(await chat.db.prisma.jobClaim.count({ where: { job: 'urge' } })).toBe(0)
  })

  test('what is due goes to whoever owes it there, with what is not reached told to the leader', async () => {
    expect(lines(await chat.ask('l1', '催办 中王村'))).toEqual(['已催办 1 人（中王村）：未走访 1 户，未报月排查 1 村'])
    await expect
      .poll(() => lines(last('c1')), { timeout: 6_000 })
      .toEqual([
        '7月还有 1 户未走访，剩 16 天：',
        '李铁柱',
        '中王村本月月排查还没报，20日前报',
        '走访后发一句：走访 李铁柱',
      ])
  })

  test('once a day: the same again tells nobody, the next day does', async () => {
    expect(await chat.ask('l1', '催办 轵城镇')).toMatch(/今天没有新催的人.*\n1 人今天已催过/)
    chat.now = new Date('2024-07-16T10:00:00+08:00')
    expect(await chat.ask('l1', '催办')).toMatch(/^已催办 1 人（轵城镇）：未走访 2 户/)
    expect(await chat.db.prisma.outbox.count({ where: { job: 'urge' } })).toBe(2)
  })

  test('who never wrote waits as 未接通 and is named to the leader, in a group only counted', async () => {
    await chat.db.prisma.cadre.updateMany({ where: { userid: 'c4' }, data: { leads: '419001' } })
    await chat.db.prisma.counter.updateMany({ data: { value: { increment: 1 } } })
    const answer = await chat.ask('c4', '催办 邵原镇')
    expect(answer).toMatch(/今天没有新催的人：未走访 2 户/)
    expect(answer).toMatch(/未接通 2 人：卢明、卫红霞/)
    const group = await chat.askInGroup('c4', 'room-2', '催办 邵原镇')
    expect(group).toMatch(/未接通 2 人/)
    expect(group).not.toMatch(/卢明|卫红霞/)
  })
})
