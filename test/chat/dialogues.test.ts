import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, handledMessage, openChat, pause, reportsOf } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

type Report = Awaited<ReturnType<typeof reportsOf>>[number]

const all = readFileSync(new URL('dialogues.txt', import.meta.url), 'utf8')
  .split(/^## /mu)
  .slice(1)
  .map((block) => block.trim().split('\n'))

onBoth('对话', (kind) => {
  let chat: Chat
  let anew: () => Promise<void>
  beforeAll(async () => {
    chat = await openChat(kind, {}, undefined, { rate: { perMinute: 10_000, perHour: 100_000 } })
    anew = await startingAnew(chat)
  })
  afterAll(() => chat.close())

  for (const [title = '', ...lines] of all) {
    test(title, async () => {
      await anew()
      expect(await wrongIn(chat, lines)).toEqual([])
    })
  }
})

/** Sets the records back to what they were at the start, so that dialogues can share a chat. */
async function startingAnew({ db }: Chat): Promise<() => Promise<void>> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname !~* 'migration|^audit'`,
  )
  const names = rows.map(({ name }) => `"${name}"`)
  const kept = names.map((name) => `CREATE TABLE kept.${name} AS SELECT * FROM public.${name};`)
  await db.pool.query(`CREATE SCHEMA kept; ${kept.join(' ')}`)
  const back = names.map((name) => `INSERT INTO public.${name} SELECT * FROM kept.${name};`).join(' ')
  return async () => {
    await db.pool.query(
      `BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE ${names.join(', ')} CASCADE; ${back} COMMIT;`,
    )
  }
}

/** What of a dialogue is not as it must be. */
async function wrongIn(chat: Chat, lines: readonly string[]): Promise<string[]> {
  // The bot counts what it says in a chat by this clock, and remembers the roster: both begin anew with it.
  chat.now = new Date('2024-07-15T10:20:00+08:00')
  await chat.restart()
  const wrong: string[] = []
  let answer = ''
  let last = ''
  for (const line of lines) {
    if (line.startsWith('@+')) chat.now = new Date(chat.now.getTime() + Number(line.slice(2)) * 60_000)
    else if (line === 'restart') await chat.restart()
    else if (line.startsWith('<')) wrong.push(...wrongAnswer(line.slice(1), answer))
    else if (/^\w+(?:@[\w-]+)?: /u.test(line)) {
      answer = await said(chat, line, last)
      last = answer || last
      chat.now = new Date(chat.now.getTime() + 5_000)
    }
  }
  return [...wrong, ...wrongRecord(lines, await reportsOf(chat.db))]
}

async function said(chat: Chat, line: string, last: string): Promise<string> {
  const [, from = '', group, quoting, words = ''] = /^(\w+)(?:@([\w-]+))?: (>)?(.*)$/u.exec(line) ?? []
  const to = group ?? from
  const before = chat.simulator.heard(to).length
  const how = { ...(group ? { group } : {}), ...(quoting ? { quote: last } : {}) }
  const msgid = chat.simulator.say(from, words.replaceAll('\\n', '\n'), how)
  const { id: messageId } = await handledMessage(chat.db, msgid)
  const answers = (await chat.db.prisma.outbox.count({ where: { messageId } })) > 0
  const finished = () => chat.simulator.posts.findLast((post) => post.chat === to && post.from === 'robot')?.finished
  for (let tries = 0; tries < (answers ? 200 : 0); tries++) {
    if (chat.simulator.heard(to).length > before && finished()) break
    await pause(25)
  }
  return chat.simulator.heard(to).slice(before).join('\n')
}

function wrongAnswer(wanted: string, answer: string): string[] {
  const [first = '', ...parts] = wanted.split('|').map((part) => part.trim())
  if (first === '~') return answer === '' ? [] : [`no silence: ${answer}`]
  if (answer === '') return first === '~?' ? [] : [`silence, not ${wanted}`]
  const begins = first === '' || first === '~?' || first.split('/').some((one) => answer.startsWith(one))
  const holds = (part: string) => part.split('/').some((one) => answer.includes(one))
  const fails = parts.filter((part) => (part.startsWith('!') ? answer.includes(part.slice(1)) : !holds(part)))
  return begins && fails.length === 0 ? [] : [`not ${wanted}: ${answer}`]
}

function wrongRecord(lines: readonly string[], reports: readonly Report[]): string[] {
  const left = reports.filter(({ status }) => status !== 'withdrawn' && status !== 'superseded')
  const wanted = lines.flatMap((line) => (/^= (?!none)/u.test(line) ? [line.slice(2)] : []))
  const missing = wanted.filter((one) => {
    const at = left.findIndex((report) => isAs(report, one.split(' ')))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...missing.map((one) => `not on record: ${one}`), ...left.map((one) => `on record: ${JSON.stringify(one)}`)]
}

function isAs(report: Report, [kind, household = '*', status = '*', ...fields]: readonly string[]): boolean {
  const { fields: told, person, date } = report
  const values: Record<string, unknown> = { ...(told as object), person, date }
  const fits = (field: string): boolean => {
    if (field === '-') return !report.counts
    if (field.startsWith('!')) return values[field.slice(1)] === undefined
    const [name = '', value] = field.split('=')
    return String(values[name]) === value
  }
  return (
    report.kind === kind &&
    (household === '*' || household.split('/').includes(String(report.household))) &&
    (status === '*' || report.status === status) &&
    fields.every(fits)
  )
}
