import type { AskAfter } from '../../domain/lists/digest.ts'
import { figure } from './figures.ts'
import { placeName } from './names.ts'

/** What is asked after, in a line: 3 个村未报月排查：柿花沟、小刘庄、大驿. `most`: places that are named. */
export function askAfterWords(item: AskAfter, most: number): string {
  const named = item.villages.slice(0, most).map(placeName)
  const more = item.villages.length > named.length || (item.about === 'unchecked' && item.count > named.length)
  const where = named.length === 0 ? '' : `：${named.join('、')}${more ? '等' : ''}`
  return `${headOf(item)}${where}`
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
