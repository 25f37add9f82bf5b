import type { VNode } from 'preact'
import type { CadreRow } from '../../domain/lists/cadres.ts'
import { digestLabels, type GroupFilter, type GroupRow } from '../../domain/lists/group-list.ts'
import type { Page } from '../../domain/lists/list.ts'
import { areaName, townsOf } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { instantWords } from './words.ts'

interface Props {
  readonly filter: GroupFilter
  readonly page: Page<GroupRow>
  /** Cadres to whom nothing can be sent yet. */
  readonly unreached: Page<CadreRow>
}

export function GroupList({ filter, page, unreached }: Props): VNode {
  const { asker, now } = useFrame()
  const towns = asker === null ? [] : townsOf(asker)
  return (
    <>
      <ListPage
        title="工作群"
        path="/groups"
        unit="个"
        page={page}
        filter={{ ...filter }}
        empty="还没有绑定的群。分管的领导在群里发 @机器人 绑定本群 轵城镇，群就在这里"
        fields={
          <>
            <TextField name="q" label="群名或群编号" type="search" value={filter.q ?? ''} maxLength={40} />
            {towns.length === 0 ? null : (
              <Select
                name="town"
                label="乡镇"
                value={filter.town ?? ''}
                options={[
                  { value: '', label: '全部' },
                  ...towns.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            )}
            <Select
              name="state"
              label="状态"
              value={filter.state ?? ''}
              options={[
                { value: '', label: '全部' },
                { value: 'reached', label: '已接通' },
                { value: 'unreached', label: '未接通' },
              ]}
            />
          </>
        }
      >
        <Table caption="按地方排列" columns={columns(now)} rows={page.rows} />
      </ListPage>
      <Unreached unreached={unreached} />
    </>
  )
}

export const groupAddress = (chat: string): string => `/groups/${encodeURIComponent(chat)}`

const columns = (now: Date): readonly TableColumn<GroupRow>[] => [
  { head: '群', cell: (row) => <a href={groupAddress(row.chat)}>{row.topic ?? row.chat}</a> },
  { head: '地方', cell: (row) => areaName(row.area) },
  { head: '姓名', tight: true, cell: (row) => (row.fullNames ? '全名' : '王**') },
  { head: '通报', cell: digestsWords },
  { head: '最近发到', tight: true, cell: (row) => row.lastAt && instantWords(row.lastAt, now) },
  { head: '等着发', number: true, cell: (row) => row.waiting },
  { head: '要处理', cell: (row) => (row.reachedAt === null ? <Tag look="warn">未接通</Tag> : null) },
]

export const digestsWords = ({ digests }: Pick<GroupRow, 'digests'>): string =>
  Object.entries(digestLabels)
    .flatMap(([code, label]) => (digests.includes(code) ? [label] : []))
    .join('、')

function Unreached({ unreached }: Pick<Props, 'unreached'>): VNode | null {
  if (unreached.rows.length === 0) return null
  const { rows, total } = unreached
  return (
    <section>
      <h2>未接通的干部</h2>
      <p>请他们给机器人发一句“帮助”，之后才收得到提醒；没绑定的先发 绑定 姓名 手机号。</p>
      <ul class="box counts">
        {rows.map(({ id, name, bound }) => (
          <li key={id}>
            <a href={`/cadres/${id}`}>
              {name}
              {bound ? '' : '（未绑定）'}
            </a>
          </li>
        ))}
      </ul>
      {total > rows.length ? (
        <p>
          <a href="/cadres?state=unreached">看全部 {total} 名</a>
        </p>
      ) : null}
    </section>
  )
}
