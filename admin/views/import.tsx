import type { VNode } from 'preact'
import { changesIn } from '../../domain/files/import-file.ts'
import type { UploadRow } from '../../domain/lists/uploads.ts'
import { stoppedWords } from '../../domain/records/upload-runs.ts'
import { may } from '../roles.ts'
import { ActForm } from './act-form.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportPreview } from './import-preview.tsx'
import { StateTag } from './imports.tsx'
import { Table } from './table.tsx'
import { instantWords } from './words.ts'
import { type Wrong, WrongBox } from './wrong.tsx'

interface Props {
  readonly row: UploadRow
  /** It can be carried out. */
  readonly waits: boolean
  /** How far it is; null where it does not run. */
  readonly progress: { readonly written: number; readonly toWrite: number } | null
  readonly wrong: readonly Wrong[]
  readonly reason: string
}

export function ImportDetail({ row, waits, progress, wrong, reason }: Props): VNode {
  const { asker, now } = useFrame()
  const { counts } = row
  const changes = changesIn(counts)
  const writes = asker !== null && may(asker.role, '/imports/:id', 'POST')
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
      {row.state === 'done' ? null : <WrongBox wrong={wrong} />}
      {progress === null ? null : <Running row={row} {...progress} />}
      {waits && (row.why !== null || row.stopped) ? <p class="box warn">{row.why ?? stoppedWords}</p> : null}
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {writes && row.state === 'checked' && Object.keys(row.mapping).length > 0 ? (
        <ImportColumns row={row} wrong={wrong} />
      ) : null}
      {row.preview === undefined || row.preview.length === 0 ? null : (
        <ImportPreview
          rows={row.preview}
          all={counts.households.added + counts.households.changed}
          done={row.doneAt !== null}
        />
      )}
      {writes && waits ? <CarryOut row={row} changes={changes} /> : null}
      {writes && row.state === 'done' && row.undoable ? <Undo row={row} wrong={wrong} reason={reason} /> : null}
      <section>
        <h2>不合格的行</h2>
        {row.rejected.length === 0 ? (
          <p class="empty">没有</p>
        ) : (
          <Table
            caption={row.rejected.length < counts.bad ? `最多列出 ${row.rejected.length} 处` : '改好后重新上传'}
            rows={row.rejected}
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

const n = (count: number): string => count.toLocaleString('en-US')

/** The page looks again by itself: with htmx only its middle, without script the whole. */
function Running({ row, written, toWrite }: NonNullable<Props['progress']> & { readonly row: UploadRow }): VNode {
  const words = toWrite === 0 ? '正在检查' : `正在写入 ${n(written)} / ${n(toWrite)} 行`
  return (
    <section
      class="box"
      role="status"
      hx-get={`/imports/${row.id}`}
      hx-trigger="every 2s"
      hx-select="#main"
      hx-target="#main"
      hx-swap="outerHTML"
    >
      <label for="progress">{words}</label>{' '}
      {toWrite === 0 ? (
        <progress id="progress" />
      ) : (
        <progress id="progress" max={toWrite} value={written}>
          {`${Math.floor((100 * written) / toWrite)}%`}
        </progress>
      )}
      <p>可以离开这一页，写入不会停。中途出错或停机，什么都不会写进去</p>
    </section>
  )
}

function Undo({ row, wrong, reason }: Pick<Props, 'row' | 'wrong' | 'reason'>): VNode {
  return (
    <section class="correct">
      <h2>撤销</h2>
      <ActForm
        action={`/imports/${row.id}/undo`}
        version={row.version}
        words="新增的户和干部拿走，改过的改回导入之前。之后有人改过，或新增的户有了报告，就不能撤销。"
        reasonId="undo-reason"
        hint="如 选错了文件"
        reason={reason}
        wrong={wrong}
        button="撤销这次导入"
      />
    </section>
  )
}

function CarryOut({ row, changes }: { readonly row: UploadRow; readonly changes: number }): VNode {
  return (
    <section class="correct">
      <h2>{changes > 0 ? '执行' : row.counts.missing ? '还不能写入' : '没有要改的'}</h2>
      {changes === 0 ? null : (
        <form method="post" action={`/imports/${row.id}`}>
          <Csrf />
          <input type="hidden" name="version" value={row.version} />
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
        <input type="hidden" name="version" value={row.version} />
        <div class="buttons">
          <button type="submit">不导入了</button>
        </div>
      </form>
    </section>
  )
}
