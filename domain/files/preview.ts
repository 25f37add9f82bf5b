import { z } from 'zod'
import type { HouseholdChange } from '../records/household-change.ts'
import type { PreviewRow } from '../uploads.ts'

/** As many as one looks through on a page. */
const most = 50

const told = z.object({
  people: z.array(z.looseObject({ id: z.string() })).default([]),
  added: z.array(z.string()).default([]),
})

/** The first households that would be added or changed, before and after. */
export function previewOf(changes: readonly HouseholdChange[]): readonly PreviewRow[] {
  return changes.slice(0, most).map((change) => {
    const { before, after } = change.told()
    const was = told.parse(before ?? {})
    const now = told.parse(after)
    return {
      code: change.code,
      head: change.head,
      kind: change.kind,
      before: own(before ?? {}),
      after: own(after),
      people: now.people.map(({ id, ...values }) => {
        const { id: _, ...earlier } = was.people.find((one) => one.id === id) ?? { id }
        return { name: change.names[id] ?? '', before: earlier, after: values }
      }),
      added: now.added,
    }
  })
}

/** What is told of the household itself. */
function own(side: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(side).filter(([name]) => name !== 'people' && name !== 'added'))
}
