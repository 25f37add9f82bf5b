import type { VNode } from 'preact'
import type { Page } from '../../domain/lists/list.ts'
import { meaningNames, targetName, type WordFilter, type WordRow, wordMeanings } from '../../domain/lists/words.ts'
import { may } from '../roles.ts'
import { Select, TextField } from './field.tsx'
import { useFrame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { Table, type TableColumn } from './table.tsx'
import { Tag } from './tag.tsx'
import { type WordDraft, WordForm } from './word-form.tsx'
import { instantWords } from './words.ts'

interface Props {
  readonly filter: WordFilter
  readonly page: Page<WordRow>
  readonly draft: WordDraft
}

const all = { value: '', label: '全部' }

export function WordList({ filter, page, draft }: Props): VNode {
  const { asker, now } = useFrame()
  const writes = asker !== null && may(asker.role, '/words', 'POST')
  return (
    <>
      <ListPage
        title="本地词"
        path="/words"
        unit="个"
        page={page}
        filter={{ ...filter }}
        empty="还没有教过词。“消息”里没看懂的话旁边有“教一个词”"
        fields={
          <>
            <TextField name="q" id="search-q" label="词或所指" type="search" value={filter.q ?? ''} maxLength={40} />
            <Select
              name="means"
              id="search-means"
              label="意思"
              value={filter.means ?? ''}
              options={[all, ...wordMeanings.map((value) => ({ value, label: meaningNames[value] }))]}
            />
            <Select
              name="ended"
              label="范围"
              value={filter.ended ?? ''}
              options={[
                { value: '', label: '在用' },
                { value: 'yes', label: '连停用的' },
              ]}
            />
          </>
        }
      >
        <Table caption="新教的在前" columns={columns(now)} rows={page.rows} />
      </ListPage>
      {writes ? (
        <section id="teach">
          <h2>教一个词</h2>
          <WordForm action="/words" draft={draft} word back="/words" />
        </section>
      ) : null}
    </>
  )
}

/** A word that was refused: the form alone, with what is wrong or what would change. */
export function WordRefused({ draft }: Pick<Props, 'draft'>): VNode {
  return (
    <section>
      <h1>教一个词</h1>
      <WordForm action="/words" draft={draft} word back="/words" />
    </section>
  )
}

const columns = (now: Date): readonly TableColumn<WordRow>[] => [
  { head: '词', cell: (row) => <a href={`/words/${row.id}`}>{row.word}</a> },
  { head: '意思', tight: true, cell: (row) => meaningNames[row.means] },
  { head: '指', cell: targetName },
  { head: '只对', cell: (row) => row.cadre ?? '所有人' },
  { head: '教于', tight: true, cell: (row) => instantWords(row.at, now) },
  { head: '状态', cell: (row) => (row.endedAt === null ? '在用' : <Tag>停用</Tag>) },
]
