import type { Choice } from '../../domain/asks.ts'
import type { Known } from '../../domain/lists/before.ts'
import { householdAt } from '../../domain/parse/roster.ts'
import type { Parsed } from '../../domain/parse/types.ts'
import type { Source } from '../../domain/records/reports.ts'
import type { Place } from '../../domain/report.ts'
import type { Owed, SaidHousehold } from '../replies/say.ts'
import type { Brought } from './brought.ts'
import type { Press } from './card.ts'
import type { Relay } from './relay.ts'
import type { Sender, Snapshot } from './snapshot.ts'

/** All that is known of one message when it is acted on; nothing of it changes any more. */
export interface Hearing {
  readonly districtId: string
  readonly message: {
    readonly id: string
    readonly chat: string
    readonly group: boolean
    /** text, voice, image, file, video, mixed, event. */
    readonly type: string
    readonly at: Date
    readonly text: string
    /** What was quoted beside it, numbers masked; null where nothing was. */
    readonly quoted: string | null
    /** The button of a card that said the text; null where it was written. */
    readonly press: Press | null
  }
  /** What came with the message beside its words. */
  readonly brought: Brought
  readonly sender: Sender
  readonly snapshot: Snapshot
  readonly parsed: Parsed
  /** Where the message is a list copied from a group: what of it was not read, and who signed which line. */
  readonly relay?: Relay | null
  readonly known: Known
  readonly now: Date
  /** The day of `now` in Shanghai. */
  readonly today: string
}

/** What is known before the database was asked. */
export type About = Omit<Hearing, 'known'>

export function sourceOf({ districtId, message, sender, now, today }: Hearing): Source {
  return {
    districtId,
    actor: { kind: 'cadre', id: sender.id },
    origin: message.chat,
    cadreId: sender.id,
    messageId: message.id,
    at: now,
    today,
  }
}

export function saidHousehold(snapshot: Snapshot, code: string): SaidHousehold | null {
  const found = snapshot.household(code)
  return found && { code, head: found.head, village: found.village }
}

/**
 * A household as an answer to this sender names it. Of one outside his town only his own words come back: who writes of
 * strangers learns neither where they live nor who lives with them (contract/chat.md, 'Queries').
 */
export function householdToldTo(
  hearing: Hearing,
  code: string,
  person: string | null,
  said: string | null = null,
): SaidHousehold | null {
  const found = saidHousehold(hearing.snapshot, code)
  if (found === null || isOfHisTown(hearing, code)) return found
  const { text } = hearing.message
  const named =
    [found.head, person ?? ''].find((name) => name !== '' && (text.includes(name) || said === name)) ?? '这一户'
  return { code, head: named, village: text.includes(found.village.replace(/村$/u, '')) ? found.village : '' }
}

/** Whether a household lies in a town in which this sender looks after one, or in the area that he leads. */
export function isOfHisTown({ sender, snapshot }: Pick<Hearing, 'sender' | 'snapshot'>, code: string): boolean {
  const town = snapshot.household(code)?.townCode
  if (town === undefined) return false
  if (sender.leads !== null && (within(sender.leads, town) || within(town, sender.leads))) return true
  if (sender.reportsVillage?.startsWith(town)) return true
  return snapshot.own(sender.userid).some((own) => snapshot.household(own)?.townCode === town)
}

/** Whether a code lies within an area: an area's code is the beginning of the codes below it. */
const within = (area: string, code: string): boolean => code.startsWith(area)

/** Whether this sender may hear of a household: his own, or one in the area that he leads. */
export function mayHearOf({ sender, snapshot }: Pick<Hearing, 'sender' | 'snapshot'>, code: string): boolean {
  if (snapshot.own(sender.userid).includes(code)) return true
  const found = snapshot.household(code)
  return found !== null && sender.leads !== null && within(sender.leads, found.villageCode)
}

/** Households one of whose members has exactly this name; the sender's own first. */
export function householdsNamed({ sender, snapshot }: Pick<Hearing, 'sender' | 'snapshot'>, name: string): string[] {
  const { roster } = snapshot
  const number = roster.names.numberOf(name)
  if (number < 0) return []
  const codes = new Set<string>()
  for (const position of roster.names.bearers(number)) codes.add(roster.codes[householdAt(roster, position)] ?? '')
  const own = new Set(snapshot.own(sender.userid))
  return [...codes].sort((a, b) => Number(own.has(b)) - Number(own.has(a)))
}

/** Up to five households to choose from: those that the parser found near, else the sender's own, unvisited first. */
export function householdChoices(hearing: Hearing, candidates: readonly string[]): Choice[] {
  const { snapshot, sender } = hearing
  const codes = candidates.length > 0 ? candidates : notVisited(hearing).concat(snapshot.own(sender.userid))
  return [...new Set(codes)].slice(0, 5).flatMap((code) => {
    const found = saidHousehold(snapshot, code)
    return found ? [found] : []
  })
}

/** The sender's households without a visit this month, in the order of their codes. */
export function notVisited({ snapshot, sender, known, today }: Hearing): string[] {
  const month = today.slice(0, 7)
  return snapshot.own(sender.userid).filter((code) => (known.lastVisits.get(code) ?? '').slice(0, 7) < month)
}

/** What is still due of these households this month; null where nothing is due and nothing was. */
export function owedOf({ snapshot, today }: Hearing, codes: readonly string[]): Owed {
  const names = codes.slice(0, 10).map((code) => snapshot.household(code)?.head ?? '')
  return { count: codes.length, names, month: Number(today.slice(5, 7)) }
}

/** Up to five villages to choose from: that of the sender's 月排查, then those of his households. */
export function villageChoices({ snapshot, sender }: About): { code: string; name: string }[] {
  const codes = snapshot.own(sender.userid).map((code) => snapshot.household(code)?.villageCode ?? '')
  if (sender.reportsVillage) codes.unshift(sender.reportsVillage)
  return [...new Set(codes)].slice(0, 5).map((code) => ({ code, name: snapshot.villageName(code) }))
}

/** Where a report belongs by its household's or its village's name; null where that is not certain. */
export function placeOf(hearing: About, household: string | null, village: string | null): Place | null {
  const { snapshot, sender } = hearing
  if (household !== null) {
    const found = snapshot.household(household)
    return found && { villageCode: found.villageCode, townCode: found.townCode }
  }
  if (village === null) return null
  const near = villageChoices(hearing).filter(({ name }) => name === village)
  const code = near[0]?.code ?? snapshot.villageNamed(village, sender.leads)
  return code === null ? null : { villageCode: code, townCode: code.slice(0, 9) }
}
