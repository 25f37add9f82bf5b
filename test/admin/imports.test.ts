import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
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
