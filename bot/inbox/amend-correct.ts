import type { AmendChoice, Ask } from '../../domain/asks.ts'
import { fieldOf, kinds } from '../../domain/kinds/index.ts'
import type { Field } from '../../domain/kinds/kind.ts'
import type { Problem } from '../../domain/problems.ts'
import type { Standing } from '../../domain/standing.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Say } from '../replies/say.ts'
import { maskedFields } from './act-report.ts'
import { carryOut, type Edit, notAmended } from './amend-carry.ts'
import {
  dayIn,
  type Figure,
  figureFor,
  figureIn,
  figuresOf,
  had,
  labelled,
  mayBeText,
  type Reading,
  readFor,
  textFor,
  textsOf,
} from './amend-read.ts'
import { type Named, namedIn } from './amend-whom.ts'
import type { Amendment } from './amend-words.ts'
import { askFirst } from './ask-first.ts'
import { type Hearing, saidHousehold } from './hearing.ts'
import type { Open } from './open-question.ts'

/**
 * Puts right what was told, in the words behind 不对 or 不是…，是…: a name, a day, a figure, or whatever else the kind's
 * grammar reads. Where several values could be meant it is asked which. Null where the words say nothing of the kind.
 *
 * @param targets the reports that may be meant, those of one message in their order, or one.
 */
export async function correctBy(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  targets: readonly Standing[],
  { not, now, plain = false }: Amendment,
): Promise<Say | null> {
  const last = targets.at(-1)
  if (last === undefined || now === '') return null
  const named = namedIn(hearing, now)
  if (named !== null && (named.households.length > 0 || not === null || isName(hearing, targets, not))) {
    return correctWhom(db, tx, hearing, open, targets, not, named)
  }
  const day = dayIn(hearing, now)
  if (day !== null) {
    const same = targets.filter(({ report }) => report.date === last.report.date)
    const ahead: Problem = {
      code: 'future-date',
      report: null,
      field: 'date',
      message: `“${now}”还没到，请核对日期`,
      said: now,
    }
    const problems = day > hearing.today ? [ahead] : []
    return carryOut(
      db,
      tx,
      hearing,
      open,
      same.map((was) => ({ was, reading: { change: { date: day }, problems } })),
    )
  }
  const figure = figureIn(hearing, now)
  if (figure !== null) {
    const all = figuresOf(targets, figure.unit)
    const old = not === null ? null : figureIn(hearing, not)?.value
    const held = all.filter(({ was, field }) => was.report.fields[field.code] === old)
    const said = not === null ? [] : all.filter(({ field }) => [field.label, ...field.synonyms].includes(not))
    const near = all.filter(({ was, field }) => isNear(Number(was.report.fields[field.code]), figure.value))
    const options = held.length > 0 ? held : said.length > 0 ? said : near.length === 1 ? near : all
    const [only, ...others] = options
    if (only && others.length === 0) {
      return carryOut(db, tx, hearing, open, [{ was: only.was, reading: figureFor(hearing, only, figure.value) }])
    }
    if (only)
      return askWhich(
        tx,
        hearing,
        open,
        options.map((one) => figureChoice(hearing, one)),
        now,
      )
  }
  const edit = bestEdit(hearing, [...targets].reverse(), now, null, !plain) ?? textEdit(targets, not, now)
  if (edit !== null) return carryOut(db, tx, hearing, open, [edit])
  const texts = !plain && mayBeText(now) ? textsOf(targets) : []
  return texts.length === 0
    ? null
    : askWhich(
        tx,
        hearing,
        open,
        texts.map((one) => figureChoice(hearing, one)),
        now,
      )
}

// 3500 stands for a wage of 4500, not for eight months: what differs by more than this was not mistaken for it.
const isNear = (old: number, now: number): boolean => old > 0 && now > 0 && now / old < 15 && old / now < 15

const figureChoice = (hearing: Hearing, { was, field }: Figure): AmendChoice => choiceOf(hearing, was, field)

function textEdit(targets: readonly Standing[], not: string | null, now: string): Edit | null {
  for (const was of [...targets].reverse()) {
    const reading = textFor(was.report, not, now)
    if (reading !== null) return { was, reading }
  }
  return null
}

/**
 * The report that words are most likely about, with what they say of it: one that has the fields they name, by their
 * labels, about the person named; the latest of those. `all`: the latest first.
 */
export function bestEdit(
  hearing: Hearing,
  all: readonly Standing[],
  words: string,
  person: string | null,
  loose = false,
): Edit | null {
  let best: { readonly edit: Edit; readonly rank: number } | null = null
  const read = new Map<string, Reading | null>()
  for (const was of all) {
    const key = `${was.report.kind} ${was.report.household} ${was.report.person}`
    const reading = read.has(key) ? (read.get(key) ?? null) : readFor(hearing, was.report, words, loose)
    read.set(key, reading)
    if (reading === null) continue
    const has = { all: 2, some: 1, none: 0 }[had(reading.change, was.report.fields)]
    const whose = person !== null && was.report.person === person ? 1 : 0
    const rank = has * 1000 + labelled(was.report, words) * 10 + whose
    if (best === null || rank > best.rank) best = { edit: { was, reading }, rank }
  }
  return best?.edit ?? null
}

async function correctWhom(
  db: Database,
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  targets: readonly Standing[],
  not: string | null,
  named: Named,
): Promise<Say> {
  const last = targets.at(-1)
  const meant = not === null ? [] : targets.filter((was) => isAbout(hearing, was, not))
  // What one message told of one household is told of another, all of it.
  const all = meant.length > 0 ? meant : targets.filter(({ report }) => report.household === last?.report.household)
  const about = all.filter(({ report }) => kinds[report.kind].about !== 'village')
  const [household, ...others] = named.households
  if (household === undefined || about.length === 0) return notAmended(hearing, 'nobody', null, named.said)
  const own = about.every(({ report }) => report.household !== null && named.households.includes(report.household))
  if (others.length > 0 && !own) {
    const choices = named.households.flatMap((code) =>
      about.slice(0, 1).map((was) => choiceOf(hearing, was, null, code)),
    )
    return askWhich(tx, hearing, open, choices, named.said)
  }
  const edits = about.map((was) => ({
    was,
    reading: movedTo(own ? (was.report.household ?? household) : household, named, was),
  }))
  return carryOut(db, tx, hearing, open, edits)
}

/** The reading that a report is about this household and person. */
export function movedTo(household: string, { person, bySound, said }: Named, was: Standing): Reading {
  const doubt: Problem = {
    code: 'name-by-sound',
    report: null,
    field: 'household',
    message: `“${said}”按读音认作${person ?? ''}，不对请回复“不是”`,
    said,
  }
  const changed = household !== was.report.household
  return { change: { household, person: person ?? null }, problems: bySound && changed ? [doubt] : [] }
}

const isName = (hearing: Hearing, targets: readonly Standing[], not: string): boolean =>
  targets.some((was) => isAbout(hearing, was, not))

function isAbout({ snapshot }: Hearing, { report }: Standing, name: string): boolean {
  const bare = name.replace(/(?:家的?|那户|这户|户)$/u, '')
  if (report.person === bare || report.said === bare) return true
  return report.household !== null && snapshot.household(report.household)?.members.includes(bare) === true
}

/** Asks which of several is meant, at most five. */
export function askWhich(
  tx: Tx,
  hearing: Hearing,
  open: Open | null,
  choices: readonly AmendChoice[],
  now: string,
  act: 'correct' | 'withdraw' | 'confirm' = 'correct',
): Say {
  const shown = choices.slice(-5)
  const question: Ask = {
    ask: 'which-amend',
    reportIds: [...new Set(shown.map(({ id }) => id))],
    act,
    now,
    choices: shown,
  }
  askFirst(tx, hearing, open, question)
  return { say: 'which-amend', today: hearing.today, question }
}

/** A report, one of its values, or the household it would be about, as a choice shows it. */
export function choiceOf(
  { snapshot }: Hearing,
  { report, place }: Standing,
  field: Field | null,
  household: string | null = null,
): AmendChoice {
  const at = household ?? report.household
  const found = at === null ? null : saidHousehold(snapshot, at)
  const whom = household === null ? (report.person ?? found?.head ?? report.said) : (found?.head ?? null)
  const village = found?.village ?? (place === null ? null : snapshot.villageName(place.villageCode))
  const value = field === null ? null : (report.fields[field.code] ?? null)
  return {
    id: report.id,
    kind: report.kind,
    whom,
    village,
    date: report.date,
    field: field?.code ?? null,
    value,
    household,
  }
}

/** The value chosen among several takes what was said. */
export function chosenEdit(hearing: Hearing, choice: AmendChoice, was: Standing, now: string): Edit | null {
  if (choice.household !== null) {
    const person = hearing.snapshot.household(choice.household)?.members.includes(now) ? now : null
    return { was, reading: movedTo(choice.household, { households: [], person, bySound: false, said: now }, was) }
  }
  const field = choice.field === null ? undefined : fieldOf(was.report.kind, choice.field)
  if (field?.value.type === 'text')
    return { was, reading: { change: { fields: maskedFields({ [field.code]: now }) }, problems: [] } }
  const figure = figureIn(hearing, now)
  if (field !== undefined && figure !== null) return { was, reading: figureFor(hearing, { was, field }, figure.value) }
  return bestEdit(hearing, [was], now, null)
}
