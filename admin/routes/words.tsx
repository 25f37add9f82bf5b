import { z } from 'zod'
import { pageOf } from '../../domain/lists/list.ts'
import { liveWords, wordMeanings, words } from '../../domain/lists/words.ts'
import { normalise } from '../../domain/parse/normalise.ts'
import { readWord, type WordTyped } from '../../domain/records/word-problems.ts'
import { teachWord } from '../../domain/records/words.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Form, Handler } from '../console.ts'
import { Elsewhere } from '../refusal.ts'
import { type Rereading, rereadAll } from '../rereading.ts'
import { page } from '../views/page.tsx'
import type { WordDraft } from '../views/word-form.tsx'
import { WordList, WordRefused } from '../views/word-list.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listWords: Handler = async (console, ctx) => {
  const filter = {
    q: asked(ctx, 'q'),
    means: oneOf(asked(ctx, 'means'), wordMeanings),
    ended: oneOf(asked(ctx, 'ended'), ['yes'] as const),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, words, filter, format)
  const word = asked(ctx, 'word') ?? ''
  const draft = { typed: { word, means: '', target: '', cadre: '' }, wrong: [], reading: null }
  const found = await pageOf(words, console.db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '本地词' }, <WordList filter={filter} page={found} draft={draft} />)
}

/** What the form holds, as typed; a field that did not come is empty. */
const fields = z.object({
  word: z.string().default(''),
  means: z.string().default(''),
  target: z.string().default(''),
  cadre: z.string().default(''),
})

/** What was typed, in the signs that the parser reads in. */
export function typedWord(form: Form): WordTyped {
  const typed = fields.parse(Object.fromEntries(form))
  const plain = (text: string): string => normalise(text).text.replaceAll(/\s+/g, '').slice(0, 100)
  return { word: plain(typed.word), means: typed.means, target: plain(typed.target), cadre: plain(typed.cadre) }
}

/** Whether a word would change what is on record, or that cannot be told; then it is taken only where that was seen. */
export const needsAgreement = ({ count, unread, more }: Rereading): boolean => count + unread > 0 || more

export const addWord: Handler = async (console, ctx) => {
  const { db, config } = console
  const { form } = ctx.state
  const typed = typedWord(form)
  const read = await readWord(db, config.districtId, typed)
  if ('wrong' in read) return refuse(console, ctx, { typed, wrong: read.wrong, reading: null })
  const now = await liveWords(db, config.districtId)
  const reading = await rereadAll(db, config.districtId, read.taught.word, now, [...now, read.taught])
  if (needsAgreement(reading) && form.get('anyway') !== 'yes')
    return refuse(console, ctx, { typed, wrong: [], reading })
  await transact(db, (tx) => teachWord(tx, acting(console, ctx), read.taught))
  throw new Elsewhere('/words')
}

function refuse(console: Console, ctx: Context, draft: WordDraft): void {
  ctx.status = 422
  const head = { title: '教一个词', wrong: true, crumbs: [['本地词', '/words']] as const }
  page(console, ctx, head, <WordRefused draft={draft} />)
}
