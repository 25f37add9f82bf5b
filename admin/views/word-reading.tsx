import type { VNode } from 'preact'
import { understoodText } from '../../domain/lists/messages.ts'
import type { Parsed } from '../../domain/parse/types.ts'
import type { Changed, Rereading } from '../rereading.ts'
import { useFrame } from './frame.tsx'
import { Table, type TableColumn } from './table.tsx'
import { instantWords, intentNames } from './words.ts'

/** What a word would change: each message on record that would read differently, before and after. */
export function WordReading({ reading }: { readonly reading: Rereading }): VNode {
  const { now } = useFrame()
  const { changed, count } = reading
  return (
    <>
      <div class="box warn" role="alert" tabIndex={-1} data-focus>
        <h2>没有保存：{count > 0 ? `有 ${count} 条旧消息会读成别的` : '旧消息没能都重读一遍'}</h2>
        <p>
          {left(reading)}
          已经记下的不会变，以后同样的话会照新的读。看过没有问题，请勾选“仍要保存”再保存。
        </p>
      </div>
      {count === 0 ? null : (
        <Table
          caption={count > changed.length ? `新的在前，先列 ${changed.length} 条` : '新的在前；号码以 * 代替'}
          columns={columns(reading, now)}
          rows={changed}
        />
      )}
    </>
  )
}

function left({ unread, more }: Rereading): string {
  if (unread > 0) return `还有 ${unread.toLocaleString('en-US')} 条${more ? '以上' : ''}含这个词的消息没来得及重读。`
  return more ? '更早的含这个词的消息没有重读。' : ''
}

const columns = ({ household }: Rereading, now: Date): readonly TableColumn<Changed>[] => [
  {
    head: '发送人',
    cell: ({ message }) => (
      <>
        {message.cadre ?? '未绑定的人'}
        <span class="when">{instantWords(message.at, now)}</span>
      </>
    ),
  },
  { head: '原话', cell: ({ message }) => <span class="said">{message.masked.slice(0, 120)}</span> },
  { head: '现在读成', cell: ({ before }) => <span class="said">{readingText(before, household)}</span> },
  { head: '教了以后', cell: ({ after }) => <span class="said">{readingText(after, household)}</span> },
]

/** A reading in one line a report: 走访 王建国（中王村） 2024-07-15 情况：稳定; where it has none, what it is. */
function readingText({ intent, command, reports }: Parsed, household: (code: string) => string): string {
  if (reports.length === 0) {
    const about = command?.household == null ? '' : ` ${household(command.household)}`
    return `${intentNames[intent]}${about}`
  }
  return reports
    .slice(0, 3)
    .map((report) => {
      const { kind, person, village, date, fields } = report
      const headName = report.household === null ? (village ?? '没认出户') : household(report.household)
      const member = person !== null && headName.startsWith(person) ? null : person
      const row = { kind, householdCode: report.household, headName, person: member, date, fields }
      return understoodText({ ...row, status: 'recorded', said: null })
    })
    .join('\n')
}
