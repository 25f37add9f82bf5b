import type { VNode } from 'preact'
import { meaningNames, type TaughtWord, targetName, type WordChange, type WordRow } from '../../domain/lists/words.ts'
import { may } from '../roles.ts'
import { TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { type WordDraft, WordForm } from './word-form.tsx'
import { instantWords } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

interface Props {
  readonly row: WordRow
  readonly changes: readonly WordChange[]
  readonly draft: WordDraft
  readonly end: { readonly reason: string; readonly wrong: readonly Wrong[] }
}

export function WordDetail({ row, changes, draft, end }: Props): VNode {
  const { asker } = useFrame()
  const writes = asker !== null && may(asker.role, '/words/:id', 'POST') && row.endedAt === null
  return (
    <>
      <h1>{row.word}</h1>
      <p class="summary">
        {[meaningNames[row.means], `指 ${targetName(row)}`, row.cadre === null ? '对所有人' : `只对 ${row.cadre}`].join(
          ' · ',
        )}
        {row.endedAt === null ? '' : ' · 已停用'}
      </p>
      {writes ? (
        <div class="columns">
          <section>
            <h2>更正</h2>
            <WordForm
              action={`/words/${row.id}`}
              draft={draft}
              reason
              back={`/words/${row.id}`}
              hidden={<Shown row={row} />}
            />
          </section>
          <section>
            <h2>停用</h2>
            <End row={row} end={end} />
          </section>
        </div>
      ) : null}
      <section>
        <h2>变更记录</h2>
        <Changes changes={changes} />
      </section>
    </>
  )
}

/** At which version the form was opened, and what it showed then. */
export function Shown({ row }: { readonly row: WordRow }): VNode {
  return (
    <>
      <input type="hidden" name="version" value={row.version} />
      <input type="hidden" name="was-means" value={row.means} />
      <input type="hidden" name="was-target" value={targetName(row)} />
      <input type="hidden" name="was-cadre" value={row.cadre ?? ''} />
    </>
  )
}

function End({ row, end }: Pick<Props, 'row' | 'end'>): VNode {
  return (
    <>
      <WrongBox wrong={end.wrong} />
      <p>以后不再这样读；已经记下的不变。</p>
      <form method="post" action={`/words/${row.id}/end`} class="narrow">
        <Csrf />
        <Shown row={row} />
        <TextField
          name="reason"
          id="end-reason"
          label="停用原因"
          hint="写进变更记录，如 没人这么叫了"
          value={end.reason}
          maxLength={200}
          wrong={wrongAt(end.wrong, 'end-reason')}
        />
        <div class="buttons">
          <button type="submit">停用这个词</button>
        </div>
      </form>
    </>
  )
}

const acts: Readonly<Record<string, string>> = { 'word.add': '教', 'word.correct': '更正', 'word.end': '停用' }

const meaningOf = ({ means, target }: Partial<TaughtWord>): string =>
  means === undefined || target === undefined ? '' : `${meaningNames[means]} ${targetName({ means, target })}`

function Changes({ changes }: Pick<Props, 'changes'>): VNode {
  const { now } = useFrame()
  return (
    <ol class="timeline">
      {changes.map((change, index) => (
        <li key={index}>
          <span class="day">{instantWords(change.at, now)}</span>
          <span>
            {change.who} {acts[change.action] ?? change.action}
            <span class="change">
              {[meaningOf(change.before), meaningOf(change.after)].filter((one) => one !== '').join(' → ')}
            </span>
            {change.reason === null ? null : <span class="change">原因：{change.reason}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
