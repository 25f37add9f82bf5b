import type { Database } from '../../prisma/transact.ts'
import { type SetDays, type WorkDays, workDays } from '../policy/work-days.ts'

/** What an administrator set for the scheduled acts. */
export interface JobSettings {
  readonly days: WorkDays
  /** Act → HH:MM in Shanghai; absent: its own. */
  readonly times: ReadonlyMap<string, string>
}

/** Keys of the settings; an act's time is `time.` and its name, its value `09:00` or 900. */
export const dayOffKey = 'day-off'
export const workDayKey = 'work-day'

/**
 * Reads the acts' times in force on a day, and all days set as free or worked: rows of `day-off` and `work-day`, from
 * the first to the last day of each. A time that cannot be read leaves the act at its own.
 */
export async function jobSettings(db: Database, districtId: string, on: string): Promise<JobSettings> {
  const rows = await db.prisma.setting.findMany({
    where: { districtId, OR: [{ key: { startsWith: 'time.' } }, { key: { in: [dayOffKey, workDayKey] } }] },
    orderBy: [{ fromOn: 'asc' }, { id: 'asc' }],
  })
  const times = new Map<string, string>()
  const set: SetDays[] = []
  for (const { key, value, fromOn, toOn } of rows) {
    const from = fromOn.toISOString().slice(0, 10)
    const to = toOn?.toISOString().slice(0, 10)
    if (key === dayOffKey || key === workDayKey) set.push({ from, to: to ?? from, work: key === workDayKey })
    else if (from <= on && (to === undefined || on <= to)) {
      const time = timeOf(value)
      if (time !== null) times.set(key.slice(5), time)
    }
  }
  return { days: workDays(set), times }
}

/** 09:00, 9:00 or 900 → 09:00; null for what is no time of day. */
function timeOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value).padStart(4, '0') : typeof value === 'string' ? value : ''
  const [, hour = '', minute = ''] = /^(\d{1,2}):?(\d{2})$/.exec(text.trim()) ?? []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}
