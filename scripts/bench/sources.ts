import { kinds } from '../../domain/kinds/index.ts'

/** A household as messages name it. */
export interface Named {
  readonly head: string
  readonly village: string
}

const chatter = ['收到', '好的，谢谢', '今天下雨，路不好走', '下周一准备去走访']

/**
 * Messages of every kind, by the kinds' own examples with these names in them; every eighth is talk. `n` makes values
 * differ, so that no message is the same fact as another.
 */
export function variedMessage(n: number, { head, village }: Named): string {
  if (n % 8 === 7) return chatter[(n >> 3) % chatter.length] ?? '收到'
  const all = Object.values(kinds).slice(0, 14)
  const kind = all[n % all.length] ?? kinds.visit
  const example = kind.examples[(n >> 4) % kind.examples.length] ?? kind.examples[0] ?? ''
  return example
    .replaceAll('{户}', head)
    .replaceAll('{村}', village)
    .replace(/(\d)00(?=元|块|$)/u, `$1${10 + (n % 90)}`)
}
