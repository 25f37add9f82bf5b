import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { type Browser, hiddenFields } from './browser.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

onBoth('cadres', (kind) => {
  let house: TestConsole
  let shi: Browser
  let zhen: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
  })
  beforeEach(async () => {
    await house.reset()
    ;[shi, zhen] = [await house.as('shi'), await house.as('zhen')]
  })
  afterAll(() => house.close())

  const names = (html: string) => [...html.matchAll(/href="\/cadres\/[\da-f-]{36}">([^<]+)</g)].map(([, name]) => name)
  const cadre = (name: string) => house.db.prisma.cadre.findFirstOrThrow({ where: { districtId, name } })
  const at = async (name: string): Promise<string> => `/cadres/${(await cadre(name)).id}`
  const codesOf = async (name: string) => {
    const { id } = await cadre(name)
    const open = await house.db.prisma.assignment.findMany({ where: { cadreId: id, toOn: null } })
    return open.map(({ householdCode }) => householdCode).sort()
  }
  const hand = async (browser: Browser, from: string, values: Record<string, string>) => {
    const path = await at(from)
    return browser.submit(path, `${path}/hand-over`, { which: 'all', reason: '轮岗', ...values })
  }

  it('are those of the area, found by name, place and state', async () => {
    expect(names((await shi.get('/cadres')).text).sort()).toEqual(
      ['卢明', '卫红霞', '孔令辉', '孙丽', '李伟', '赵志强'].sort(),
    )
    expect(names((await zhen.get('/cadres')).text).sort()).toEqual(['孔令辉', '孙丽', '赵志强'].sort())
    expect(names((await shi.get('/cadres?state=unbound')).text)).toEqual(['卢明'])
    expect(names((await shi.get('/cadres?q=卫')).text)).toEqual(['卫红霞'])
    expect(names((await shi.get('/cadres?town=419001102&village=419001102210')).text)).toEqual(['赵志强'])
    expect((await zhen.get('/cadres?q=孔令辉&format=csv')).text).toMatch(/孔令辉,1,中王村,,,,已绑定,,/)
  })

  it('one elsewhere is 404, as one that is not there', async () => {
    const _csrf = await zhen.csrf()
    for (const path of [await at('卫红霞'), '/cadres/none', '/cadres/00000000-0000-7000-8000-000000000000']) {
      expect((await zhen.get(path)).status).toBe(404)
      expect((await zhen.post(`${path}/unbind`, { _csrf })).status).toBe(404)
      expect((await zhen.post(`${path}/hand-over`, { _csrf })).status).toBe(404)
    }
  })

  it('show their numbers masked, and of two areas only what is in one’s own', async () => {
    expect((await shi.get(await at('卢明'))).text).toContain('138****0001')
    const { text } = await zhen.get(await at('孔令辉'))
    expect(text).toContain('另有 1 户在别处')
    expect(text).not.toContain('JY-0005')
  })

  it('hand over ticked households, a village’s, or all, and leave when they have none', async () => {
    expect((await hand(shi, '赵志强', { to: '孙丽', which: 'some', 'household:JY-0003': 'yes' })).status).toBe(303)
    expect([await codesOf('赵志强'), await codesOf('孙丽')]).toEqual([['JY-0001', 'JY-0002'], ['JY-0003']])
    const done = await hand(shi, '赵志强', { to: '孙丽', leave: 'yes' })
    expect([done.status, done.headers.get('location')]).toEqual([303, await at('孙丽')])
    expect(await codesOf('孙丽')).toEqual(['JY-0001', 'JY-0002', 'JY-0003'])
    expect(await cadre('赵志强')).toMatchObject({ userid: null, leftOn: new Date('2024-07-15') })
    expect(names((await shi.get('/cadres')).text)).not.toContain('赵志强')
    expect((await shi.get(await at('赵志强'))).text).not.toContain('hand-over')
    const page = (await shi.get('/households/JY-0001')).text
    expect(page).toContain('孙丽')
    expect((await hand(shi, '李伟', { to: '卫红霞', which: '419001109208' })).status).toBe(422)
    const villages = await house.db.prisma.household.findMany({ where: { code: { in: ['JY-0006', 'JY-0007'] } } })
    const [{ villageCode = '' } = {}] = villages
    expect((await hand(shi, '李伟', { to: '卫红霞', which: villageCode })).status).toBe(303)
    expect(await codesOf('李伟')).toHaveLength(2)
  })

  it('are refused with what is wrong, and nothing typed is lost', async () => {
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ to: '' }, '请写交给谁'],
      [{ to: '欧阳锋' }, '您的辖区里没有叫“欧阳锋”的干部'],
      [{ to: '卫红霞' }, '不能交给他自己'],
      [{ to: '李伟', which: 'some' }, '请勾选要交的户'],
      [{ to: '李伟', which: '' }, '请选要交哪些户'],
      [{ to: '李伟', reason: '' }, '请写原因'],
    ]
    for (const [values, words] of wrong) {
      const answer = await hand(shi, '卫红霞', values)
      expect([answer.status, answer.text.includes(words)], words).toEqual([422, true])
    }
    expect((await hand(zhen, '孔令辉', { to: '卫红霞' })).status).toBe(422)
    expect(await codesOf('孔令辉')).toEqual(['JY-0001', 'JY-0005'])
  })

  it('of several of one name one is chosen', async () => {
    const { districtId: district } = await cadre('卢明')
    await house.db.prisma.cadre.create({
      data: { districtId: district, id: '00000000-0000-7000-8000-0000000000aa', name: '卢明' },
    })
    const answer = await hand(shi, '孔令辉', { to: '卢明' })
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(
      /有 2 名干部叫“卢明”[\s\S]*<option value="00000000-0000-7000-8000-0000000000aa">卢明 · 0 户/,
    )
    expect((await hand(shi, '孔令辉', { to: '00000000-0000-7000-8000-0000000000aa' })).status).toBe(303)
    expect(await codesOf('孔令辉')).toEqual([])
  })

  it('are unbound for a reason, and not by one of two areas', async () => {
    const path = await at('卫红霞')
    expect((await shi.submit(path, `${path}/unbind`, {})).status).toBe(422)
    expect((await shi.submit(path, `${path}/unbind`, { reason: '换了企业微信号' })).status).toBe(303)
    expect((await cadre('卫红霞')).userid).toBeNull()
    expect((await shi.get(path)).text).toContain('企业微信：c2 → —')
    expect((await shi.submit(path, `${path}/retire`, { reason: '走了' })).text).toMatch(/他还有 \d 户，请先交给别人/)
    await house.db.prisma.assignment.updateMany({ where: { householdCode: 'JY-0005' }, data: { toOn: null } })
    const shared = await at('孔令辉')
    expect((await zhen.submit(shared, `${shared}/unbind`, { reason: '换号' })).status).not.toBe(303)
    expect((await cadre('孔令辉')).userid).toBe('c4')
  })

  it('whoever was slower is told so', async () => {
    const path = await at('李伟')
    const opened = hiddenFields((await shi.get(path)).text, `${path}/unbind`)
    await shi.submit(path, `${path}/unbind`, { reason: '先' })
    for (const act of ['unbind', 'retire', 'hand-over']) {
      const answer = await shi.post(`${path}/${act}`, { ...opened, reason: '后', to: '孙丽', which: 'all' })
      expect([answer.status, answer.text.includes('现在">未绑定')], act).toEqual([409, true])
    }
  })

  it('are the town’s and above, and the auditor only looks', async () => {
    const path = await at('孙丽')
    const cun = await house.as('cun')
    const shen = await house.as('shen')
    expect([(await cun.get('/cadres')).status, (await cun.get(path)).status]).toEqual([403, 403])
    expect((await shen.get(path)).text).not.toContain('name="reason"')
    const _csrf = await shen.csrf()
    expect((await shen.post(`${path}/hand-over`, { _csrf })).status).toBe(403)
  })
})
