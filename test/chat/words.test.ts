import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveWords, wordOf } from '../../domain/lists/words.ts'
import { correctWord, endWord, type Taught, teachWord } from '../../domain/records/words.ts'
import { Stale, transact } from '../../prisma/transact.ts'
import { type Chat, districtId, openChat, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

onBoth('教过的词', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind)
  })
  afterAll(() => chat.close())

  const by = () => ({ districtId, actor: { kind: 'user', id: 'guan' } as const, origin: 'test', now: chat.now })
  const teach = (taught: Partial<Taught> & Pick<Taught, 'word' | 'means' | 'target'>): Promise<string> =>
    transact(chat.db, (tx) => teachWord(tx, by(), { cadreId: null, ...taught }))
  const known = async (id: string) => {
    const found = await wordOf(chat.db, { districtId, userId: '', username: '', role: 'admin', area: districtId }, id)
    if (found === null) throw new Error(id)
    return found
  }
  const last = async () => (await reportsOf(chat.db)).at(-1)

  test('what was not understood is kept with the words that nobody knows', async () => {
    expect(await chat.ask('c1', '王建国家搭伙 12')).toMatch(/^未记录/)
    const message = await chat.db.prisma.message.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(message).toMatchObject({ intent: 'unclear', unknown: ['搭伙'] })
  })

  test('what was understood keeps none', async () => {
    await chat.ask('c1', '走访 王建国 情况稳定')
    const message = await chat.db.prisma.message.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect(message).toMatchObject({ intent: 'report', unknown: [] })
  })

  test('a nickname, a place and a word are understood in the next message, without a restart', async () => {
    expect(await chat.ask('c1', '二拐子家走访了，情况稳定')).toMatch(/哪一户/)
    await teach({ word: '二拐子', means: 'person', target: '李铁柱' })
    expect(await chat.ask('c1', '二拐子家走访了，情况稳定')).toMatch(/李铁柱（中王村）走访/)
    await teach({ word: '搭伙', means: 'kind', target: 'visit' })
    expect(await chat.ask('c1', '赵全福家搭伙了，情况稳定')).toMatch(/赵全福（赵村）走访/)
    await teach({ word: '老沟', means: 'place', target: '中王村' })
    await chat.ask('c1', '老沟月排查，查了30户，全部正常')
    expect(await last()).toMatchObject({ kind: 'village-check', fields: { checked: 30, findings: 0 } })
  })

  test('a word of one cadre holds in his messages alone', async () => {
    const { id: cadreId } = await chat.db.prisma.cadre.findFirstOrThrow({ where: { userid: 'c2' } })
    await teach({ word: '豁牙', means: 'person', target: '葛长根', cadreId })
    expect(await chat.ask('c2', '豁牙家走访了，情况稳定')).toMatch(/葛长根（葛山村）走访/)
    expect(await chat.ask('c3', '豁牙家走访了，情况稳定')).not.toMatch(/葛长根/)
  })

  test('a corrected word means the other, an ended one nothing; each is in the audit with what it was', async () => {
    const id = await teach({ word: '铁疙瘩', means: 'person', target: '李铁柱' })
    const first = await known(id)
    await transact(chat.db, (tx) =>
      correctWord(tx, by(), first, { means: 'person', target: '赵全福', cadreId: null }, '问过本人'),
    )
    expect(await chat.ask('c1', '铁疙瘩家走访了，住房没问题')).toMatch(/赵全福（赵村）走访/)
    await expect(transact(chat.db, (tx) => endWord(tx, by(), first, '旧的版本'))).rejects.toThrow(Stale)
    await transact(chat.db, async (tx) => endWord(tx, by(), await known(id), '没人这么叫了'))
    expect(await chat.ask('c1', '铁疙瘩家走访了，饮水没问题')).not.toMatch(/赵全福（赵村）走访/)
    expect((await liveWords(chat.db, districtId)).map(({ word }) => word)).toEqual(['二拐子', '搭伙', '老沟', '豁牙'])
    const acts = await chat.db.prisma.audit.findMany({ where: { objectId: id }, orderBy: { seq: 'asc' } })
    expect(acts.map(({ action, reason, before, after }) => [action, reason, before, after])).toMatchObject([
      ['word.add', null, null, { word: '铁疙瘩', target: '李铁柱' }],
      ['word.correct', '问过本人', { target: '李铁柱' }, { target: '赵全福' }],
      ['word.end', '没人这么叫了', { target: '赵全福' }, null],
    ])
  })
})
