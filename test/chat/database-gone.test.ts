import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { type Chat, openChat, pause, reportsOf } from '../support/chat.ts'
import { freshUrl } from '../support/databases.ts'

let chat: Chat
let admin: pg.Client
afterEach(async () => {
  await chat.close()
  await admin.end()
})

/** A chat whose database can be taken away and given back. */
async function takeable(): Promise<{ away(): Promise<void>; back(): Promise<void> }> {
  const url = await freshUrl()
  const name = new URL(url).pathname.slice(1)
  admin = new pg.Client({ connectionString: url.replace(name, 'postgres') })
  await admin.connect()
  chat = await openChat('postgres', {}, await openDatabase({ url }))
  return {
    async away() {
      await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    },
    async back() {
      await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
    },
  }
}

test('数据库不在时如实说，回来后补记并回复', async () => {
  const database = await takeable()
  await chat.ask('c1', '走访 赵全福，稳定')
  await database.away()
  expect(await chat.ask('c1', '走访 李铁柱，稳定')).toMatch(/^暂时没能记下/)
  chat.simulator.say('c2', '走访 葛长根，稳定')
  expect((await chat.simulator.next('c2')).text).toMatch(/^暂时没能记下/)
  await database.back()
  expect((await chat.simulator.next('c1', { timeoutMs: 15_000 })).text).toMatch(/^已记录[\s\S]*李铁柱/)
  expect((await chat.simulator.next('c2', { timeoutMs: 15_000 })).text).toMatch(/^已记录[\s\S]*葛长根/)
  expect((await reportsOf(chat.db)).map(({ household }) => household)).toEqual(['JY-0003', 'JY-0002', 'JY-0004'])
})

test('the line stays up while the database is away, and the lock is taken again', async () => {
  const database = await takeable()
  await database.away()
  await pause(700)
  expect(chat.simulator.online).toBe(true)
  await database.back()
  expect(await chat.ask('c1', '走访 李铁柱，稳定')).toMatch(/已记录|暂时没能记下/)
  await pause(1_500)
  const locks = await chat.db.pool.query("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'")
  expect(locks.rows[0].n).toBeGreaterThan(0)
})
