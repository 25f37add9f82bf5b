import type { VNode } from 'preact'
import { meaningNames, type WordChange, type WordMeaning, type WordRow } from '../../domain/lists/words.ts'
import type { WordTyped } from '../../domain/records/word-problems.ts'
import { Csrf, useFrame } from './frame.tsx'
import { Table } from './table.tsx'
import { Shown } from './word-detail.tsx'
import { instantWords } from './words.ts'

type Shape = Pick<WordTyped, 'means' | 'target' | 'cadre'>

interface Props {
  readonly row: WordRow
  /** What the form would show now. */
  readonly now: Shape
  /** What it showed when it was opened; a field that did not come is not known. */
  readonly opened: { readonly [Field in keyof Shape]: string | undefined }
  /** Null where the word was to be ended. */
  readonly typed: Shape | null
  readonly reason: string
  readonly last: WordChange | null
}

const labels = { means: '这个词是', target: '指', cadre: '只对哪名干部' } as const satisfies Record<keyof Shape, string>
const names = ['means', 'target', 'cadre'] as const

const shown = (name: keyof Shape, value: string | undefined): string | undefined =>
  name === 'means' && value !== undefined && Object.hasOwn(meaningNames, value)
    ? meaningNames[value as WordMeaning] // asked right before
    : value

/** Two changed a word at once: what stands now beside what was typed, and a choice between them. */
export function WordConflict({ row, now: standing, opened, typed, reason, last }: Props): VNode {
  const { now } = useFrame()
  const rows = names.map((name) => ({
    label: labels[name],
    before: shown(name, opened[name]),
    now: shown(name, standing[name]),
    yours: typed === null ? '停用' : shown(name, typed[name]),
  }))
  return (
    <>
      <h1>刚刚有人改过</h1>
      <p class="box warn" role="alert" tabIndex={-1} data-focus>
        您打开之后，{last === null ? '有人改过这个词' : `${last.who} 在 ${instantWords(last.at, now)} 改过`}
        {row.endedAt === null ? '' : '，词已停用'}。您填的还没有保存。
      </p>
      <Table
        caption={`“${row.word}”打开时、现在和您填的`}
        rows={rows}
        columns={[
          { head: '字段', cell: (one) => one.label },
          { head: '打开时', cell: (one) => one.before },
          { head: '现在', cell: (one) => one.now },
          { head: '您填的', cell: (one) => one.yours },
        ]}
      />
      {row.endedAt === null ? <Again row={row} typed={typed} reason={reason} /> : <a href="/words">回到本地词</a>}
    </>
  )
}

function Again({ row, typed, reason }: Pick<Props, 'row' | 'typed' | 'reason'>): VNode {
  return (
    <form method="post" action={typed === null ? `/words/${row.id}/end` : `/words/${row.id}`}>
      <Csrf />
      <Shown row={row} />
      {typed === null ? null : names.map((name) => <input key={name} type="hidden" name={name} value={typed[name]} />)}
      <input type="hidden" name="reason" value={reason} />
      <div class="buttons">
        <button type="submit" class="primary">
          {typed === null ? '仍然停用' : '用我填的'}
        </button>
        <a href={`/words/${row.id}`}>保留现在的</a>
      </div>
    </form>
  )
}
