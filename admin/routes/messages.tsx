import { pageOf } from '../../domain/lists/list.ts'
import { messageIntents, messageStates, messages } from '../../domain/lists/messages.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { MessageList } from '../views/messages.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { fileAsked, sendTable } from './table-file.ts'

export const listMessages: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const filter = {
    q: asked(ctx, 'q'),
    state: oneOf(asked(ctx, 'state'), messageStates),
    intent: oneOf(asked(ctx, 'intent'), messageIntents),
  }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, messages, filter, format)
  const found = await pageOf(messages, console.db, asker, filter, asked(ctx, 'after') ?? null)
  page(console, ctx, { title: '消息' }, <MessageList filter={filter} page={found} />)
}
