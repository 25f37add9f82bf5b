import { monthOf } from '../../domain/calendar.ts'
import { visitProgress } from '../../domain/lists/visit-progress.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Hearing } from '../inbox/hearing.ts'
import { notVisited } from '../inbox/hearing.ts'
import { areaFilter, areaWords, type Scope, scopeFor } from '../questions/scope.ts'
import type { Say } from '../replies/say.ts'

/** 本月进度: for who leads, his area by village; else of the sender's own households how many are visited this month. */
export async function progress(db: Database, hearing: Hearing): Promise<Say> {
  const scoped = scopeFor(hearing, [])
  if (hearing.sender.leads !== null && scoped.may) {
    return progressOver(db, scoped.scope, monthOf(hearing.today))
  }
  return ownProgress(hearing)
}

function ownProgress(hearing: Hearing): Say {
  const { snapshot, sender, today } = hearing
  const open = new Set(notVisited(hearing))
  const villages = new Map<string, { name: string; done: number; due: number }>()
  for (const code of snapshot.own(sender.userid)) {
    const name = snapshot.household(code)?.village ?? ''
    const village = villages.get(name) ?? { name, done: 0, due: 0 }
    villages.set(name, { name, due: village.due + 1, done: village.done + (open.has(code) ? 0 : 1) })
  }
  const due = snapshot.own(sender.userid).length
  return {
    say: 'progress',
    month: Number(today.slice(5, 7)),
    area: sender.name,
    done: due - open.size,
    due,
    villages: [...villages.values()],
  }
}

/** The progress of an area in a month (YYYY-MM): of the district by town, else by village. */
export async function progressOver(db: Database, scope: Scope, month: string): Promise<Say> {
  const area = scope.area ?? scope.asker.area
  const by = area.length === 6 ? 'town' : 'village'
  const villages = await visitProgress(db, scope.asker, areaFilter(scope), month, by)
  return {
    say: 'progress',
    month: Number(month.slice(5, 7)),
    area: areaWords(area),
    done: villages.reduce((sum, { done }) => sum + done, 0),
    due: villages.reduce((sum, { due }) => sum + due, 0),
    villages,
  }
}
