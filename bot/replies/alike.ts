import type { SaidReport } from './say.ts'

/** Reports that tell the same of several households of one village, together; the others alone. Order is kept. */
export function alike(reports: readonly SaidReport[]): SaidReport[][] {
  const groups = new Map<string, SaidReport[]>()
  for (const [index, report] of reports.entries()) {
    const key = keyOf(report) ?? String(index)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [report])
    else group.push(report)
  }
  return [...groups.values()]
}

// A correction and a member's own fact are always said apart.
function keyOf({ household, person, was, kind, date, fields, status, known }: SaidReport): string | null {
  if (household === null || was !== undefined || (person !== null && person !== household.head)) return null
  const told = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([kind, household.village, date, status, known, told])
}
