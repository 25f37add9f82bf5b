import type { Chat } from './chat.ts'
import { nameIn, namesInLine, placeName } from './names.ts'
import type { SaidHousehold, SaidReport } from './say.ts'

// Ten households of one visit's round; more are counted in the first line and named in 详情.
const mostTogether = 40

/**
 * 王建国（中王村）; of a member 王磊（中王村王建国户）: first whom it is about, then where to find him. Without a village,
 * of a household outside the sender's town, the name alone.
 */
export function personWords(chat: Chat, household: SaidHousehold, person: string | null): string {
  const head = nameIn(chat, household.head)
  const village = placeName(household.village)
  if (village === '') return head
  if (person === null || person === household.head) return `${head}（${village}）`
  return `${nameIn(chat, person)}（${village}${head}户）`
}

const villageIn = ({ village }: SaidHousehold): string => (village === '' ? '' : `（${placeName(village)}）`)

/** 中王村 王建国: a household as a list to choose from shows it. */
export function choiceWords(chat: Chat, { head, village }: SaidHousehold): string {
  return `${placeName(village)} ${nameIn(chat, head)}`
}

/** Whom or what reports of one line are about; `said`: the name as written, where no household was found. */
export function subjectOf(
  chat: Chat,
  [report, ...same]: readonly [SaidReport, ...SaidReport[]],
  said: string | null,
): string {
  if (report.household !== null && same.length > 0) {
    const heads = [report, ...same].flatMap(({ household }) => household?.head ?? [])
    return `${namesInLine(chat, heads, heads.length, chat.whole === true ? Number.POSITIVE_INFINITY : mostTogether)}${villageIn(report.household)}`
  }
  if (report.household !== null) return personWords(chat, report.household, report.person)
  if (report.village !== null) return placeName(report.village)
  return said === null ? '' : nameIn(chat, said)
}
