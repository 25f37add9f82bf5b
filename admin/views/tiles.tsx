import type { VNode } from 'preact'

/** A count that leads to its list; coloured where it is not 0. */
export interface Tile {
  readonly name: string
  readonly count: number
  readonly href: string
  readonly words: string
}

/** 10,000 以上 where it was counted no further. */
export const countWords = (count: number): string => (count > 10_000 ? '10,000 以上' : count.toLocaleString('en-US'))

export function Tiles({ tiles }: { readonly tiles: readonly Tile[] }): VNode {
  return (
    <ul class="tiles">
      {tiles.map(({ name, count, href, words }) => (
        <li key={name} class={count > 0 ? 'act' : undefined}>
          <a href={href}>
            <span class="name">{name}</span>
            <span class="figure">{countWords(count)}</span>
            <span class="words">{words}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
