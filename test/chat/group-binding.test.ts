import { afterAll, beforeAll, expect, test } from 'vitest'
import { boundGroups } from '../../domain/lists/groups.ts'
import { type Chat, districtId, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('绑定本群', (kind) => {
  let chat: Chat
  const group = (id: string) => chat.db.prisma.group.findFirst({ where: { chat: id } })
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  test('only in the group, only by who leads, only his own area', async () => {
    expect(await chat.ask('l1', '绑定本群 轵城镇')).toMatch(/^没有绑定：要在那个群里/)
    expect(await chat.askInGroup('c1', 'room-1', '绑定本群 轵城镇')).toMatch(/^没有绑定：由负责这个镇/)
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群 邵原镇')).toMatch(/^没有绑定：只能绑定轵城镇/)
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群 火星镇')).toMatch(/^没有绑定：没有这个镇或村/)
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群')).toMatch(/^没有绑定：写上镇名/)
    expect(await chat.askInGroup('nobody', 'room-1', '绑定本群 轵城镇')).toMatch(/绑定 姓名/)
  })

  test("another town's group is not taken, and the try is on record", async () => {
    expect(await chat.askInGroup('l1', 'room-2', '绑定本群 轵城镇')).toMatch(/^没有绑定：本群现在是邵原镇的群/)
    expect(await group('room-2')).toMatchObject({ area: '419001104' })
    expect(await chat.db.prisma.audit.count({ where: { action: 'group.change', outcome: 'refused' } })).toBe(1)
  })

  test('a part of his area, and back; the same again changes nothing', async () => {
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群 轵城镇')).toMatch(/已经是轵城镇的群/)
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群 中王村')).toMatch(
      /^已绑定：本群是中王村的群，原来是轵城镇的/,
    )
    expect(await group('room-1')).toMatchObject({ area: expect.stringMatching(/^419001102\d{3}$/) })
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群：轵城镇')).toMatch(/^已绑定/)
    expect(await group('room-1')).toMatchObject({ area: '419001102', version: 3 })
  })

  test('a group that nobody bound is bound by its first word, and may be pushed to', async () => {
    await chat.db.prisma.group.deleteMany({ where: { chat: 'room-1' } })
    await chat.db.prisma.counter.updateMany({ data: { value: { increment: 1 } } })
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群 轵城镇')).toMatch(/^已绑定：本群是轵城镇的群\s*\n/)
    expect(await group('room-1')).toMatchObject({ area: '419001102', reachedAt: expect.any(Date) })
    expect(await chat.db.prisma.audit.count({ where: { action: 'group.bind' } })).toBeGreaterThan(0)
  })

  test('解绑：在群里，由能绑的人；之后没有通报，再绑就有', async () => {
    const bound = async () => (await boundGroups(chat.db, districtId)).map((one) => one.chat)
    expect(await chat.ask('l1', '解绑本群')).toMatch(/^没有解绑：要在那个群里/)
    expect(await chat.askInGroup('c1', 'room-1', '解绑本群')).toMatch(/^没有解绑：由负责这个镇/)
    expect(await chat.askInGroup('l1', 'room-2', '解绑本群')).toMatch(/^没有解绑：本群是邵原镇的群/)
    expect(await chat.askInGroup('l1', 'room-9', '解绑本群')).toMatch(/^本群没有绑定/)
    expect(await bound()).toEqual(expect.arrayContaining(['room-1', 'room-2']))
    expect(await chat.askInGroup('l1', 'room-1', '解绑本群。')).toMatch(/^已解绑：本群不再是轵城镇的群/)
    expect(await bound()).not.toContain('room-1')
    expect(await chat.askInGroup('l1', 'room-1', '解除绑定本群')).toMatch(/^本群没有绑定/)
    expect(await chat.askInGroup('c1', 'room-1', '走访 王建国')).toMatch(/^已记录[\s\S]*王\\\*/)
    expect(await chat.askInGroup('l1', 'room-1', '绑定本群 轵城镇')).toMatch(/^已绑定：本群是轵城镇的群\s*\n/)
    expect(await bound()).toContain('room-1')
    const acts = await chat.db.prisma.audit.findMany({ where: { action: 'group.unbind' }, orderBy: { seq: 'asc' } })
    expect(acts.map(({ objectId, outcome }) => [objectId, outcome])).toEqual([
      ['room-2', 'refused'],
      ['room-1', 'done'],
    ])
  })
})
