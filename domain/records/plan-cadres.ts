import type { Database } from '../../prisma/transact.ts'
import { shanghaiDay } from '../calendar.ts'
import type { Secrets } from '../secrets.ts'
import type { By } from './accounts.ts'
import { type CadreChange, type CadreState, mergeCadre, readCadreState } from './cadre-change.ts'
import type { CadreEntry, Rejected, Roster } from './entries.ts'
import { knownCodes } from './roster-state.ts'

export interface AssignmentChange {
  readonly cadreId: string
  readonly householdCode: string
  /** Of one that ends. */
  readonly ends?: string
  readonly fromOn: string
}

// Who looked after a household before the records began is not known; it was so since the 过渡期 began.
const beforeRecords = '2021-01-01'

/** Which cadres a roster adds or changes, and who looks after whom then. `written`: households this roster writes. */
export async function planCadres(
  db: Database,
  secrets: Secrets,
  by: By,
  roster: Roster,
  written: ReadonlySet<string>,
  rejected: Rejected[],
) {
  const inFile = new Set([...roster.households.map(({ code }) => code), ...roster.badCodes])
  const named = [...new Set(roster.cadres.flatMap(({ households = [] }) => households))]
  const known = await knownCodes(db, by.districtId, named)
  const state = await readCadreState(db, by.districtId, named)
  const seen = new Map<string, number>()
  const cadres = roster.cadres.flatMap((entry) => {
    const wrong = cadreWrong(entry, (code) => inFile.has(code) || known.has(code), seen)
    if (wrong === null) return [mergeCadre(secrets, by.districtId, state, entry, by.now)]
    rejected.push({ list: 'cadres ', row: entry.row, ...wrong })
    return []
  })
  const there = (code: string): boolean => written.has(code) || known.has(code)
  return { cadres, assignments: planAssignments(state, cadres, there, shanghaiDay(by.now)) }
}

function cadreWrong(entry: CadreEntry, known: (code: string) => boolean, seen: Map<string, number>) {
  const key = entry.userid === undefined ? `${entry.name} ${entry.phone ?? ''}` : `id ${entry.userid}`
  const first = seen.get(key)
  if (first !== undefined) {
    return { column: entry.userid === undefined ? 'name' : 'id', reason: `与第 ${first} 行是同一个人，请留一行` }
  }
  seen.set(key, entry.row)
  const unknown = (entry.households ?? []).filter((code) => !known(code))
  if (unknown.length === 0) return null
  const shown = unknown.slice(0, 3).join('、')
  return {
    column: 'households',
    reason: `没有户编号 ${shown}${unknown.length > 3 ? ' 等' : ''}，请核对，或先导入这些户`,
  }
}

/**
 * New assignments hold from today, a household's first since before the records. One ends where the file gives the
 * household to others and its former cadre, told of in the same file, without it: what a file leaves unsaid stays.
 */
function planAssignments(
  state: CadreState,
  cadres: readonly CadreChange[],
  there: (code: string) => boolean,
  today: string,
): AssignmentChange[] {
  const wanted = new Map<string, Set<string>>()
  for (const { id, households } of cadres) {
    for (const code of households.filter(there)) wanted.set(code, (wanted.get(code) ?? new Set()).add(id))
  }
  const told = new Set(cadres.map(({ id }) => id))
  return [...wanted].flatMap(([householdCode, ids]) => {
    const open = state.assigned.get(householdCode) ?? []
    const fromOn = open.length === 0 ? beforeRecords : today
    const starts = [...ids].filter((cadreId) => !open.some((one) => one.cadreId === cadreId))
    const ends = open.filter(({ cadreId }) => told.has(cadreId) && !ids.has(cadreId))
    return [
      ...starts.map((cadreId) => ({ cadreId, householdCode, fromOn })),
      ...ends.map(({ id, cadreId }) => ({ cadreId, householdCode, ends: id, fromOn })),
    ]
  })
}
