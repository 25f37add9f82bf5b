import type { VNode } from 'preact'
import type { Page } from '../../domain/lists/list.ts'
import {
  type MessageFilter,
  type MessageRow,
  messageIntents,
  messageStates,
  type UnderstoodRow,
  type UnknownCount,
} from '../../domain/lists/messages.ts'
import { address } from '../address.ts'
import { may } from '../roles.ts'
import { Select, TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Values } from './reports.tsx'
import { Table, type TableColumn } from './table.tsx'
import { StatusTag, Tag } from './tag.tsx'
import { UnknownWords } from './unknown-words.tsx'
import { instantWords, intentNames, kindName, stateNames, statusName } from './words.ts'

interface Props {
  readonly filter: MessageFilter
  readonly page: Page<MessageRow>
  /** Words that were not known, where the list is of what was not understood. */
  readonly unknown: readonly UnknownCount[]
}

const all = { value: '', label: '全部' }

export function MessageList({ filter, page, unknown }: Props): VNode {
  const { asker, now } = useFrame()
  const teaches = asker !== null && may(asker.role, '/words', 'POST')
  return (
    <ListPage
      title="消息"
      path="/messages"
      unit="条"
      page={page}
      filter={{ ...filter }}
      empty="还没有消息。干部发来第一句后就在这里"
      fields={
        <>
          <TextField name="q" label="原话或发送人" type="search" value={filter.q ?? ''} maxLength={40} />
          <Select
            name="intent"
            label="类别"
            value={filter.intent ?? ''}
            options={[all, ...messageIntents.map((code) => ({ value: code, label: intentNames[code] }))]}
          />
          <Select
            name="state"
            label="处理"
            value={filter.state ?? ''}
            options={[all, ...messageStates.map((code) => ({ value: code, label: stateNames[code] }))]}
          />
          {filter.intent === 'unclear' ? (
            <Select
              name="review"
              label="审核"
              value={filter.review ?? ''}
              options={[all, { value: 'open', label: '还没看过' }]}
            />
          ) : null}
        </>
      }
    >
      {unknown.length === 0 ? null : <UnknownWords counts={unknown} filter={filter} />}
      <Table caption="新的在前；号码以 * 代替" columns={columns(now, teaches)} rows={page.rows} />
    </ListPage>
  )
}

const columns = (now: Date, teaches: boolean): readonly TableColumn<MessageRow>[] => [
  { head: '发送人', cell: (row) => <Sender row={row} now={now} /> },
  { head: '原话', cell: (row) => <Said row={row} /> },
  {
    head: '记成',
    cell: (row) => (row.understood.length === 0 && row.problems.length === 0 ? null : <Understood row={row} />),
  },
  { head: '回复', cell: (row) => Answered({ row }) },
  { head: '要处理', cell: (row) => toDo(row, teaches) },
]

function Sender({ row, now }: { readonly row: MessageRow; readonly now: Date }): VNode {
  return (
    <>
      {row.cadre ?? '未绑定的人'}
      <span class="when">
        {instantWords(row.at, now)}
        {row.inGroup ? ' 群里' : ''}
      </span>
    </>
  )
}

const typeNames: Readonly<Record<string, string>> = {
  voice: '语音',
  image: '图片',
  file: '文件',
  video: '视频',
  mixed: '图文',
  event: '事件',
}

function Said({ row }: { readonly row: MessageRow }): VNode {
  const type = typeNames[row.type]
  // A message may have 100,000 signs, a page 80 kB; the file has the whole.
  const long = row.masked.length > 300
  return (
    <span class="said">
      {type === undefined ? null : <Tag>{type}</Tag>}
      {long ? `${row.masked.slice(0, 300)}…（共 ${row.masked.length} 字）` : row.masked}
    </span>
  )
}

function Understood({ row }: { readonly row: MessageRow }): VNode {
  return (
    <>
      {row.understood.slice(0, 6).map((report, index) => (
        <Fact key={index} report={report} />
      ))}
      {row.understood.length > 6 ? <span class="when">还有 {row.understood.length - 6} 条</span> : null}
      {row.problems.slice(0, 3).map((words) => (
        <span key={words} class="problem">
          {words}
        </span>
      ))}
    </>
  )
}

function Fact({ report }: { readonly report: UnderstoodRow }): VNode {
  const name = report.headName ?? report.said ?? ''
  return (
    <span class="fact">
      <strong>{kindName(report.kind)}</strong>{' '}
      {report.householdCode === null ? (
        name
      ) : (
        <a href={`/households/${encodeURIComponent(report.householdCode)}`}>{name}</a>
      )}
      {report.person !== null && report.person !== name ? ` ${report.person}` : ''} {report.date}{' '}
      {report.status === 'recorded' ? null : <StatusTag status={report.status} name={statusName(report.status)} />}
      <Values row={report} />
    </span>
  )
}

/** What the robot said to it. */
export function Answered({ row: { answers } }: { readonly row: Pick<MessageRow, 'answers'> }): VNode | null {
  const texts = answers.flatMap(({ text }) => text ?? [])
  if (texts.length > 0) return <span class="said">{texts.join('\n\n').slice(0, 600)}</span>
  return answers.length > 0 ? <span class="when">还没有发出</span> : null
}

function toDo(row: MessageRow, teaches: boolean): VNode | null {
  if (row.state === 'aside') return <Tag look="error">{`搁置${row.trouble === null ? '' : ` ${row.trouble}`}`}</Tag>
  if (row.state === 'stored') return <Tag>{stateNames.stored}</Tag>
  if (row.intent !== 'unclear') return null
  return (
    <>
      {row.reviewedAt === null ? (
        <>
          <Tag look="warn">{intentNames.unclear}</Tag>
          <a class="teach" href={`/review?at=m-${row.id}`}>
            审核
          </a>
        </>
      ) : (
        <Tag>看过了</Tag>
      )}
      {teaches ? <Teach words={row.unknown} /> : null}
    </>
  )
}

/** One link a word, which fills the form; without a word that stands out, the empty form. */
export function Teach({ words }: { readonly words: readonly string[] }): VNode {
  if (words.length === 0) {
    return (
      <a class="teach" href="/words#teach">
        教一个词
      </a>
    )
  }
  return (
    <>
      {words.slice(0, 3).map((word) => (
        <a key={word} class="teach" href={`${address('/words', { word })}#teach`}>
          教一个词：{word}
        </a>
      ))}
    </>
  )
}
