import { backup } from './backup.ts'
import { dailyDigest, monthlyRound, weeklyDigest } from './digests.ts'
import { escalation } from './escalation.ts'
import type { Act } from './job.ts'
import { unclaimedSubsidies } from './unclaimed-subsidies.ts'
import { villageCheckReminder } from './village-check-reminder.ts'
import { visitReminder } from './visit-reminder.ts'

/** Every scheduled act (contract/chat.md, 'Scheduled acts'), in the order of the table. */
export const acts: readonly Act[] = [
  visitReminder,
  villageCheckReminder,
  escalation,
  dailyDigest,
  weeklyDigest,
  monthlyRound,
  unclaimedSubsidies,
  backup,
]

/** The act of a name; undefined where there is none. */
export function actNamed(name: string): Act | undefined {
  return acts.find((act) => act.name === name)
}
