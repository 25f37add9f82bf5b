import { isDay } from '../../domain/calendar.ts'

const instant = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/

/**
 * An instant as ISO 8601 writes it, 2024-07-10T09:00:00+08:00; without a zone it is Shanghai's. Null for what is none:
 * a day that does not exist, a day without a time.
 */
export function instantOf(text: string): Date | null {
  const read = instant.exec(text.trim())
  if (read === null) return null
  const [, day = '', hour = '', minute = '', second = '00', zone = '+08:00'] = read
  if (!isDay(day)) return null
  const made = new Date(`${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(made.getTime()) ? null : made
}
