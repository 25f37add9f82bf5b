import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../bot/jobs/clock.ts'
import { type Chat, districtId, openChat, pause } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

const silent = { info() {}, warn() {}, error() {} }

onBoth('定时任务', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind, { lookEvery: 50 })
    // Everybody but c4 has written once; room-2 was never addressed.
    for (const who of ['c1', 'c2', 'c3', 'l1']) await chat.ask(who, '帮助')
    await chat.askInGroup('l1', 'room-1', '帮助')
  })
  afterAll(() => chat.close())

  /** Sets the clock and does what is due; what each chat got then. */
  const at = async (time: string, ...chats: string[]): Promise<Record<string, string[]>> => {
    const before = new Map(chats.map((name) => [name, chat.simulator.heard(name).length]))
    chat.now = new Date(`${time}+08:00`)
    await tick({ db: chat.db, districtId, log: silent, now: () => chat.now, backup: async () => {} })
    const waits = async () => (await chat.db.prisma.outbox.count({ where: { state: 'waiting' } })) > 0
    for (let tries = 0; tries < 100 && (await waits()); tries++) await pause(50)
    return Object.fromEntries(chats.map((name) => [name, chat.simulator.heard(name).slice(before.get(name))]))
  }

  test('月中提醒还没走访的人，做完的人不打扰', async () => {
    await chat.ask('c1', '走访 王建国，情况稳定')
    await chat.ask('c3', '今天走访张三、成有才、侯德胜，都稳定')
    const heard = await at('2024-07-20T09:00:00', 'c1', 'c2', 'c3', 'c4', 'l1')
    // 20 July 2024 is a Saturday.
    expect(heard).toEqual({ c1: [], c2: [], c3: [], c4: [], l1: [] })
    const monday = await at('2024-07-22T09:00:10', 'c1', 'c2', 'c3', 'c4', 'l1')
    expect(monday.c1).toEqual(['7月还有 2 户未走访，剩 9 天：  \n李铁柱、赵全福  \n走访后发一句：走访 李铁柱'])
    expect(monday.c2?.[0]).toContain('7月还有 2 户未走访，剩 9 天：')
    expect(monday).toMatchObject({ c3: [], c4: [], l1: [] })
  })

  test('同一次只说一遍，时钟往回拨也不再说', async () => {
    expect(await at('2024-07-22T09:30:00', 'c1', 'c2')).toEqual({ c1: [], c2: [] })
    expect(await at('2024-07-22T08:45:00', 'c1', 'c2')).toEqual({ c1: [], c2: [] })
    expect(await at('2024-07-22T09:00:00', 'c1', 'c2')).toEqual({ c1: [], c2: [] })
  })

  test('没接通的人，消息等着；他第一句话之后说还欠什么', async () => {
    const waiting = await chat.db.prisma.outbox.findMany({ where: { state: 'unreached', job: 'visit-reminder' } })
    expect(waiting.map((row) => row.chat)).toEqual(['c4'])
    chat.simulator.say('c4', '帮助')
    await chat.simulator.next('c4')
    const second = await chat.simulator.next('c4')
    expect(second.text).toMatch(/^本月还有 1 户未走访：王建国/)
  })

  test('月排查到期前提醒报送人，报了的不提醒；过期报给镇里，群里不点名', async () => {
    const due = await at('2024-07-19T09:00:00', 'c1', 'c2')
    expect(due.c1?.[0]).toContain('中王村 7月排查还没报，剩 3 天（7月22日前）')
    expect(due.c2).toEqual([])
    const late = await at('2024-07-23T09:30:00', 'room-1', 'l1', 'c1')
    expect(late['room-1']?.[0]).toMatch(/^轵城镇 7月排查未报 2 个村：/)
    expect(late['room-1']?.[0]).not.toContain('赵志强')
    expect(late.l1?.[0]).toContain('报送人：中王村 赵志强')
    expect(late.c1).toEqual([])
  })

  test('月初第一个工作日：上月没走访的按村报数，是谁只在领导的单聊里', async () => {
    const late = await at('2024-08-01T09:30:00', 'room-1', 'l1', 'c1')
    expect(late['room-1']?.[0]).toContain('轵城镇 7月走访超期 2 户：')
    expect(late['room-1']?.[0]).not.toMatch(/赵志强|李铁柱/)
    expect(late.l1?.[0]).toContain('帮扶责任人：赵志强 2 户')
  })

  test('日报说当天记下的，数字和报告一样；安静的一天也有一行', async () => {
    chat.now = new Date('2024-08-02T10:00:00+08:00')
    await chat.ask('c1', '走访 李铁柱 情况稳定')
    await chat.ask('c1', '走访 王建国 情况稳定')
    await chat.ask('c2', '走访 葛长根 情况稳定')
    await chat.ask('c1', '王磊 开始在郑州务工 月工资4500')
    const day = await at('2024-08-02T18:00:00', 'room-1', 'c1')
    expect(day['room-1']?.[0]).toMatch(/轵城镇 8月2日（周五）走访日报/)
    expect(day['room-1']?.[0]).toMatch(/本月 2\/3 户（66%），今天 2 户/)
    expect(day['room-1']?.[0]).toMatch(/务工 1 人/)
    expect(day['room-1']?.[0]).not.toContain('王磊')
    expect(day.c1).toEqual([])
    const quiet = await at('2024-08-05T18:00:00', 'room-1')
    expect(quiet['room-1']).toHaveLength(1)
    // room-2 was never addressed: its digest of today waits there, yesterday's does not.
    chat.simulator.say('c2', '帮助', { group: 'room-2' })
    await chat.simulator.next('room-2')
    expect((await chat.simulator.next('room-2')).text).toMatch(/^邵原镇 8月5日（周一）/)
  })

  test('晚上八点到早上八点什么也不说；十二小时以内补一次', async () => {
    expect(await at('2024-08-12T07:59:00', 'c2')).toEqual({ c2: [] })
    // 10 August 2024 is a Saturday: the reminder moved to Monday the 12th; the process was down until 15:00.
    const made = await at('2024-08-12T15:00:00', 'c2')
    expect(made.c2).toHaveLength(1)
    expect(await at('2024-08-20T20:00:00', 'c2', 'room-1')).toEqual({ c2: [], 'room-1': [] })
    expect(await at('2024-08-21T03:00:00', 'c2', 'room-1')).toEqual({ c2: [], 'room-1': [] })
    expect(await at('2024-08-21T09:00:00', 'c2')).toEqual({ c2: [] })
  })

  test('一个人的失败不耽误别人，留下来，单独再试', async () => {
    // A chat whose name the database cannot keep in JSON stands for whatever goes wrong with one.
    const broken = await chat.db.prisma.cadre.findFirstOrThrow({ where: { userid: 'c2' } })
    await chat.db.pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW."addressee" = '${broken.id}' AND NEW."state" = 'done' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`)
    await chat.db.pool.query(
      `CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON "JobClaim" FOR EACH ROW EXECUTE FUNCTION refuse()`,
    )
    const first = await at('2024-08-30T09:00:00', 'c1', 'c2')
    expect(first.c1).toHaveLength(1)
    expect(first.c2).toEqual([])
    const kept = await chat.db.prisma.jobClaim.findFirstOrThrow({ where: { state: 'failed' } })
    expect(kept).toMatchObject({ job: 'visit-reminder', period: '2024-08/3', addressee: broken.id, tries: 1 })
    await chat.db.pool.query(`DROP TRIGGER refuse ON "JobClaim"`)
    expect(await at('2024-08-30T09:01:00', 'c1', 'c2')).toEqual({ c1: [], c2: [] })
    const again = await at('2024-08-30T09:06:00', 'c1', 'c2')
    expect(again.c1).toEqual([])
    expect(again.c2).toHaveLength(1)
  })
})
