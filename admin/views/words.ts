import { daysBetween, shanghaiDay, shanghaiTime, weekday } from '../../domain/calendar.ts'
import { monitoredKinds } from '../../domain/code-lists.ts'
import { isKind, kinds } from '../../domain/kinds/index.ts'

export const reportStatuses = ['recorded', 'to-confirm', 'pending', 'withdrawn', 'superseded'] as const

const statusNames: Readonly<Record<string, string>> = {
  recorded: '已记录',
  'to-confirm': '待确认',
  pending: '待定户',
  withdrawn: '已撤回',
  superseded: '已更正',
}

export const stateNames = { stored: '等待处理', handled: '已处理', aside: '搁置' } as const

export const intentNames = {
  report: '报告',
  command: '命令',
  chatter: '闲聊',
  unclear: '没看懂',
  answer: '回答',
  stranger: '未绑定',
} as const

const monitoredNames = new Map<string, string>(Object.entries(monitoredKinds).map(([name, code]) => [code, name]))

export const statusName = (status: string): string => statusNames[status] ?? status
export const kindName = (kind: string): string => (isKind(kind) ? kinds[kind].label : kind)

/** 脱贫不稳定户 … for one that is monitored, else its type; null where neither is known. */
export function typeName(type: string | null, monitored: string | null): string | null {
  return (monitored === null ? undefined : monitoredNames.get(monitored)) ?? type
}

/** 7月15日（周一）; of another year than `today`'s 2023年7月15日. */
export function dayWords(day: string, today: string): string {
  const [year = '', month, date] = day.split('-')
  const words = `${Number(month)}月${Number(date)}日`
  return year === today.slice(0, 4) ? `${words}（周${'一二三四五六日'.charAt(weekday(day) - 1)}）` : `${year}年${words}`
}

/** 10:42 today, 昨天 10:42, else 2024-07-15 10:42. */
export function instantWords(at: Date, now: Date): string {
  const text = shanghaiTime(at).slice(0, 16)
  const days = daysBetween(text.slice(0, 10), shanghaiDay(now))
  if (days === 0) return text.slice(11)
  return days === 1 ? `昨天 ${text.slice(11)}` : text
}

// Made once: toLocaleString makes one for each number, at the cost of a table's row.
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** 12,480; of yuan at most two decimals. */
export const amount = (yuan: number): string => grouped.format(yuan)
