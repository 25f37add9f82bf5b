import { daysBetween, lastOfMonth, monthOf, shanghaiHour } from '../../domain/calendar.ts'
import { newId } from '../../domain/ids.ts'
import { type Owing, owing } from '../../domain/lists/owing.ts'
import { notVisited } from '../../domain/lists/visits.ts'
import { areaByName } from '../../domain/places/areas.ts'
import { villagesNamed } from '../../domain/places/jiyuan.ts'
import { claimAndPost } from '../../domain/records/claims.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Hearing } from '../inbox/hearing.ts'
import { areaFilter, areaWords, scopeFor } from '../questions/scope.ts'
import type { Say, SayOf } from '../replies/say.ts'

const todosShown = 5

/**
 * 催办 中王村, by who leads: what is due goes to whoever owes it there, each once a day (the claim holds that), never at
 * night. Who is not bound or never wrote cannot be told, and the leader hears so.
 */
export async function urge(db: Database, hearing: Hearing, text: string): Promise<Say> {
  const { sender, today, now, districtId } = hearing
  if (sender.leads === null) return { say: 'urge-refused', why: 'not-you', area: null }
  const own = areaWords(sender.leads)
  const places = text === '' ? [] : placesOf(text)
  if (text !== '' && places.length === 0) return { say: 'urge-refused', why: 'unknown', area: own }
  const scoped = scopeFor(hearing, places)
  if (!scoped.may) {
    return scoped.why === 'which'
      ? { say: 'ask-which', choices: scoped.choices }
      : { say: 'urge-refused', why: 'outside', area: own }
  }
  const hour = shanghaiHour(now)
  if (hour >= 20 || hour < 8) return { say: 'urge-refused', why: 'night', area: own }
  const { scope } = scoped
  const area = areaWords(scope.area ?? sender.leads)
  const filter = areaFilter(scope)
  const [all, households] = await Promise.all([
    owing(db, scope.asker, filter, today),
    notVisited.count(db, scope.asker, { ...filter, month: monthOf(today) }, 100_000),
  ])
  // What he owes himself he knows.
  const owe = all.filter(({ cadreId }) => cadreId !== sender.id)
  const letters = owe.flatMap((one) => letterTo(one, today))
  const source = { districtId, job: 'urge', period: today, at: now }
  const claimed = letters.length === 0 ? new Set<string>() : await claimAndPost(db, source, letters)
  const told = letters.filter(({ addressee, reached }) => claimed.has(addressee) && reached)
  const away = owe.filter(({ userid, reached }) => userid === null || !reached)
  return {
    say: 'urge-done',
    area,
    owing: owe.length,
    told: told.length,
    before: letters.filter(({ addressee, reached }) => reached && !claimed.has(addressee)).length,
    households,
    checks: new Set(owe.flatMap(({ checks }) => checks)).size,
    unreached: away.map(({ name }) => name),
  }
}

function placesOf(text: string): readonly string[] {
  const area = areaByName(text)
  return area === undefined ? villagesNamed(text).map(({ code }) => code) : [area.code]
}

function letterTo(one: Owing, today: string) {
  const { cadreId, userid, reached } = one
  if (userid === null) return []
  return [{ addressee: cadreId, id: newId(), chat: userid, inGroup: false, reached, say: urgent(one, today) }]
}

function urgent({ late, heads, checks, todos }: Owing, today: string): SayOf<'urge'> {
  const month = monthOf(today)
  return {
    say: 'urge',
    today,
    owed: late === 0 ? null : { count: late, names: heads, month: Number(month.slice(5, 7)) },
    daysLeft: daysBetween(today, lastOfMonth(month)),
    checks,
    todos: todos.slice(0, todosShown),
  }
}
