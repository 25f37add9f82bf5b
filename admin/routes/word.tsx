import { liveWords, targetName, type WordRow, wordChanges, wordOf } from '../../domain/lists/words.ts'
import { readWord, type WordTyped } from '../../domain/records/word-problems.ts'
import { correctWord as correct, endWord as end } from '../../domain/records/words.ts'
import { Stale, transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { rereadAll } from '../rereading.ts'
import { page } from '../views/page.tsx'
import { WordConflict } from '../views/word-conflict.tsx'
import { WordDetail } from '../views/word-detail.tsx'
import type { WordDraft } from '../views/word-form.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { reasonOf } from './reason.ts'
import { needsAgreement, typedWord } from './words.tsx'

const crumbs = [['本地词', '/words']] as const
const example = '问过村里，不是这个意思'

async function wordHere(console: Console, ctx: Context): Promise<WordRow> {
  const found = await wordOf(console.db, signedIn(ctx).asker, ctx.state.params.id ?? '')
  if (found === null) throw new Refusal(404, '没有这个词')
  return found
}

/** What the form shows of a word as it stands. */
const typedOf = (row: WordRow): WordTyped => ({
  word: row.word,
  means: row.means,
  target: targetName(row),
  cadre: row.cadre ?? '',
})

interface Drafts {
  readonly correct?: WordDraft
  readonly end?: { readonly reason: string; readonly wrong: readonly Wrong[] }
}

async function show(console: Console, ctx: Context, row: WordRow, drafts: Drafts): Promise<void> {
  const changes = await wordChanges(console.db, console.config.districtId, row.id)
  const draft = drafts.correct ?? { typed: typedOf(row), wrong: [], reading: null }
  const wrong = drafts.correct !== undefined || drafts.end !== undefined
  page(
    console,
    ctx,
    { title: row.word, wrong, crumbs },
    <WordDetail row={row} changes={changes} draft={draft} end={drafts.end ?? { reason: '', wrong: [] }} />,
  )
}

export const showWord: Handler = async (console, ctx) => {
  await show(console, ctx, await wordHere(console, ctx), {})
}

export const correctWord: Handler = async (console, ctx) => {
  const { db, config } = console
  const { form } = ctx.state
  const row = await wordHere(console, ctx)
  const typed = { ...typedWord(form), word: row.word }
  const { reason, wrong } = reasonOf(ctx, example)
  if (isStale(ctx, row)) return conflict(console, ctx, row, typed, reason)
  const read = await readWord(db, config.districtId, typed, row.id)
  const faults = [...('wrong' in read ? read.wrong : []), ...wrong]
  if ('wrong' in read || faults.length > 0)
    return refuse(console, ctx, row, { typed, reason, wrong: faults, reading: null })
  const { means, target, cadreId } = read.taught
  if (means === row.means && target === row.target && cadreId === row.cadreId) throw new Elsewhere(`/words/${row.id}`)
  const now = await liveWords(db, config.districtId)
  const then = now.map((one) => (one.id === row.id ? { ...one, means, target, cadreId } : one))
  const reading = await rereadAll(db, config.districtId, row.word, now, then)
  if (needsAgreement(reading) && form.get('anyway') !== 'yes') {
    return refuse(console, ctx, row, { typed, reason, wrong: [], reading })
  }
  await unlessStale(console, ctx, typed, reason, () =>
    transact(db, (tx) => correct(tx, acting(console, ctx), row, { means, target, cadreId }, reason)),
  )
}

export const endWord: Handler = async (console, ctx) => {
  const row = await wordHere(console, ctx)
  const { reason, wrong } = reasonOf(ctx, example, 'end-reason')
  if (isStale(ctx, row)) return conflict(console, ctx, row, null, reason)
  if (wrong.length > 0) {
    ctx.status = 422
    return show(console, ctx, row, { end: { reason, wrong } })
  }
  await unlessStale(console, ctx, null, reason, () =>
    transact(console.db, (tx) => end(tx, acting(console, ctx), row, reason)),
  )
}

/** An ended word is at rest: whoever still has its form open was slower. */
const isStale = (ctx: Context, row: WordRow): boolean =>
  ctx.state.form.get('version') !== String(row.version) || row.endedAt !== null

async function unlessStale(
  console: Console,
  ctx: Context,
  typed: WordTyped | null,
  reason: string,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (error instanceof Stale) return conflict(console, ctx, await wordHere(console, ctx), typed, reason)
    throw error
  }
  throw new Elsewhere(`/words/${ctx.state.params.id ?? ''}`)
}

async function refuse(console: Console, ctx: Context, row: WordRow, draft: WordDraft): Promise<void> {
  ctx.status = 422
  await show(console, ctx, row, { correct: draft })
}

/** Someone was faster: 409, what stands now beside what was typed; nothing typed is lost. */
async function conflict(
  console: Console,
  ctx: Context,
  row: WordRow,
  typed: WordTyped | null,
  reason: string,
): Promise<void> {
  const [last] = await wordChanges(console.db, console.config.districtId, row.id)
  const { form } = ctx.state
  const opened = { means: form.get('was-means'), target: form.get('was-target'), cadre: form.get('was-cadre') }
  ctx.status = 409
  page(
    console,
    ctx,
    { title: '刚刚有人改过', crumbs: [...crumbs, [row.word, `/words/${row.id}`] as const] },
    <WordConflict row={row} now={typedOf(row)} opened={opened} typed={typed} reason={reason} last={last ?? null} />,
  )
}
