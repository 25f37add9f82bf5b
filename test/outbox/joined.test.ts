import { expect, test } from 'vitest'
import { openOutbox } from '../../bot/outbox/outbox.ts'
import { districtId } from '../../domain/records/district.ts'
import { freshDatabase } from '../support/databases.ts'

test('more answers than a chat may hear in a minute are joined, in their order, and none is lost', async () => {
  const db = await freshDatabase('embedded')
  const heard: string[] = []
  for (let n = 1; n <= 40; n++) {
    const id = crypto.randomUUID()
    const answer = { way: 'answer', messageId: id, reqId: `r${n}`, reqUntil: new Date(Date.now() + 3_600_000) }
    const row = { districtId, id, chat: 'c1', inGroup: false, say: { say: 'aside', trouble: String(n) }, streamId: id }
    await db.prisma.outbox.create({ data: { ...row, ...answer } })
  }
  const outbox = openOutbox({
    db,
    districtId,
    log: { info() {}, warn() {}, error() {} },
    now: () => new Date(),
    words: ({ say }) => (say.say === 'aside' ? say.trouble : ''),
    send: async ({ markdown }) => {
      heard.push(markdown)
      return { ok: true }
    },
  })
  const waiting = () => db.prisma.outbox.count({ where: { state: 'waiting' } })
  await expect.poll(waiting, { timeout: 10_000 }).toBe(0)
  await outbox.stop()
  expect(heard.length).toBeLessThanOrEqual(30)
  expect(heard.join('\n\n').split('\n\n')).toEqual(Array.from({ length: 40 }, (_, n) => String(n + 1)))
  await db.close()
})
