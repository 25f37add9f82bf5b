import type { VNode } from 'preact'
import type { MessageFilter, UnknownCount } from '../../domain/lists/messages.ts'
import { address } from '../address.ts'

interface Props {
  readonly counts: readonly UnknownCount[]
  readonly filter: MessageFilter
}

/** What nobody had taught yet, by how many messages hold it: each leads to those messages. */
export function UnknownWords({ counts, filter }: Props): VNode {
  return (
    <section class="box counts" aria-labelledby="unknown">
      <h2 id="unknown">没认出的词</h2>
      <ul>
        {filter.word === undefined ? null : (
          <li>
            <a href={address('/messages', { ...filter, word: undefined })}>全部</a>
          </li>
        )}
        {counts.map(({ word, count }) => (
          <li key={word}>
            <a
              href={address('/messages', { ...filter, word })}
              aria-current={word === filter.word ? 'true' : undefined}
            >
              {word} {count}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
