import { shanghaiDay } from '../../domain/calendar.ts'
import { reportOf } from '../../domain/lists/report.ts'
import { type ReviewItem, reviewQueue, unclearMessage } from '../../domain/lists/review.ts'
import { reviewed } from '../../domain/records/messages.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { page } from '../views/page.tsx'
import { ofKnownKind } from '../views/report.tsx'
import { draftOf } from '../views/report-form.tsx'
import { type Place, ReviewList, ReviewOfMessage, ReviewOfReport } from '../views/review.tsx'
import { asked } from './query.ts'
import { reasonOf } from './reason.ts'

const crumbs = [['审核', '/review']] as const

/** The queue, or one item of it with what stands before and behind it. */
export const showReview: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const queue = await reviewQueue(console.db, asker)
  const at = queue.findIndex(({ key }) => key === asked(ctx, 'at'))
  const item = queue[at]
  if (item === undefined) return page(console, ctx, { title: '审核' }, <ReviewList queue={queue} />)
  const place = placeOf(queue, at)
  if (item.what === 'unclear') {
    const body = <ReviewOfMessage place={place} message={item.message} reason="" wrong={[]} />
    return page(console, ctx, { title: `第 ${at + 1} 件`, crumbs }, body)
  }
  const report = await reportOf(console.db, asker, item.report.id)
  // Settled between the two reads: the queue is shown anew.
  if (report === null || !ofKnownKind(report)) throw new Elsewhere('/review')
  const today = shanghaiDay(console.clock())
  const body = <ReviewOfReport place={place} report={report} today={today} drafts={{ correct: draftOf(report) }} />
  page(console, ctx, { title: `第 ${at + 1} 件`, crumbs }, body)
}

function placeOf(queue: readonly ReviewItem[], at: number): Place {
  return {
    number: at + 1,
    of: queue.length,
    before: queue[at - 1]?.key ?? null,
    behind: queue[at + 1]?.key ?? null,
  }
}

/** A message that was not understood is done with, for a reason; on to the next. */
export const reviewMessage: Handler = async (console, ctx) => {
  const { asker } = signedIn(ctx)
  const message = await unclearMessage(console.db, asker, ctx.state.params.id ?? '')
  if (message === null) throw new Refusal(404, '没有这条消息，或不在您的辖区')
  const queue = await reviewQueue(console.db, asker)
  const at = queue.findIndex(({ key }) => key === `m-${message.id}`)
  const { reason, wrong } = reasonOf(ctx, '只是闲聊，不用记')
  if (wrong.length > 0) {
    ctx.status = 422
    const body = <ReviewOfMessage place={placeOf(queue, at)} message={message} reason={reason} wrong={wrong} />
    return page(console, ctx, { title: '审核', wrong: true, crumbs }, body)
  }
  await transact(console.db, (tx) => reviewed(tx, acting(console, ctx), message.id, reason))
  throw new Elsewhere(afterOf(queue, at))
}

const afterOf = (queue: readonly ReviewItem[], at: number): string => {
  const next = queue[at + 1]
  return next === undefined ? '/review' : `/review?at=${next.key}`
}
