const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const
const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number | null
}

function partsOf(date: string): Parts | null {
  const read = iso.exec(date)
  if (read === null) return null
  return { year: Number(read[1]), month: Number(read[2]), day: read[3] === undefined ? null : Number(read[3]) }
}

/** A day with its weekday: 7月15日（周一）; of another year 2023年7月15日. What is no date comes back as it is. */
export function dayWords(date: string, today: string): string {
  const parts = partsOf(date)
  if (parts === null || parts.day === null) return date
  const words = dateWords(date, today)
  if (parts.year !== partsOf(today)?.year) return words
  return `${words}（周${weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]}）`
}

/** A day or a month inside a sentence: 7月15日, 7月; of another year with it. */
export function dateWords(date: string, today: string): string {
  const parts = partsOf(date)
  if (parts === null) return date
  const year = parts.year === partsOf(today)?.year ? '' : `${parts.year}年`
  return `${year}${parts.month}月${parts.day === null ? '' : `${parts.day}日`}`
}

/** 1–12. */
export function monthOf(date: string): number {
  return partsOf(date)?.month ?? 0
}

/** Whole days from `from` to `to`; negative where `to` is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
