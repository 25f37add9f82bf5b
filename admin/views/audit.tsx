import type { VNode } from 'preact'
import { z } from 'zod'
import { shanghaiTime } from '../../domain/calendar.ts'
import type { AuditFilter, AuditRow } from '../../domain/lists/audits.ts'
import type { Page } from '../../domain/lists/list.ts'
import { address } from '../address.ts'
import { actName, actNames, objectNames } from './acts.ts'
import { changeWords } from './changes.tsx'
import { Select, TextField } from './field.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { valuesOf } from './values.ts'
import { kindName } from './words.ts'

/** Whether the chain of hashes holds. */
export interface Chain {
  readonly rows: number
  /** Hash of the last link, 64 hex digits; null where there is none. */
  readonly head: string | null
  /** `unchecked`: too long to be checked with every page. A number: the first row that does not fit. */
  readonly state: 'whole' | 'unchecked' | number
}

interface Props {
  readonly filter: AuditFilter
  readonly page: Page<AuditRow>
  readonly chain: Chain
}

const all = { value: '', label: '全部' }
const options = (names: Readonly<Record<string, string>>) => [
  all,
  ...Object.entries(names).map(([value, label]) => ({ value, label })),
]

export function AuditList({ filter, page, chain }: Props): VNode {
  return (
    <ListPage
      title="审计"
      path="/audit"
      unit="条"
      page={page}
      filter={{ ...filter }}
      empty="还没有记录"
      above={<ChainState chain={chain} />}
      fields={
        <>
          <TextField name="from" label="从哪天" hint="如 2024-07-15" value={filter.from ?? ''} maxLength={10} />
          <TextField name="to" label="到哪天" hint="如 2024-07-31" value={filter.to ?? ''} maxLength={10} />
          <TextField name="actor" label="谁做的" hint="用户名或干部姓名" value={filter.actor ?? ''} maxLength={40} />
          <Select name="action" label="做了什么" value={filter.action ?? ''} options={options(actNames)} />
          <Select name="object" label="对什么" value={filter.object ?? ''} options={options(objectNames)} />
          <TextField
            name="q"
            label="查找"
            hint="账号、户编号或原因"
            type="search"
            value={filter.q ?? ''}
            maxLength={80}
          />
        </>
      }
    >
      <Table caption="新的在前；号码以 * 代替；时间是北京时间" columns={columns} rows={page.rows} />
    </ListPage>
  )
}

function ChainState({ chain }: Pick<Props, 'chain'>): VNode {
  const { rows, head, state } = chain
  const count = rows.toLocaleString('en-US')
  if (typeof state === 'number') {
    return (
      <p class="box error" role="alert">
        <strong>链断了</strong>：从第 {state} 条起对不上，记录可能被改过。请马上告诉维护人员，不要再改库
      </p>
    )
  }
  return (
    <p class="box chain">
      {state === 'whole' ? `链完整：${count} 条逐条核对过。` : `共 ${count} 条，没有逐条核对。`}
      {state === 'whole' ? null : <a href={address('/audit', { check: 'yes' })}>现在核对</a>}
      {head === null ? null : (
        <span class="when">
          末尾 <code>{head}</code>
        </span>
      )}
    </p>
  )
}

const columns: readonly TableColumn<AuditRow>[] = [
  {
    head: '时间',
    cell: (row) => (
      <>
        {shanghaiTime(new Date(row.at))}
        <span class="when">第 {row.seq} 条</span>
      </>
    ),
  },
  { head: '谁', cell: (row) => <Actor row={row} /> },
  {
    head: '做了什么',
    cell: (row) => (
      <>
        {actName(row.action)} {row.outcome === 'refused' ? <Tag look="error">被拒</Tag> : null}
      </>
    ),
  },
  { head: '对什么', cell: (row) => <Acted row={row} /> },
  { head: '内容', cell: (row) => <Told row={row} /> },
  { head: '原因', cell: (row) => (row.reason === null ? null : <span class="said">{row.reason}</span>) },
]

const kinds: Readonly<Record<string, string>> = {
  cadre: '干部',
  user: '账号',
  command: '命令',
  job: '定时任务',
  system: '系统',
  stranger: '未登录',
}

function Actor({ row }: { readonly row: AuditRow }): VNode {
  return (
    <>
      {row.who ?? (row.actorKind === 'stranger' ? '未登录或未绑定的人' : (row.actorId ?? '系统'))}
      <span class="when">
        {kinds[row.actorKind] ?? row.actorKind}
        {row.origin === null ? '' : ` · ${row.origin}`}
      </span>
    </>
  )
}

/** Where a page shows what was acted on, a link to it. */
const pages: Readonly<Record<string, string>> = {
  household: '/households/',
  user: '/users/',
  word: '/words/',
  cadre: '/cadres/',
  report: '/reports/',
}

function Acted({ row }: { readonly row: AuditRow }): VNode | null {
  if (row.object === null) return null
  const name =
    row.whom ?? (row.object === 'household' || row.object === 'list' || row.object === 'route' ? row.objectId : null)
  const page = pages[row.object]
  const label = objectNames[row.object] ?? row.object
  if (page === undefined || row.objectId === null) return <>{[label, name].filter(Boolean).join(' ')}</>
  return (
    <>
      {label} <a href={page + encodeURIComponent(row.objectId)}>{name ?? '打开'}</a>
    </>
  )
}

/** What changed, in words where the fields have any, else as the audit holds it, cut for the page: the file has all. */
function Told({ row }: { readonly row: AuditRow }): VNode | null {
  const before = asRecord(row.before)
  const after = asRecord(row.after)
  const words =
    row.object === 'report' ? [reportWords(after)].filter((one) => one !== '') : changeWords({ before, after })
  if (words.length > 0) {
    return (
      <>
        {words.slice(0, 6).map((one) => (
          <span key={one} class="change">
            {one}
          </span>
        ))}
      </>
    )
  }
  const text = [row.before, row.after].flatMap((one) => (one === null ? [] : [JSON.stringify(one)])).join(' → ')
  return text === '' ? null : <span class="said">{text.length > 160 ? `${text.slice(0, 160)}…` : text}</span>
}

/** 走访 2024-07-15 情况 稳定. */
function reportWords({ kind, date, fields, household }: Readonly<Record<string, unknown>>): string {
  if (typeof kind !== 'string') return ''
  const told = z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .catch({})
    .parse(fields)
  const values = valuesOf({ kind, fields: told }).map(([label, words]) => `${label} ${words}`)
  return [kindName(kind), household, date, ...values].filter((one) => typeof one === 'string').join(' ')
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}
