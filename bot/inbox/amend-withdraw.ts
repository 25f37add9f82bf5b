import type { Ask } from '../../domain/asks.ts'
import { shanghaiDay } from '../../domain/calendar.ts'
import { kindCodes, kinds } from '../../domain/kinds/index.ts'
import { lastTold, toldAbout } from '../../domain/lists/amendable.ts'
import { revise } from '../../domain/records/revise.ts'
import type { Standing } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { notAmended, owedAfter, reask, saidStanding } from './amend-carry.ts'
import { householdsIn } from './amend-whom.ts'
import { namesLast } from './amend-words.ts'
import { askFirst } from './ask-first.ts'
import { type Hearing, sourceOf } from './hearing.ts'
import type { Open } from './open-question.ts'
import { saidRevised } from './settle.ts'

/** What is older is withdrawn only on 是 (contract/chat.md, 'Turns'), in milliseconds. */
const day = 86_400_000

/** 撤回: the sender's last report; 撤回 王建国 (走访): the last about him. `text`: what stands behind 撤回. */
export async function withdrawNamed(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  text: string,
): Promise<Say> {
  const { districtId, sender } = hearing
  const who = namesLast(text) ? null : householdsIn(hearing, text)
  if (who === null && !namesLast(text) && kindIn(text) === null) return notAmended(hearing, 'nobody', null, text.trim())
  const told =
    who === null
      ? [...(await lastTold(db, districtId, sender.id, null))].reverse()
      : await toldAbout(db, districtId, sender.id, who.households, null)
  const kind = kindIn(text)
  const fitting = kind === null ? told : told.filter(({ report }) => report.kind === kind)
  const about = fitting.find(({ report }) => who !== null && report.person === who.name)
  const [last] = fitting
  const was = who === null || last?.messageId !== about?.messageId ? last : (about ?? last)
  if (was === undefined) return notAmended(hearing, 'nothing-to-withdraw', null, who?.name ?? null)
  const left = who === null ? told.length - 1 : 0
  return withdraw(db, tx, hearing, open, was, left)
}

function kindIn(text: string) {
  return (
    kindCodes.find((code) => [kinds[code].label, ...kinds[code].synonyms].some((word) => text.trim().endsWith(word))) ??
    null
  )
}

/** Withdraws a report; one of more than a day ago is asked about first. `left`: what else of its message stands. */
export async function withdraw(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  was: Standing,
  left: number,
): Promise<Say> {
  if (hearing.now.getTime() - was.recordedAt.getTime() > day) {
    const question: Ask = { ask: 'withdraw', reportIds: [was.report.id] }
    askFirst(tx, hearing, open, question)
    const on = shanghaiDay(was.recordedAt)
    return { say: 'sure-withdraw', today: hearing.today, on, report: saidStanding(hearing, was), question }
  }
  return withdrawNow(db, tx, hearing, open, [was], left)
}

/** Withdraws reports, whenever they were told. */
export async function withdrawNow(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  all: readonly Standing[],
  left: number,
): Promise<Say> {
  const revised = await revise(
    db,
    tx,
    sourceOf(hearing),
    all.map((was) => ({ was, next: null })),
  )
  const question = await reask(db, tx, hearing, open, revised, [])
  return {
    say: 'outcome',
    today: hearing.today,
    lead: 'withdrawn',
    reports: revised.map((one) => saidRevised(hearing, one)),
    problems: [],
    question,
    owed: await owedAfter(db, hearing, revised),
    ...(left > 0 ? { left } : {}),
  }
}
