import type { VNode } from 'preact'
import type { ChangeShown } from '../../domain/lists/changes.ts'
import { Csrf, useFrame } from './frame.tsx'
import { Table } from './table.tsx'
import { instantWords } from './words.ts'

export interface Meanwhile {
  /** 这个账号. */
  readonly about: string
  /** Who was faster; null where it is not known. */
  readonly last: ChangeShown | null
  readonly fields: readonly {
    readonly label: string
    /** What the form showed when it was opened; undefined where it did not come. */
    readonly before: string | undefined
    readonly now: string
    readonly yours: string
  }[]
  /** The form once more, at the version that stands now; null where nothing is left to decide. */
  readonly again: {
    readonly action: string
    readonly fields: Readonly<Record<string, string>>
    /** 用我填的. */
    readonly words: string
  } | null
  readonly back: string
}

/** Two changed a record at once: what stands now beside what was typed, and a choice. Nothing typed is lost. */
export function MeanwhileChanged({ about, last, fields, again, back }: Meanwhile): VNode {
  const { now } = useFrame()
  return (
    <>
      <h1>刚刚有人改过</h1>
      <p class="box warn" role="alert" tabIndex={-1} data-focus>
        您打开之后，{last === null ? `有人改过${about}` : `${last.who} 在 ${instantWords(last.at, now)} 改过`}
        。您填的还没有保存，请选一种。
      </p>
      <Table
        caption="打开时、现在和您填的"
        rows={fields}
        columns={[
          { head: '字段', cell: (row) => row.label },
          { head: '打开时', cell: (row) => row.before },
          { head: '现在', cell: (row) => row.now },
          { head: '您填的', cell: (row) => row.yours },
        ]}
      />
      {again === null ? (
        <p>
          <a href={back}>看现在的</a>
        </p>
      ) : (
        <form method="post" action={again.action}>
          <Csrf />
          {Object.entries(again.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div class="buttons">
            <button type="submit" class="primary">
              {again.words}
            </button>
            <a href={back}>保留现在的</a>
          </div>
        </form>
      )}
    </>
  )
}

/** Hidden fields: at which version the form was opened, and what it showed then. */
export function Opened({
  version,
  was = {},
}: {
  readonly version: number
  readonly was?: Readonly<Record<string, string>>
}): VNode {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      {Object.entries(was).map(([name, value]) => (
        <input key={name} type="hidden" name={`was-${name}`} value={value} />
      ))}
    </>
  )
}
