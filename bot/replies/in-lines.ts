import { flowing } from './flowing.ts'

/** Parts with 、 between them on lines of thirty signs; 等 behind the last where there are more than are shown. */
export function inLines(head: string, shown: readonly string[], of: number): string[] {
  const more = of > shown.length ? '等' : ''
  return flowing(
    head,
    shown.map((part, at) => (at === shown.length - 1 ? `${part}${more}` : part)),
    '、',
  )
}
