import { durationsOf, type Fact, leftOf, put, rightOf } from '../fact.ts'
import { readValues } from '../read-values.ts'
import type { DurationReading, Reading } from '../values/value.ts'

/** When the work began, or ended where it did: a month or a day. A time that only says since when is none. */
export function readTimes(fact: Fact): void {
  const field = fact.fields.change === 'ended' ? 'endedOn' : 'startedOn'
  const decisive = field === 'endedOn' ? isEnding : isLeaving
  for (const reading of [...fact.readings.filter((one) => decisive(fact, one)), ...fact.readings]) {
    const day = monthOrDay(fact, reading)
    if (day === null || fact.used.has(reading) || vague(fact, reading, field)) continue
    if (!isStart(fact, reading, field)) continue
    put(fact, field, day, reading.span)
    // 9月1号上岗, 从十月二十号起在鞋厂: to tell since when tells that it began.
    if (field === 'startedOn' && reading.type === 'date') put(fact, 'change', 'started', reading.span)
  }
}

// 7月毕业，8月去了深圳: of two times the one that somebody went at.
const isLeaving = (fact: Fact, reading: Reading): boolean =>
  /^(?:份|里|号|初|底|就|才)*(?:[去到进]|走|上岗|上班|上的|入职|开始|回|离|辞|不干)/.test(rightOf(fact, reading, 6))

// 3月走的，5月就不干了: of two times the one that it ended at.
const isEnding = (fact: Fact, reading: Reading): boolean =>
  /^(?:份|里|号|初|底|中|就|才|的时候|从[^,。;]{1,6})*(?:回|返|离|辞|不干|不做|不去|停|歇|到期|干完|下岗|被裁)/.test(
    rightOf(fact, reading, 12),
  )

// 7月底 names no day, but its month.
function monthOrDay(fact: Fact, reading: Reading): string | null {
  if (reading.type === 'month') return reading.month
  if (reading.type === 'date') return reading.from
  if (reading.type !== 'vague-time') return null
  const month = /^.{1,4}月(?=[底初末中上下])/.exec(fact.ground.text.slice(...reading.span))
  const [read] = month === null ? [] : readValues(month[0], fact.ground.today)
  return read?.type === 'month' ? read.month : null
}

// 过了五一, 年后: a time that only says since when, more or less.
const vague = (fact: Fact, reading: Reading, field: 'startedOn' | 'endedOn'): boolean =>
  /(?:过了?|过完|快|等|临近)$/.test(leftOf(fact, reading, 2)) ||
  (field === 'startedOn' && /(?:[到至]|截[至止])$/.test(leftOf(fact, reading, 2))) ||
  // 中秋回来过，又走了: when one was at home.
  /^(?:以?前|以?后|之前|之后|左右|前后|[^,。;]{0,3}回来(?:过|看|住|了?[一两几]))/.test(rightOf(fact, reading, 8))

function isStart(fact: Fact, reading: Reading, field: 'startedOn' | 'endedOn'): boolean {
  const right = rightOf(fact, reading, 14)
  const left = leftOf(fact, reading, 6)
  if (
    reading.type === 'date' &&
    reading.relative &&
    !/去|到|走|上班|上岗|上的[岗班]|进|回|离|辞|不干|开始|入职/.test(right + left)
  )
    return false
  const change = fact.fields.change
  if (field === 'endedOn') return true
  if (change === 'started') return true
  return (
    /^(?:份|里|号|初|底|就|才|刚|正式|的时候)*(?:去|到(?!现在)|走|上班|上岗|上的岗|上的班|进厂?|开始|入职|出去|外出|起|来的|干起)/.test(
      right,
    ) || /(?:从|自)$/.test(left)
  )
}

/** How long somebody has worked, in months. */
export function readMonths(fact: Fact): void {
  for (const duration of durationsOf(fact)) {
    if (duration.rate === true || duration.amount === null) continue
    const factor = duration.unit === 'month' ? 1 : duration.unit === 'year' ? 12 : 0
    if (duration.amount === 1 && /^[^,。;\s]{0,4}\uE001/.test(rightOf(fact, duration))) continue
    if (
      factor === 0 ||
      /(?:才|再|还要|还有|试用期?|合同|签了?|快|将近|接近|不到|不足)$/.test(leftOf(fact, duration, 4))
    )
      continue
    const said = /(?:干|做|打工|务工|上班|工作|累计|已经?|待|去|连续|外出|有|满|共)[^,。;]{0,4}$/.test(
      leftOf(fact, duration),
    )
    if (said || fact.marked) put(fact, 'months', duration.amount * factor + monthsBehind(fact, duration), duration.span)
  }
}

/** The three months of 一年零三个月. */
function monthsBehind(fact: Fact, { unit, span }: DurationReading): number {
  if (unit !== 'year') return 0
  const next = durationsOf(fact).find((one) => one.span[0] >= span[1] && one.span[0] <= span[1] + 2)
  if (next?.unit !== 'month' || !/^[零又外加多,]*$/.test(fact.ground.text.slice(span[1], next.span[0]))) return 0
  return next.amount ?? 0
}
