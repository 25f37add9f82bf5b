import type { VNode } from 'preact'
import { shanghaiTime } from '../../domain/calendar.ts'
import type { ActRunFilter, ActRunRow, FailedClaim } from '../../domain/lists/act-runs.ts'
import type { Page } from '../../domain/lists/list.ts'
import type { ActShown } from '../console.ts'
import { may } from '../roles.ts'
import { Select } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { instantWords } from './words.ts'

interface Props {
  readonly filter: ActRunFilter
  readonly page: Page<ActRunRow>
  readonly acts: readonly ActShown[]
  readonly last: ReadonlyMap<string, ActRunRow>
  readonly failed: readonly FailedClaim[]
  /** Why the one that was to be tried again was not; null where nothing was refused. */
  readonly refused: string | null
}

export function JobList({ filter, page, acts, last, failed, refused }: Props): VNode {
  const { now } = useFrame()
  const names = new Map(acts.map(({ name, words }) => [name, titleOf(words)]))
  const known = (job: string): string => names.get(job) ?? job
  return (
    <ListPage
      title="定时任务"
      path="/jobs"
      unit="次"
      page={page}
      filter={{ ...filter }}
      empty="还没有运行过"
      above={
        <>
          {refused === null ? null : (
            <p class="box error" role="alert" tabIndex={-1} data-focus>
              {refused}
            </p>
          )}
          <Acts acts={acts} last={last} />
          <Failed failed={failed} known={known} />
          <h2>运行记录</h2>
        </>
      }
      fields={
        <>
          <Select
            name="job"
            label="任务"
            value={filter.job ?? ''}
            options={[{ value: '', label: '全部' }, ...acts.map(({ name }) => ({ value: name, label: known(name) }))]}
          />
          <Select
            name="trouble"
            label="范围"
            value={filter.trouble ?? ''}
            options={[
              { value: '', label: '全部' },
              { value: 'yes', label: '有没成的' },
            ]}
          />
        </>
      }
    >
      <Table caption="新的在前" columns={runColumns(known, now)} rows={page.rows} />
    </ListPage>
  )
}

/** 走访提醒 of 走访提醒：…. */
const titleOf = (words: string): string => words.split('：')[0] ?? words

function Acts({ acts, last }: Pick<Props, 'acts' | 'last'>): VNode {
  const { now } = useFrame()
  if (acts.length === 0) return <p class="empty">这个进程不知道有哪些任务</p>
  const columns: readonly TableColumn<ActShown>[] = [
    { head: '任务', cell: ({ words }) => words },
    { head: '哪天', cell: ({ on }) => on },
    { head: '时间', tight: true, cell: ({ name, time }) => <a href={`/settings/time.${name}`}>{time}</a> },
    { head: '下一次', tight: true, cell: ({ next }) => next && shanghaiTime(next).slice(0, 16) },
    {
      head: '上一次',
      cell: ({ name }) => {
        const run = last.get(name)
        return run && instantWords(run.startedAt, now)
      },
    },
    {
      head: '结果',
      cell: ({ name }) => {
        const run = last.get(name)
        return run && result(run)
      },
    },
  ]
  return <Table caption="时间是北京时间，点时间去改" columns={columns} rows={acts} />
}

const countNames = { sent: '发出', skipped: '不用发', unreached: '未接通', failed: '没成' } as const

function result(run: ActRunRow): VNode | string {
  if (run.trouble !== null) return <Tag look="error">{run.trouble}</Tag>
  const words = Object.entries(countNames).flatMap(([code, name]) => {
    const count = run.counts[code] ?? 0
    return count > 0 || code === 'sent' ? [`${name} ${count.toLocaleString('en-US')}`] : []
  })
  const failed = (run.counts.failed ?? 0) > 0
  return failed ? <Tag look="error">{words.join('，')}</Tag> : words.join('，')
}

function Failed({ failed, known }: Pick<Props, 'failed'> & { readonly known: (job: string) => string }): VNode | null {
  const { asker, now } = useFrame()
  if (failed.length === 0) return null
  const writes = asker !== null && may(asker.role, '/jobs/retry', 'POST')
  const columns: readonly TableColumn<FailedClaim>[] = [
    { head: '谁', cell: (row) => row.name ?? '（不发给谁）' },
    { head: '任务', cell: (row) => known(row.job) },
    { head: '期', tight: true, cell: (row) => row.period },
    { head: '试了', number: true, cell: (row) => row.tries },
    { head: '最近一次', tight: true, cell: (row) => instantWords(row.at, now) },
    { head: '原因', cell: (row) => row.trouble },
    ...(writes ? [{ head: '要处理', cell: (row: FailedClaim) => <Retry row={row} /> }] : []),
  ]
  return (
    <section>
      <h2>没发成的</h2>
      <Table caption="新的在前；会自己再试几次，也可以现在单独再试" columns={columns} rows={failed} />
    </section>
  )
}

function Retry({ row }: { readonly row: FailedClaim }): VNode {
  return (
    <form method="post" action="/jobs/retry">
      <Csrf />
      <input type="hidden" name="version" value={row.tries} />
      <input type="hidden" name="job" value={row.job} />
      <input type="hidden" name="period" value={row.period} />
      <input type="hidden" name="addressee" value={row.addressee} />
      <button type="submit" aria-label={`再试：${row.name ?? row.job} ${row.period}`}>
        再试
      </button>
    </form>
  )
}

const runColumns = (known: (job: string) => string, now: Date): readonly TableColumn<ActRunRow>[] => [
  { head: '任务', cell: (row) => known(row.job) },
  { head: '期', tight: true, cell: (row) => row.period },
  { head: '开始', tight: true, cell: (row) => instantWords(row.startedAt, now) },
  { head: '用时', tight: true, cell: (row) => (row.endedAt === null ? '没有跑完' : secondsWords(row)) },
  { head: '结果', cell: result },
]

const secondsWords = ({ startedAt, endedAt }: ActRunRow): string =>
  `${Math.max(0, ((endedAt ?? startedAt).getTime() - startedAt.getTime()) / 1000).toFixed(1)} 秒`
