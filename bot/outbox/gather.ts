import type { Say } from '../replies/say.ts'
import type { OutboxRow } from './row.ts'

/** An answer to pictures waits so long for the next picture's, in milliseconds: an album comes as so many messages. */
export const gatherFor = 600
/** And no longer than this altogether: an answer is due within two seconds. */
const atMost = 1_200

const isPicture = (row: OutboxRow): boolean => row.way === 'answer' && row.told === 0 && row.say.say === 'evidence'

/**
 * How long a chat's queue still waits for more pictures, in milliseconds; 0 where anything else is to be said.
 *
 * @param addedAt when a row came to this process, and `now` by the same clock, which is never set back.
 */
export function waitForMore(
  queue: readonly OutboxRow[],
  addedAt: (row: OutboxRow) => number,
  now: number,
  gather = gatherFor,
): number {
  const [first] = queue
  const last = queue.at(-1)
  if (first === undefined || last === undefined || !queue.every(isPicture) || first.tries > 0) return 0
  return Math.max(0, Math.min(addedAt(last) + gather, addedAt(first) + atMost) - now)
}

/** The answers to pictures that go as one with the first of these answers, itself among them; [] where it is no such. */
export function picturesTogether(answers: readonly OutboxRow[]): OutboxRow[] {
  const end = answers.findIndex((row) => !isPicture(row))
  return answers.slice(0, end < 0 ? answers.length : end)
}

/** Rows with those joined that say the same of different pictures: 图片 9 张 is said once. */
export function joined(rows: readonly OutboxRow[]): OutboxRow[] {
  const all: OutboxRow[] = []
  for (const row of rows) {
    const before = all.at(-1)
    const say = before && sumOf(before.say, row.say)
    if (say) all[all.length - 1] = { ...before, say }
    else all.push(row)
  }
  return all
}

function sumOf(a: Say, b: Say): Say | null {
  if (a.say !== 'evidence' || b.say !== 'evidence' || a.left === true || b.left === true) return null
  const refused = [...a.refused, ...b.refused]
  const broken = (a.broken ?? 0) + (b.broken ?? 0)
  // A question counts the pictures that waited for it before.
  if (b.question?.ask === 'whose-picture')
    return a.question !== null || a.count === 0 ? { ...b, broken, refused } : null
  if (a.question !== null || b.question !== null) return null
  const same = a.household?.code === b.household?.code && a.kind === b.kind
  if (!same && a.count > 0 && b.count > 0) return null
  const { household, kind } = a.count > 0 ? a : b
  return { ...b, household, kind, count: a.count + b.count, known: a.known + b.known, broken, refused }
}
