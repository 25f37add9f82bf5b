import type { Digests } from '../../admin/console.ts'
import { shanghaiDay } from '../../domain/calendar.ts'
import { jobSettings } from '../../domain/lists/job-settings.ts'
import type { Database } from '../../prisma/transact.ts'

/** What a group would be sent if its digest were due now; nothing is sent or claimed. */
export function consoleDigests(db: Database, districtId: string, now: () => Date): Digests {
  return {
    async tryOut({ area, fullNames }, which) {
      const [{ districtFigures, digestOf }, { render }, { isQuiet }, { asRead }] = await Promise.all([
        import('../../domain/lists/digest-figures.ts'),
        import('../../bot/replies/render.ts'),
        import('../../bot/replies/digest.ts'),
        import('../../bot/replies/fit.ts'),
      ])
      const today = shanghaiDay(now())
      const { days } = await jobSettings(db, districtId, today)
      const all = await districtFigures(db, districtId, { digest: which, on: today, today, days })
      const figures = digestOf(all, area)
      const text = asRead(render({ say: 'digest', figures }, { group: true, fullNames }))
      const picture = async (): Promise<Buffer> => (await import('../../bot/pictures/digest.ts')).digestPicture(figures)
      return { text, picture: isQuiet(figures) ? null : picture }
    },
  }
}
