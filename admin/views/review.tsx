import type { ComponentChildren, VNode } from 'preact'
import type { MessageRow } from '../../domain/lists/messages.ts'
import type { ReviewItem } from '../../domain/lists/review.ts'
import { may } from '../roles.ts'
import { TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { Answered, Teach } from './messages.tsx'
import { ReportDetail } from './report.tsx'
import { reportName, Values } from './reports.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { instantWords, intentNames, statusName } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** Where an item stands in the queue: its neighbours' keys, null at the ends. */
export interface Place {
  readonly number: number
  readonly of: number
  readonly before: string | null
  readonly behind: string | null
}

const href = (key: string): string => `/review?at=${key}`

export function ReviewList({ queue }: { readonly queue: readonly ReviewItem[] }): VNode {
  const { now } = useFrame()
  const [first] = queue
  return (
    <>
      <h1>审核</h1>
      {first === undefined ? (
        <p class="empty">没有要审核的。干部的话有没定户、待确认或没看懂的，就在这里</p>
      ) : (
        <>
          <p class="buttons">
            <a class="button" href={href(first.key)}>
              从第一件开始
            </a>
            <span class="total">{queue.length} 件</span>
          </p>
          <div data-queue>
            <Table
              caption="先是没定户和待确认的，再是没看懂的；↑ ↓ 选，回车打开"
              rows={queue}
              columns={[
                { head: '要审核的', cell: (item) => <a href={href(item.key)}>{nameOf(item)}</a> },
                { head: '原因', tight: true, cell: (item) => <Tag look="warn">{whyOf(item)}</Tag> },
                { head: '内容', cell: (item) => (item.what === 'unclear' ? null : Values({ row: item.report })) },
                { head: '谁', tight: true, cell: (item) => whoOf(item) },
                { head: '什么时候', tight: true, cell: (item) => instantWords(whenOf(item), now) },
              ]}
            />
          </div>
        </>
      )}
    </>
  )
}

function nameOf(item: ReviewItem): string {
  if (item.what === 'unclear') return [...item.message.masked].slice(0, 40).join('')
  return reportName(item.report)
}

const whyOf = (item: ReviewItem): string => (item.what === 'unclear' ? intentNames.unclear : statusName(item.what))
const whoOf = (item: ReviewItem): string | null => (item.what === 'unclear' ? item.message : item.report).cadre
const whenOf = (item: ReviewItem): Date => (item.what === 'unclear' ? item.message.at : item.report.recordedAt)

function Frame({ place, children }: { readonly place: Place; readonly children: ComponentChildren }): VNode {
  return (
    <>
      <nav class="turns" aria-label="审核次序" data-turns>
        {place.before === null ? <span>上一件</span> : <a href={href(place.before)}>上一件</a>}
        <span>
          第 {place.number} 件，共 {place.of} 件
        </span>
        {place.behind === null ? <span>下一件</span> : <a href={href(place.behind)}>下一件</a>}
      </nav>
      {children}
    </>
  )
}

/** A report that waits, with all its forms; whatever is decided, the next comes. */
export function ReviewOfReport({
  place,
  ...props
}: { readonly place: Place } & Parameters<typeof ReportDetail>[0]): VNode {
  return (
    <Frame place={place}>
      <ReportDetail {...props} next={place.behind === null ? '/review' : href(place.behind)} />
    </Frame>
  )
}

interface MessageProps {
  readonly place: Place
  readonly message: MessageRow
  readonly reason: string
  readonly wrong: readonly Wrong[]
}

export function ReviewOfMessage({ place, message, reason, wrong }: MessageProps): VNode {
  const { asker, now } = useFrame()
  const writes = asker !== null && may(asker.role, '/messages/:id/review', 'POST')
  const teaches = asker !== null && may(asker.role, '/words', 'POST')
  return (
    <Frame place={place}>
      <h1>没看懂的消息</h1>
      <p class="summary">
        {message.cadre ?? '未绑定的人'} · {instantWords(message.at, now)}
      </p>
      <div class="columns">
        <section>
          <h2>原话</h2>
          <p class="said">{message.masked.slice(0, 3_000)}</p>
          {teaches ? <Teach words={message.unknown} /> : null}
        </section>
        <section>
          <h2>当时的回复</h2>
          <Answered row={message} />
        </section>
        {writes ? (
          <section>
            <h2>看过了</h2>
            <WrongBox wrong={wrong} />
            <form method="post" action={`/messages/${message.id}/review`} class="narrow">
              <Csrf />
              <TextField
                name="reason"
                label="怎么处理的"
                hint="写进变更记录，如 只是闲聊，不用记"
                value={reason}
                maxLength={200}
                wrong={wrongAt(wrong, 'reason')}
              />
              <div class="buttons">
                <button type="submit" class="primary">
                  看过了，下一件
                </button>
              </div>
            </form>
          </section>
        ) : null}
      </div>
    </Frame>
  )
}
