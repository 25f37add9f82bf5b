import type { VNode } from 'preact'
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

export function StateTag({ row: { state } }: { readonly row: UploadRow }): VNode {
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
