import { monthOf } from '../../domain/calendar.ts'
import { checksDue } from '../../domain/lists/checks-due.ts'
import { visitProgress } from '../../domain/lists/visit-progress.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Hearing } from '../inbox/hearing.ts'
import { areaFilter, areaWords, scopeFor } from '../questions/scope.ts'
import type { Say, TodoLine } from '../replies/say.ts'

/**
 * 我的待办 of who leads an area and looks after no household: what is left to do there this month, households by
 * village (of the district by town) and villages without a check. Null for who leads nothing.
 */
export async function areaDue(db: Database, hearing: Hearing, items: readonly TodoLine[]): Promise<Say | null> {
  const { sender, today, districtId } = hearing
  const { leads } = sender
  const scoped = scopeFor(hearing, [])
  if (leads === null || !scoped.may) return null
  const month = monthOf(today)
  const by = leads.length === 6 ? 'town' : 'village'
  const [progress, checks] = await Promise.all([
    visitProgress(db, scoped.scope.asker, areaFilter(scoped.scope), month, by),
    checksDue(db, districtId, month, today),
  ])
  return {
    say: 'area-due',
    today,
    area: areaWords(leads),
    items,
    villages: progress.flatMap(({ name, done, due }) => (due > done ? [{ name, count: due - done }] : [])),
    unchecked: checks.flatMap(({ villageCode, village, done }) =>
      !done && villageCode.startsWith(leads) ? [village] : [],
    ),
  }
}
