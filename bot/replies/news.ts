import type { Added, Digest } from '../../domain/lists/digest.ts'
import { figure } from './figures.ts'

const kinds = [
  { of: 'hardship', name: '突发困难', unit: '户' },
  { of: 'cases', name: '监测个案', unit: '件' },
  { of: 'workFound', name: '务工', unit: '人' },
  { of: 'workLost', name: '失业', unit: '人' },
] as const satisfies readonly { of: keyof Added; name: string; unit: string }[]

/** What came new, a part each: 突发困难 2 户, of a week or month with the span before: 突发困难 2 户（上周 1 户）. */
export function newsOf({ added, before, digest }: Digest): string[] {
  const last = digest === 'weekly' ? '上周' : '上月同期'
  return kinds
    .filter(({ of }) => added[of] > 0 || (before?.[of] ?? 0) > 0)
    .map(({ of, name, unit }) => {
      const was = before === null ? '' : `（${last} ${figure(before[of])} ${unit}）`
      return `${name} ${figure(added[of])} ${unit}${was}`
    })
}
