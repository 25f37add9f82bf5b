import type { AskAfter } from '../../domain/lists/digest.ts'
import { figure } from './figures.ts'
import { placeName } from './names.ts'

const mostNamed = 3
// 1、4 户 would be read as one number.
const ordinals = ['①', '②', '③'] as const

/** What is asked after, in a line, counted from 0: ① 3 个村未报月排查：柿花沟、小刘庄、大驿. */
export function askAfterLine(item: AskAfter, at: number): string {
  const named = item.villages.slice(0, mostNamed).map(placeName)
  const more = item.villages.length > named.length || (item.about === 'unchecked' && item.count > named.length)
  const where = named.length === 0 ? '' : `：${named.join('、')}${more ? '等' : ''}`
  return `${ordinals[at] ?? ''} ${headOf(item)}${where}`
}

function headOf({ about, count }: AskAfter): string {
  switch (about) {
    case 'unchecked':
      return `${figure(count)} 个村未报月排查`
    case 'overdue':
      return `${figure(count)} 件已超期`
    case 'visits':
      return `${figure(count)} 户本月未走访`
    case 'work-lost':
      return `${figure(count)} 人失业后没有新工作`
    default:
      return about satisfies never
  }
}
