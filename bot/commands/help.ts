import { type KindCode, kindCodes, kinds } from '../../domain/kinds/index.ts'
import { type Hearing, saidHousehold } from '../inbox/hearing.ts'
import { areaWords } from '../questions/scope.ts'
import type { Say } from '../replies/say.ts'

/** How many of the sender's households the examples may name, one each. */
const named = 3

/** 帮助, or 帮助 走访: how to write, with examples made from the sender's own households and village. */
export function help({ snapshot, sender }: Hearing, text: string): Say {
  const households = snapshot
    .own(sender.userid)
    .slice(0, named)
    .flatMap((code) => saidHousehold(snapshot, code) ?? [])
  const village = sender.reportsVillage === null ? null : snapshot.villageName(sender.reportsVillage)
  const area = sender.leads === null ? null : areaWords(sender.leads)
  return { say: 'help', kind: kindMeant(text), area, households, village }
}

/** The kind that 帮助 …'s rest names by its label or a synonym, marked with # or not; null where it names none. */
export function kindMeant(text: string): KindCode | null {
  const word = text.normalize('NFKC').replace(/[#【】[\]:：\s]/gu, '')
  if (word === '') return null
  const named = (code: KindCode): boolean =>
    kinds[code].label === word || kinds[code].synonyms.some((each) => each === word)
  return kindCodes.find(named) ?? kindCodes.find((code) => word.includes(kinds[code].label)) ?? null
}
