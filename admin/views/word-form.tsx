import type { ComponentChildren, VNode } from 'preact'
import { meaningNames, wordMeanings } from '../../domain/lists/words.ts'
import type { WordTyped } from '../../domain/records/word-problems.ts'
import type { Rereading } from '../rereading.ts'
import { Select, TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { WordReading } from './word-reading.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** What was typed, what is wrong with it, and what it would change of the messages on record. */
export interface WordDraft {
  readonly typed: WordTyped
  readonly reason?: string
  readonly wrong: readonly Wrong[]
  /** Null where it was not read again yet. */
  readonly reading: Rereading | null
}

interface Props {
  readonly action: string
  readonly draft: WordDraft
  /** The word itself, where a new one is taught. */
  readonly word?: boolean
  /** Hidden fields: version and what was shown. */
  readonly hidden?: ComponentChildren
  /** Why, where one on record is corrected. */
  readonly reason?: boolean
  readonly back: string
}

const meanings = [
  { value: '', label: '请选择' },
  ...wordMeanings.map((value) => ({ value, label: meaningNames[value] })),
]

export function WordForm({ action, draft, word, hidden, reason, back }: Props): VNode {
  const { typed, wrong, reading } = draft
  return (
    <>
      <WrongBox wrong={wrong} />
      {reading === null ? null : <WordReading reading={reading} />}
      <form method="post" action={action} class="narrow">
        <Csrf />
        {hidden}
        {word ? (
          <TextField
            name="word"
            label="词"
            hint="干部怎么说的，如 二拐子、老沟、敲门"
            value={typed.word}
            maxLength={12}
            wrong={wrongAt(wrong, 'word')}
          />
        ) : null}
        <Select name="means" label="这个词是" value={typed.means} options={meanings} wrong={wrongAt(wrong, 'means')} />
        <TextField
          name="target"
          label="指谁、哪里或哪一类"
          hint="人写全名，如 王建国；地名如 中王村、昆山；类别如 走访、务工就业"
          value={typed.target}
          maxLength={40}
          wrong={wrongAt(wrong, 'target')}
        />
        <TextField
          name="cadre"
          label="只对哪名干部"
          hint="写干部姓名；不填就是对所有人"
          value={typed.cadre}
          maxLength={20}
          wrong={wrongAt(wrong, 'cadre')}
        />
        {reason ? (
          <TextField
            name="reason"
            label="更正原因"
            hint="写进变更记录，如 问过村里，说的是另一家"
            value={draft.reason ?? ''}
            maxLength={200}
            wrong={wrongAt(wrong, 'reason')}
          />
        ) : null}
        {reading === null ? null : (
          <p class="agree">
            <input type="checkbox" id="anyway" name="anyway" value="yes" />
            <label for="anyway">仍要保存</label>
          </p>
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            保存
          </button>
          <a href={back}>取消</a>
        </div>
      </form>
    </>
  )
}
