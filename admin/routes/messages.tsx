import { pageOf } from '../../domain/lists/list.ts'
import { messageIntents, messageStates, messages, unknownCounts } from '../../domain/lists/messages.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { MessageList } from '../views/messages.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listMessages: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const state = asked(ctx, 'state')
  const filter = {
    q: asked(ctx, 'q'),
    state: oneOf(state, messageStates),
    // What was not understood is a state to whoever looks for it.
    intent: state === 'unclear' ? state : oneOf(asked(ctx, 'intent'), messageIntents),
    word: asked(ctx, 'word'),
    review: oneOf(asked(ctx, 'review'), ['open'] as const),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, messages, filter, format)
  const [found, unknown] = await Promise.all([
    pageOf(messages, console.db, asker, filter, asked(ctx, 'after') ?? null),
    filter.intent === 'unclear' ? unknownCounts(console.db, asker, filter) : [],
  ])
  page(console, ctx, { title: '消息' }, <MessageList filter={filter} page={found} unknown={unknown} />)
}
