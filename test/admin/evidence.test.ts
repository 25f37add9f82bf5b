import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownPicture } from '../../domain/files/picture/picture.ts'
import { newId } from '../../domain/ids.ts'
import { keepEvidence } from '../../domain/records/evidence.ts'
import { transact } from '../../prisma/transact.ts'
import { onBoth } from '../support/databases.ts'
import { device, exifOf, jpegWith } from '../support/pictures.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

const bytes = jpegWith(exifOf({ takenAt: '2024:07:15 10:05:00', latitude: [35, 5, 24], longitude: [112, 36, 36] }))

onBoth('控制台里的照片', (kind) => {
  let house: TestConsole
  const ids: Record<string, string> = {}
  const hashes: Record<string, string> = {}
  beforeAll(async () => {
    house = await openConsole(kind)
    await keep('own', 'JY-0001', 'c1', bytes)
    await keep('far', 'JY-0005', 'c2', Buffer.concat([bytes, Buffer.from('2')]))
    await keep('lone', null, 'c1', Buffer.concat([bytes, Buffer.from('3')]))
  })
  afterAll(() => house.close())

  /** A picture that came with a visit, or with nothing that is known yet. */
  async function keep(name: string, household: string | null, from: string, picture: Buffer): Promise<void> {
    const reports = household === null ? [] : [{ kind: 'visit' as const, household }]
    const { messageId } = await hear(house.db, house.now, { from, text: '走访', reports })
    const report = await house.db.prisma.report.findFirst({ where: { districtId, messageId } })
    const hash = await house.files.put('evidence', picture)
    const actor = { kind: 'cadre', id: newId() } as const
    const source = { districtId, actor, origin: from, cadreId: null, messageId, at: house.now, today: '2024-07-15' }
    const kept = { hash, mime: 'image/jpeg', size: picture.length, takenAt: new Date('2024-07-15T02:05:00Z') }
    const place = { latitude: 35.09, longitude: 112.61 }
    ids[name] = await transact(house.db, (tx) =>
      keepEvidence(tx, source, { ...kept, place }, { reportId: report?.id ?? null, household }),
    )
    hashes[name] = hash
  }

  test('是图片本身，没有拍照的时间地点和手机，浏览器不留、不执行', async () => {
    const answer = await (await house.as('zhen')).get(`/evidence/${ids.own}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; sandbox/)
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename/)
    expect(answer.headers.get('content-length')).toBe(String(shownPicture('image/jpeg', bytes)?.length))
    expect(answer.text).toContain('JFIF')
    expect(answer.text).not.toContain(device)
    expect(answer.text).not.toContain('2024:07:15')
  })

  test.each([
    ['cun', 'own', 200],
    ['cun', 'far', 404],
    ['cun', 'lone', 404],
    ['zhen', 'far', 404],
    ['zhen', 'lone', 200],
    ['shi', 'far', 200],
    ['guan', 'far', 200],
    ['shen', 'far', 200],
  ])('%s 看 %s：%i', async (who, which, status) => {
    const answer = await (await house.as(who)).get(`/evidence/${ids[which]}`)
    expect(answer.status).toBe(status)
  })

  test('别处的和没有的是同一页；没登录的去登录', async () => {
    const browser = await house.as('cun')
    const pages = await Promise.all([ids.far, newId(), 'x'].map((id) => browser.get(`/evidence/${id}`)))
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
    const stranger = await house.stranger().get(`/evidence/${ids.own}`)
    expect(stranger.status).toBe(303)
  })

  test('文件不在了，说清楚，不是 500', async () => {
    const evidence = {
      districtId,
      id: newId(),
      hash: '0'.repeat(64),
      mime: 'image/png',
      size: 1,
      householdCode: 'JY-0001',
    }
    await house.db.prisma.evidence.create({ data: evidence })
    const answer = await (await house.as('shi')).get(`/evidence/${evidence.id}`)
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('DATA_DIR')
    await house.db.prisma.evidence.delete({ where: { districtId_id: { districtId, id: evidence.id } } })
  })

  test('户的页面上有照片、哪件事的、谁发的、拍的时间地点', async () => {
    const page = (await (await house.as('cun')).get('/households/JY-0001')).text
    expect(page).toContain(`<img src="/evidence/${ids.own}"`)
    expect(page).toContain('走访 2024-07-15')
    expect(page).toContain('赵志强 10:20 发来')
    expect(page).toContain('北纬 35.09，东经 112.61')
    expect(page).not.toContain(hashes.own)
    const other = (await (await house.as('shi')).get('/households/JY-0002')).text
    expect(other).not.toContain('<h2>照片</h2>')
  })

  test('报告后来定了别的户，照片跟着过去', async () => {
    const report = await house.db.prisma.report.findFirstOrThrow({ where: { householdCode: 'JY-0001' } })
    const key = { districtId_id: { districtId, id: report.id } }
    await house.db.prisma.report.update({ where: key, data: { householdCode: 'JY-0002' } })
    const browser = await house.as('zhen')
    expect((await browser.get('/households/JY-0001')).text).not.toContain(ids.own)
    expect((await browser.get('/households/JY-0002')).text).toContain(ids.own)
    await house.db.prisma.report.update({ where: key, data: { householdCode: 'JY-0001' } })
  })
})
