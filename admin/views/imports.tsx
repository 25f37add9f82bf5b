import type { VNode } from 'preact'
import { changesIn } from '../../domain/files/import-file.ts'
import type { Page } from '../../domain/lists/list.ts'
import { type UploadFilter, type UploadRow, uploadStateNames, uploadStates } from '../../domain/lists/uploads.ts'
import { may } from '../roles.ts'
import { Select, TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table } from './table.tsx'
import { Tag } from './tag.tsx'
import { instantWords } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

interface ListProps {
  readonly filter: UploadFilter
  readonly page: Page<UploadRow>
  readonly wrong: readonly Wrong[]
}

export function ImportList({ filter, page, wrong }: ListProps): VNode {
  const { asker, now } = useFrame()
  return (
    <>
      <ListPage
        title="导入"
        path="/imports"
        unit="次"
        page={page}
        filter={{ ...filter }}
        empty="还没有导入过。上传名册后就在这里"
        fields={
          <>
            <TextField name="q" label="文件名" type="search" value={filter.q ?? ''} maxLength={40} />
            <Select
              name="state"
              label="状态"
              value={filter.state ?? ''}
              options={[
                { value: '', label: '全部' },
                ...uploadStates.map((value) => ({ value, label: uploadStateNames[value] ?? value })),
              ]}
            />
          </>
        }
      >
        <Table
          caption="新的在前"
          rows={page.rows}
          rowKey={(row) => row.id}
          columns={[
            { head: '文件', cell: (row) => <a href={`/imports/${row.id}`}>{row.name}</a> },
            { head: '行数', number: true, cell: (row) => row.counts.read },
            { head: '新增户', number: true, cell: (row) => row.counts.households.added },
            { head: '更新户', number: true, cell: (row) => row.counts.households.changed },
            { head: '不合格行', number: true, cell: (row) => row.counts.bad },
            { head: '谁', tight: true, cell: (row) => row.who },
            { head: '上传', tight: true, cell: (row) => instantWords(row.at, now) },
            { head: '状态', cell: (row) => <StateTag row={row} /> },
          ]}
        />
      </ListPage>
      {asker !== null && may(asker.role, '/imports', 'POST') ? <Upload wrong={wrong} /> : null}
    </>
  )
}

function StateTag({ row: { state } }: { readonly row: UploadRow }): VNode {
  return <Tag look={state === 'checked' ? 'warn' : 'quiet'}>{uploadStateNames[state] ?? state}</Tag>
}

function Upload({ wrong }: { readonly wrong: readonly Wrong[] }): VNode {
  const words = wrongAt(wrong, 'file')
  return (
    <section class="correct">
      <h2>上传一个文件</h2>
      <WrongBox wrong={wrong} />
      <form method="post" action="/imports" encType="multipart/form-data" class="narrow">
        <Csrf />
        <div class="field">
          <label for="file">文件</label>
          <span class="hint" id="file-hint">
            .xlsx、.csv 或名册 .json，最多 20 MB。列的先后随意：户编号 乡镇 村 户主 姓名 与户主关系 证件号码 联系电话
            银行卡号 健康状况 备注。先检查，不会马上写入
          </span>
          {words === null ? null : (
            <span class="wrong" id="file-wrong">
              {words}
            </span>
          )}
          <input
            type="file"
            id="file"
            name="file"
            accept=".xlsx,.csv,.json"
            aria-describedby="file-hint"
            aria-invalid={words === null ? undefined : true}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            上传并检查
          </button>
        </div>
      </form>
    </section>
  )
}

export function ImportDetail({ row, wrong }: { readonly row: UploadRow; readonly wrong: readonly Wrong[] }): VNode {
  const { asker, now } = useFrame()
  const { counts } = row
  const changes = changesIn(counts)
  const writes = asker !== null && may(asker.role, '/imports/:id', 'POST') && row.state === 'checked'
  const facts = [
    ['读到', `${counts.read.toLocaleString('en-US')} 行`],
    ['户', words(counts.households)],
    ['干部', words(counts.cadres)],
    ['不合格', `${counts.bad.toLocaleString('en-US')} 行`],
    ['谁上传', `${row.who ?? '—'}，${instantWords(row.at, now)}`],
    ['写入', row.doneAt === null ? '没有写入' : instantWords(row.doneAt, now)],
  ] as const
  return (
    <>
      <h1>{row.name}</h1>
      <p class="summary">
        <StateTag row={row} />
      </p>
      <WrongBox wrong={wrong} />
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {writes ? <CarryOut row={row} changes={changes} /> : null}
      <section>
        <h2>不合格的行</h2>
        {row.rejected.length === 0 ? (
          <p class="empty">没有</p>
        ) : (
          <Table
            caption={row.rejected.length < counts.bad ? `最多列出 ${row.rejected.length} 处` : '改好后重新上传'}
            rows={row.rejected}
            rowKey={(one) => `${one.list}${one.row}${one.column}${one.reason}`}
            columns={[
              { head: '行', cell: (one) => `${one.list}第 ${one.row} 行` },
              { head: '列', cell: (one) => one.column },
              { head: '怎么改', cell: (one) => one.reason },
            ]}
          />
        )}
      </section>
    </>
  )
}

const words = ({ added, changed, same }: { added: number; changed: number; same: number }): string =>
  `新增 ${added.toLocaleString('en-US')}，更新 ${changed.toLocaleString('en-US')}，未变 ${same.toLocaleString('en-US')}`

function CarryOut({ row, changes }: { readonly row: UploadRow; readonly changes: number }): VNode {
  return (
    <section class="correct">
      <h2>{changes === 0 ? '没有要改的' : '执行'}</h2>
      {changes === 0 ? null : (
        <form method="post" action={`/imports/${row.id}`}>
          <Csrf />
          <input type="hidden" name="version" value={changes} />
          {row.counts.bad === 0 ? null : (
            <p class="agree">
              <input type="checkbox" id="skip" name="skip" value="yes" />
              <label for="skip">跳过不合格的行，只写入合格的</label>
            </p>
          )}
          <div class="buttons">
            <button type="submit" class="primary">
              写入 {changes.toLocaleString('en-US')} 处
            </button>
          </div>
        </form>
      )}
      <form method="post" action={`/imports/${row.id}/drop`}>
        <Csrf />
        <div class="buttons">
          <button type="submit">不导入了</button>
        </div>
      </form>
    </section>
  )
}
