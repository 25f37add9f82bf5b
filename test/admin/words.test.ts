import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { type Browser, hiddenFields } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('words', (kind) => {
  let house: TestConsole
  let guan: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
    const say = (from: string, text: string, rest: object) => hear(house.db, house.now, { from, text, ...rest })
    await say('c1', '走访 王建国', { reports: [{ kind: 'visit', household: 'JY-0001' }] })
    await say('c1', '王建国家搭伙 12', { intent: 'unclear', unknown: ['搭伙'], answer: '未记录：没看出是哪一类' })
    await say('c2', '葛长根家搭伙 13', { intent: 'unclear', unknown: ['搭伙'] })
    await say('c2', '葛长根家拉网 13812345678', { intent: 'unclear', unknown: ['拉网', '<b>'] })
    await say('c1', '二拐子家走访了，情况稳定', {
      reports: [{ kind: 'visit', household: null, status: 'pending', said: '二拐子' }],
    })
  })
  beforeEach(async () => {
    await house.reset()
    await house.db.prisma.localWord.deleteMany()
    guan = await house.as('guan')
  })
  afterAll(() => house.close())

  const nick = { word: '二拐子', means: 'person', target: '李铁柱', cadre: '' }
  const plain = { word: '老沟', means: 'place', target: '中王村', cadre: '' }
  const teach = (values: Record<string, string>) => guan.submit('/words', '/words', values)
  const live = () => house.db.prisma.localWord.findMany({ where: { districtId, endedAt: null } })
  /** Teaches a word that changes nothing on record, and gives its page. */
  const taught = async (values: Record<string, string> = plain): Promise<string> => {
    const answer = await teach({ ...values, anyway: 'yes' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/words'])
    return `/words/${(await live()).find(({ word }) => word === values.word)?.id}`
  }

  it('are read from the town up, written by the administrator, and none of a village’s', async () => {
    const path = await taught()
    for (const name of ['cun']) {
      const browser = await house.as(name)
      const csrf = await browser.csrf()
      expect((await browser.get('/')).text, name).not.toContain('href="/words"')
      for (const address of ['/words', path]) {
        expect((await browser.get(address)).status, `${name} ${address}`).toBe(403)
        expect((await browser.post(address, { _csrf: csrf, ...nick })).status, `${name} ${address}`).toBe(403)
      }
    }
    for (const name of ['zhen', 'shi', 'shen']) {
      const browser = await house.as(name)
      const csrf = await browser.csrf()
      for (const address of ['/words', path]) {
        const { status, text } = await browser.get(address)
        expect(status, `${name} ${address}`).toBe(200)
        expect(text).toMatch(/>老沟</)
        expect(text).not.toContain('name="target"')
        expect((await browser.post(address, { _csrf: csrf, ...nick })).status, `${name} ${address}`).toBe(403)
      }
      expect((await browser.post(`${path}/end`, { _csrf: csrf, version: '1', reason: '试' })).status, name).toBe(403)
    }
    expect(await live()).toHaveLength(1)
    expect((await guan.post('/words', nick)).status).toBe(403)
    expect((await house.stranger().get('/words')).status).toBe(303)
  })

  it('a town reads its own cadres’ words and its own people’s names only', async () => {
    const zhen = await house.as('zhen')
    const own = await taught({ ...nick, cadre: '赵志强' })
    const others = await taught({ word: '长根叔', means: 'person', target: '葛长根', cadre: '' })
    const elsewhere = await taught({ word: '老坡', means: 'place', target: '葛山村', cadre: '卫红霞' })
    const { text } = await zhen.get('/words')
    expect([text.includes('二拐子'), text.includes('长根叔'), text.includes('老坡')]).toEqual([true, false, false])
    const seen = await Promise.all([own, others, elsewhere].map(async (path) => (await zhen.get(path)).status))
    expect(seen).toEqual([200, 404, 404])
    expect((await zhen.get('/words?format=csv')).text).not.toContain('长根叔')
  })

  it('a word that changes nothing on record is taken at once, and the roster is another', async () => {
    const counter = async () =>
      (await house.db.prisma.counter.findFirstOrThrow({ where: { districtId, name: 'roster' } })).value
    const before = await counter()
    const answer = await teach(plain)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/words'])
    expect(await live()).toMatchObject([{ word: '老沟', means: 'place', target: '中王村', cadreId: null, version: 1 }])
    expect(await counter()).toBe(before + 1n)
    const act = await house.db.prisma.audit.findFirstOrThrow({
      where: { action: 'word.add' },
      orderBy: { seq: 'desc' },
    })
    expect(act).toMatchObject({ actorKind: 'user', object: 'word', after: plainRow })
    expect((await guan.get('/words')).text).toContain('>老沟<')
  })
  const plainRow = { word: '老沟', means: 'place', target: '中王村', cadreId: null }

  it('a word that changes a message on record is refused with what would change, and taken when that was seen', async () => {
    const refused = await teach(nick)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('有 1 条旧消息会读成别的')
    expect(refused.text).toContain('二拐子家走访了，情况稳定')
    expect(refused.text).toMatch(/现在读成">.*没认出户/)
    expect(refused.text).toMatch(/教了以后">.*李铁柱（中王村）/)
    expect(refused.text).toContain('value="二拐子"')
    expect(await live()).toEqual([])
    const csrf = hiddenFields(refused.text, '/words')._csrf ?? ''
    expect((await guan.post('/words', { _csrf: csrf, ...nick, anyway: 'yes' })).status).toBe(303)
    expect(await live()).toMatchObject([{ word: '二拐子', target: '李铁柱' }])
  })

  it('what was not understood before counts as changed too: an administrator sees what it becomes', async () => {
    const refused = await teach({ word: '搭伙', means: 'kind', target: '走访', cadre: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('有 2 条旧消息会读成别的')
    expect(refused.text).toMatch(/现在读成">.*没看懂/)
    await taught({ word: '搭伙', means: 'kind', target: '走访', cadre: '' })
    expect(await live()).toMatchObject([{ word: '搭伙', target: 'visit' }])
  })

  it('a word of one cadre is held against his messages alone', async () => {
    const one = { ...nick, target: '葛长根', cadre: '卫红霞' }
    expect((await teach(one)).status).toBe(303)
    const { id } = await house.db.prisma.cadre.findFirstOrThrow({ where: { name: '卫红霞' } })
    expect(await live()).toMatchObject([{ word: '二拐子', cadreId: id }])
    expect((await guan.get('/words')).text).toContain('卫红霞')
  })

  it('values that cannot be are refused, each with its remedy, and nothing typed is lost', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ ...nick, word: '' }, '词要 2 到 12 个汉字或字母'],
      [{ ...nick, word: '三' }, '词要 2 到 12 个汉字或字母'],
      [{ ...nick, word: '138，' }, '词要 2 到 12 个汉字或字母'],
      [{ ...nick, word: '王建国' }, '“王建国”是花名册里的姓名，不能再指别的'],
      [{ ...nick, means: 'odd' }, '请选这个词是人、地名还是类别'],
      [{ ...nick, target: '没这个人' }, '花名册里没有“没这个人”'],
      [{ ...nick, means: 'place', target: '没这地方' }, '没有叫“没这地方”的村、镇或地方'],
      [{ ...nick, means: 'kind', target: '没这类' }, '没有“没这类”这一类，可以写：走访、'],
      [{ ...plain, word: '中王村' }, '和原来的词一样，不用教'],
      [{ ...nick, cadre: '没这干部' }, '没有叫“没这干部”的帮扶干部'],
    ]
    for (const [values, words] of wrong) {
      const answer = await teach({ ...values, anyway: 'yes' })
      expect(answer.status, words).toBe(422)
      expect(answer.text, words).toContain(words)
      expect(answer.text).toContain('错误：教一个词')
    }
    await taught()
    expect((await teach({ ...plain, target: '赵村', anyway: 'yes' })).text).toContain('“老沟”已经教过')
    expect(await live()).toHaveLength(1)
  })

  it('is corrected with a reason; what it was and why stand in its history', async () => {
    const path = await taught()
    const refused = await guan.submit(path, path, { means: 'place', target: '赵村', cadre: '', reason: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('请写原因')
    const done = await guan.submit(path, path, { means: 'place', target: '赵村', cadre: '', reason: '问过村里' })
    expect([done.status, done.headers.get('location')]).toEqual([303, path])
    expect(await live()).toMatchObject([{ word: '老沟', target: '赵村', version: 2 }])
    const { text } = await guan.get(path)
    expect(text).toContain('地名 中王村 → 地名 赵村')
    expect(text).toContain('原因：问过村里')
  })

  it('a correction that changes a message on record is refused first, like a new word', async () => {
    const path = await taught(nick)
    const values = { means: 'person', target: '赵全福', cadre: '', reason: '说的是另一家' }
    const refused = await guan.submit(path, path, values)
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/现在读成">.*李铁柱（中王村）/)
    expect(refused.text).toMatch(/教了以后">.*赵全福（赵村）/)
    expect(refused.text).toContain('value="说的是另一家"')
    expect((await guan.submit(path, path, { ...values, anyway: 'yes' })).status).toBe(303)
  })

  it('two at once: the slower is told, sees both, and may take his', async () => {
    const path = await taught()
    const opened = hiddenFields((await guan.get(path)).text, path)
    await guan.submit(path, path, { means: 'place', target: '赵村', cadre: '', reason: '问过村里' })
    const mine = { means: 'place', target: '葛山村', cadre: '', reason: '听老人说' }
    const stale = await guan.post(path, { ...opened, ...mine })
    expect(stale.status).toBe(409)
    for (const value of ['中王村', '赵村', '葛山村', '刚刚有人改过']) expect(stale.text).toContain(value)
    const again = hiddenFields(stale.text, path)
    expect((await guan.post(path, again)).status).toBe(303)
    expect(await live()).toMatchObject([{ target: '葛山村', version: 3 }])
    expect((await guan.post(`${path}/end`, { ...opened, reason: '没人这么叫了' })).status).toBe(409)
    expect((await guan.post(path, { _csrf: opened._csrf ?? '', ...mine })).status).toBe(409)
  })

  it('is ended with a reason, and then at rest', async () => {
    const path = await taught()
    expect((await guan.submit(path, `${path}/end`, { reason: ' ' })).status).toBe(422)
    const opened = hiddenFields((await guan.get(path)).text, path)
    const done = await guan.submit(path, `${path}/end`, { reason: '没人这么叫了' })
    expect([done.status, done.headers.get('location')]).toEqual([303, path])
    expect(await live()).toEqual([])
    expect((await guan.get('/words')).text).not.toContain('>老沟<')
    expect((await guan.get('/words?ended=yes')).text).toContain('>老沟<')
    const { text } = await guan.get(path)
    expect(text).toContain('已停用')
    expect(text).not.toContain('name="target"')
    expect((await guan.post(path, { ...opened, means: 'place', target: '赵村', reason: '试' })).status).toBe(409)
    await taught()
  })

  it('a word that is none is the same page as nowhere', async () => {
    for (const id of ['x', '00000000-0000-7000-8000-000000000000']) {
      expect((await guan.get(`/words/${id}`)).status).toBe(404)
      const csrf = await guan.csrf()
      expect((await guan.post(`/words/${id}`, { _csrf: csrf })).status).toBe(404)
      expect((await guan.post(`/words/${id}/end`, { _csrf: csrf })).status).toBe(404)
    }
  })

  it('are searched, filtered and taken as a file', async () => {
    await taught()
    await taught(nick)
    expect((await guan.get('/words?q=李铁')).text).not.toContain('>老沟<')
    expect((await guan.get('/words?means=place')).text).not.toContain('>二拐子<')
    expect((await guan.get('/words?means=odd&after=x&ended=odd')).status).toBe(200)
    const { text } = await guan.get('/words?format=csv')
    expect(text).toContain('词,意思,指,只对,教于,停用于')
    expect(text).toContain('二拐子,人,李铁柱,,2024-07-15')
  })

  it('what was not understood is listed with the remedy sent, counted by word, and leads to the form', async () => {
    for (const query of ['state=unclear', 'intent=unclear']) {
      const { text } = await guan.get(`/messages?${query}`)
      expect(text).toContain('未记录：没看出是哪一类')
      expect(text).not.toContain('走访 王建国')
      expect(text).toMatch(/href="\/messages\?intent=unclear&amp;word=[^"]*">搭伙 2</)
      expect(text).toMatch(/>拉网 1</)
      expect(text).toContain('教一个词：搭伙')
      expect(text).not.toContain('<b>')
    }
    const { text } = await guan.get('/messages?state=unclear&word=拉网')
    expect(text).toContain('葛长根家拉网')
    expect(text).not.toContain('王建国家搭伙')
    expect((await guan.get('/words?word=搭伙')).text).toContain('value="搭伙"')
    const shi = (await (await house.as('shi')).get('/messages?state=unclear')).text
    expect(shi).toContain('搭伙 2')
    expect(shi).not.toContain('教一个词')
  })

  it('of many that would change the newest fifty are shown, and all are counted', async () => {
    for (let at = 1; at <= 55; at += 1) {
      await hear(house.db, house.now, { from: 'c1', text: `豁牙家走访了，情况稳定${'，住房没问题'.repeat(20)}${at}` })
    }
    const refused = await teach({ ...nick, word: '豁牙' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('有 55 条旧消息会读成别的')
    expect(refused.text).toContain('先列 50 条')
    expect(Buffer.byteLength(refused.text)).toBeLessThan(80_000)
  })

  it('the counts are of the area alone', async () => {
    const { text } = await (await house.as('zhen')).get('/messages?state=unclear')
    expect(text).toContain('搭伙 1')
    expect(text).not.toContain('拉网')
  })
})
