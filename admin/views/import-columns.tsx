import type { VNode } from 'preact'
import { householdFields } from '../../domain/files/household-columns.ts'
import type { UploadRow } from '../../domain/lists/uploads.ts'
import { Select } from './field.tsx'
import { Csrf } from './frame.tsx'
import { type Wrong, wrongAt } from './wrong.tsx'

/** Columns that are not known by themselves: which field each one is, or none. */
export function ImportColumns({ row, wrong }: { readonly row: UploadRow; readonly wrong: readonly Wrong[] }): VNode {
  const { missing = [] } = row.counts
  const options = [{ value: '', label: '不要这一列' }, ...householdFields.map((value) => ({ value, label: value }))]
  return (
    <section class="correct">
      <h2>认不出的列</h2>
      {missing.length === 0 ? (
        <p>这些列不在名单里，没有读。要的话选出它是什么；记住以后，下一个文件就认得。</p>
      ) : (
        <p class="box warn">缺列：{missing.join('、')}。在下面选出哪一列是，或改好文件重新上传。</p>
      )}
      <form method="post" action={`/imports/${row.id}/columns`} class="narrow">
        <Csrf />
        <input type="hidden" name="version" value={row.version} />
        {Object.entries(row.mapping).map(([head, field], index) => (
          <Select
            key={head}
            name={`column-${index}`}
            label={head}
            value={field ?? ''}
            options={options}
            wrong={wrongAt(wrong, `column-${index}`)}
          />
        ))}
        <div class="buttons">
          <button type="submit">按选的再检查</button>
        </div>
      </form>
    </section>
  )
}
