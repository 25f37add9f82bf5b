import { todosOf } from '../../domain/lists/todos.ts'
import type { Database } from '../../prisma/transact.ts'
import { type Hearing, notVisited, owedOf } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'
import { areaDue } from './area-due.ts'
import { waitingLately } from './waiting.ts'

/** 我的待办: what waits for the sender, the most overdue first, and the households not visited this month. */
export async function todo(db: Database, hearing: Hearing): Promise<Say> {
  const items = await todosOf(db, hearing.districtId, hearing.sender.id)
  const checkDue = await villageCheckDue(db, hearing)
  const area = hearing.snapshot.own(hearing.sender.userid).length > 0 ? null : await areaDue(db, hearing, items)
  if (area !== null) return area
  return {
    say: 'todo',
    today: hearing.today,
    items: [...checkDue, ...items],
    owed: owedOf(hearing, notVisited(hearing)),
    waiting: hearing.message.group ? 0 : (await waitingLately(db, hearing)).length,
  }
}

// The village check is due by the 20th (policy.md, 'Clocks'); who reports for a village owes one a month.
async function villageCheckDue(db: Database, { districtId, sender, snapshot, today }: Hearing) {
  if (sender.reportsVillage === null) return []
  const month = today.slice(0, 7)
  const done = await db.prisma.villageMonth.findFirst({
    where: { districtId, villageCode: sender.reportsVillage, month, step: 'check', live: true },
  })
  return done ? [] : [{ dueOn: `${month}-20`, words: `${snapshot.villageName(sender.reportsVillage)} 月排查` }]
}
