import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId } from '../../domain/ids.ts'
import { verifyChain } from '../../domain/records/audit.ts'
import { onBoth } from '../support/databases.ts'
import type { Answer, Browser } from './browser.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

const head = '户编号,乡镇,村,户主,姓名,与户主关系'
const fresh = `${head}\nJY-0101,轵城镇,中王村,郭新民,郭新民,户主\nJY-0101,轵城镇,中王村,郭新民,郭小芳,之女\n`

onBoth('imports in the console', (kind) => {
  let house: TestConsole
  let guan: Browser
  beforeAll(async () => {
    house = await openConsole(kind)
  })
  beforeEach(async () => {
    await house.reset()
    guan = await house.as('guan')
  })
  afterAll(() => house.close())

  /** Uploads a file as the page's form does. */
  const upload = async (browser: Browser, content: string | Buffer, name = '名册.csv'): Promise<Answer> => {
    const body = new FormData()
    body.set('_csrf', await browser.csrf())
    body.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
    return browser.request('/imports', { method: 'POST', body })
  }
  const placeOf = (answer: Answer): string => answer.headers.get('location') ?? ''
  /** Uploads and carries out; gives the address of its page. */
  const carryOut = async (content: string): Promise<string> => {
    const path = placeOf(await upload(guan, content))
    expect((await guan.submit(path, path, {})).status).toBe(303)
    expect((await guan.get(path)).text).toContain('已导入')
    return path
  }
  const households = () => house.db.prisma.household.count({ where: { districtId } })

  it('a file is checked first, and carried out when somebody says so', async () => {
    const before = await households()
    const answer = await upload(guan, fresh)
    expect(answer.status).toBe(303)
    const path = placeOf(answer)
    expect(await households()).toBe(before)
    const { text } = await guan.get(path)
    for (const words of ['名册.csv', '新增 1', '等待执行', '写入 1 处']) expect(text).toContain(words)
    expect((await guan.submit(path, path, {})).status).toBe(303)
    expect(await households()).toBe(before + 1)
    expect((await guan.get(path)).text).toContain('已导入')
    expect((await guan.get('/imports')).text).toContain(`href="${path}"`)
    const again = await upload(guan, fresh)
    expect((await guan.get(placeOf(again))).text).toContain('没有要改的')
  })

  it('rows that cannot be taken are named with their remedy; they are left out only where that is ticked', async () => {
    const before = await households()
    const path = placeOf(
      await upload(
        guan,
        `${head}\nJY-0102,轵城镇,没有这个村,牛大川,牛大川,户主\nJY-0103,轵城镇,赵村,马新生,马新生,户主\n`,
      ),
    )
    const { text } = await guan.get(path)
    expect(text).toMatch(/第 2 行/)
    expect(text).toContain('没有这个村')
    const refused = await guan.submit(path, path, {})
    expect([refused.status, await households()]).toEqual([422, before])
    expect((await guan.submit(path, path, { skip: 'yes' })).status).toBe(303)
    expect(await households()).toBe(before + 1)
  })

  it('one that is not wanted is dropped, and then can no more be carried out', async () => {
    const path = placeOf(await upload(guan, fresh.replaceAll('JY-0101', 'JY-0104')))
    const opened = await guan.get(path)
    expect(opened.status).toBe(200)
    const csrf = await guan.csrf()
    expect((await guan.submit(path, `${path}/drop`, {})).status).toBe(303)
    const late = await guan.post(path, { _csrf: csrf, version: '1' })
    expect(late.status).toBe(409)
    expect((await guan.get(path)).text).toContain('没有导入')
  })

  it('is taken back with a reason: what was new goes, what changed is as before', async () => {
    await carryOut(
      `${head},联系电话\nJY-0110,轵城镇,中王村,郑新,郑新,户主,13900001111\nJY-0110,轵城镇,中王村,郑新,郑小,之子,\n`,
    )
    const state = async () => {
      const households = await house.db.prisma.household.findMany({
        include: { people: { orderBy: { id: 'asc' } }, years: true },
        orderBy: { code: 'asc' },
      })
      const plain = households.map(({ version, updatedAt, people, ...row }) => [
        row,
        people.map(({ version: _, ...person }) => person),
      ])
      const assignments = await house.db.prisma.assignment.findMany({ orderBy: { id: 'asc' } })
      const cadres = await house.db.prisma.cadre.findMany({ orderBy: { id: 'asc' } })
      return JSON.stringify([plain, assignments, cadres.map(({ version, ...cadre }) => cadre)])
    }
    const before = await state()
    const path = await carryOut(
      `${head},联系电话,健康状况,帮扶责任人,工资性收入\nJY-0110,轵城镇,赵村,郑新,郑新,户主,13900002222,残疾,新干部,3600\n` +
        'JY-0110,轵城镇,赵村,郑新,郑孙,之孙子,,健康,新干部,\nJY-0111,轵城镇,中王村,冯新,冯新,户主,13900003333,,新干部,500\n',
    )
    expect(await state()).not.toBe(before)
    expect((await guan.submit(path, `${path}/undo`, {})).status).toBe(422)
    expect((await guan.submit(path, `${path}/undo`, { reason: '选错了文件' })).status).toBe(303)
    expect(await state()).toBe(before)
    expect((await guan.get(path)).text).toContain('已撤销')
    expect((await guan.get('/households/JY-0111')).status).toBe(404)
    expect((await guan.get('/households/JY-0110')).text).toContain('撤销导入：选错了文件')
    const audit = await house.db.prisma.audit.findMany({
      where: { reason: { contains: '选错了文件' } },
      orderBy: { seq: 'asc' },
    })
    expect(audit.map(({ action, objectId }) => [action, objectId])).toEqual([
      ['household.change', 'JY-0110'],
      ['household.take-back', 'JY-0111'],
      ['import.undone', path.split('/').at(-1)],
    ])
    expect(await verifyChain(house.db, districtId)).toMatchObject({ ok: true })
    const gone = await house.db.prisma.uploadChange.findFirstOrThrow({ where: { key: 'JY-0111' } })
    expect(gone.after).toMatchObject({ headName: '冯新', people: [{ name: '冯新' }] })
    const late = await guan.post(`${path}/undo`, { _csrf: await guan.csrf(), version: '3', reason: '再来' })
    expect(late.status).toBe(409)
    await carryOut(`${head}\nJY-0111,轵城镇,中王村,冯新,冯新,户主\n`)
  })

  it('a group that had been unbound is unbound again when the roster that bound it is taken back', async () => {
    const unboundAt = new Date('2024-07-01T02:00:00Z')
    const key = { districtId_chat: { districtId, chat: 'room-undo' } }
    await house.db.prisma.group.create({ data: { districtId, chat: 'room-undo', area: '419001', unboundAt } })
    const households = [{ code: 'JY-0160', town: '轵城镇', village: '中王村', head: '陶新', members: ['陶新'] }]
    const groups = [{ chat: 'room-undo', area: '轵城镇' }]
    const path = await carryOut(JSON.stringify({ households, groups }))
    const bound = await house.db.prisma.group.findUniqueOrThrow({ where: key })
    expect([bound.unboundAt, bound.area]).toEqual([null, expect.stringMatching(/^419001\d{3}/)])
    expect((await guan.submit(path, `${path}/undo`, { reason: '选错了文件' })).status).toBe(303)
    expect(await house.db.prisma.group.findUniqueOrThrow({ where: key })).toMatchObject({ area: '419001', unboundAt })
  })

  it('is not taken back where something was changed since or hangs on a household that came with it', async () => {
    const path = await carryOut(
      `${head}\nJY-0120,轵城镇,中王村,尤一,尤一,户主\nJY-0121,轵城镇,中王村,尤二,尤二,户主\nJY-0122,轵城镇,中王村,尤三,尤三,户主\n`,
    )
    await guan.submit('/households/JY-0120', '/households/JY-0120', { note: '改过', reason: '核对' })
    await house.db.prisma.todo.create({
      data: { districtId, id: newId(), kind: 'verify', householdCode: 'JY-0121', words: '核实' },
    })
    const refused = await guan.submit(path, `${path}/undo`, { reason: '选错了文件' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('不能撤销：户 JY-0120 之后又改过')
    expect(refused.text).toContain('不能撤销：户 JY-0121 有待办')
    expect(refused.text).not.toContain('户 JY-0122')
    expect(refused.text).toContain('选错了文件')
  })

  it('columns that are not known are asked for on the page, and the next file knows them', async () => {
    const odd = '编号,乡镇,所在村,户主,人名,关系,门牌\nJY-0140,轵城镇,赵村,钱进,钱进,户主,12\n'
    const path = placeOf(await upload(guan, odd))
    const asked = (await guan.get(path)).text
    for (const words of ['缺列：户编号、村', '编号', '所在村', '人名', '门牌', '不要这一列', '还不能写入']) {
      expect(asked).toContain(words)
    }
    expect(asked).not.toContain('>关系<')
    const choose = (said: Readonly<Record<string, string>>) => {
      const fields = Object.entries(said).map(([head, field]) => {
        return [new RegExp(`<label for="(column-\\d)">${head}</label>`).exec(asked)?.[1] ?? '', field]
      })
      return guan.submit(path, `${path}/columns`, Object.fromEntries(fields))
    }
    const twice = await choose({ 编号: '户编号', 所在村: '村', 人名: '村' })
    expect([twice.status, twice.text.includes('有两列都选了“村”')]).toEqual([422, true])
    const known = await choose({ 编号: '户编号', 所在村: '村', 人名: '户主' })
    expect([known.status, known.text.includes('都当成了同一列')]).toEqual([422, true])
    expect((await choose({ 编号: '户编号', 所在村: '村', 人名: '姓名', 门牌: '' })).status).toBe(303)
    const again = (await guan.get(path)).text
    for (const words of ['写入 1 处', '新增：轵城镇 赵村，1 人']) expect(again).toContain(words)
    expect((await guan.submit(path, path, {})).status).toBe(303)
    expect(await house.db.prisma.household.count({ where: { districtId, code: 'JY-0140' } })).toBe(1)
    const next = placeOf(await upload(guan, odd.replaceAll('JY-0140', 'JY-0141').replaceAll('钱进', '钱来')))
    expect((await guan.get(next)).text).toContain('写入 1 处')
    await guan.submit(next, next, {})
    expect(await house.db.prisma.household.count({ where: { districtId, code: 'JY-0141' } })).toBe(1)
  })

  it('what would change is shown household by household, old and new, numbers masked', async () => {
    await carryOut(`${head},联系电话\nJY-0150,轵城镇,中王村,卫东,卫东,户主,13900001111\n`)
    const path = placeOf(
      await upload(
        guan,
        `${head},联系电话,户类型,工资性收入\nJY-0150,轵城镇,赵村,卫东,卫东,户主,13900002222,一般脱贫户,3600\n` +
          'JY-0150,轵城镇,赵村,卫东,卫小东,之子,,,\n',
      ),
    )
    const { text } = await guan.get(path)
    for (const words of [
      '轵城镇 中王村 → 轵城镇 赵村',
      '户类型：— → 一般脱贫户',
      '卫东 联系电话：139****2222',
      '工资性收入：3600',
      '新增成员：卫小东',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('13900002222')
  })

  it('one runs at a time; its page says how far, and that it can be begun anew where its process ended', async () => {
    const first = placeOf(await upload(guan, fresh.replaceAll('JY-0101', 'JY-0130').replaceAll('新民', '新国')))
    const second = placeOf(await upload(guan, fresh.replaceAll('JY-0101', 'JY-0131').replaceAll('新民', '新军')))
    const id = first.split('/').at(-1) ?? ''
    const set = (seconds: number) =>
      house.db.pool.query(
        `UPDATE "Upload" SET "state" = 'running', "written" = 1500, "toWrite" = 6000,
          "beatAt" = now() - make_interval(secs => $2) WHERE "id" = $1::uuid`,
        [id, seconds],
      )
    await set(3)
    const shown = (await guan.get(first)).text
    for (const words of ['正在写入 1,500 / 6,000 行', '<progress', 'http-equiv="refresh"'])
      expect(shown).toContain(words)
    expect(shown).not.toContain('不导入了')
    const busy = await guan.submit(second, second, {})
    expect([busy.status, busy.text.includes('另一个文件正在写入')]).toEqual([422, true])
    await set(120)
    await house.restart()
    expect((await guan.get(first)).text).toContain('写到一半，程序停了')
    const before = await households()
    expect((await guan.submit(second, second, {})).status).toBe(303)
    expect((await guan.submit(first, first, {})).status).toBe(303)
    expect(await households()).toBe(before + 2)
  })

  it('no file, a broken one, and one that is too large are refused in words', async () => {
    const nothing = await upload(guan, '', '')
    expect([nothing.status, nothing.text.includes('请选一个文件')]).toEqual([422, true])
    const broken = await upload(guan, Buffer.from([0, 1, 2, 3]), '照片.xlsx')
    expect([broken.status, broken.text.includes('认不出这个文件')]).toEqual([422, true])
    expect((await upload(guan, Buffer.alloc(21 * 1024 * 1024, 65))).status).toBe(413)
  })

  it('a town brings in its own households only, sees its own files only; a village and an auditor bring none', async () => {
    const zhen = await house.as('zhen')
    const elsewhere = placeOf(await upload(zhen, `${head}\nJY-0105,邵原镇,葛山村,葛新,葛新,户主\n`))
    expect((await zhen.get(elsewhere)).text).toContain('不在导入人的辖区')
    const others = placeOf(await upload(guan, fresh))
    expect((await zhen.get(others)).status).toBe(404)
    expect((await zhen.post(others, { _csrf: await zhen.csrf(), version: '0' })).status).toBe(404)
    expect((await upload(await house.as('cun'), fresh)).status).toBe(403)
    const shen = await house.as('shen')
    expect((await upload(shen, fresh)).status).toBe(403)
    expect((await shen.get(others)).text).not.toContain('不导入了')
    expect((await house.stranger().get('/imports')).status).toBe(303)
  })
})
