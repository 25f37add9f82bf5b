import { type KindCode, kindCodes, kinds } from '../../domain/kinds/index.ts'
import type { Kind } from '../../domain/kinds/kind.ts'
import { parse } from '../../domain/parse/read.ts'
import { readValues } from '../../domain/parse/read-values.ts'
import type { Parsed, ParsedReport, Span } from '../../domain/parse/types.ts'
import type { Problem } from '../../domain/problems.ts'
import type { About } from './hearing.ts'
import { nicknameIn } from './nickname-words.ts'
import { type Entry, entriesOf, type List, listIn } from './relay-lines.ts'
import type { Sender } from './snapshot.ts'

/** A list copied from a group: what its lines report, which were not read, and whose line each report is. */
export interface Relay {
  readonly parsed: Parsed
  readonly unread: readonly Unread[]
  /** Index of a report → the cadre who signed its line, where he is another than the sender. */
  readonly signed: ReadonlyMap<number, Sender>
}

export interface Unread {
  /** The number that stands before the line. */
  readonly number: number
  readonly text: string
}

type Heard = Pick<About, 'message' | 'sender' | 'snapshot' | 'today'>

/**
 * Reads a 接龙: each numbered line is a message of its own, under what the head says of kind and day. A cadre's name
 * that opens a line signs it. Null where the message is no such list.
 */
export function relayOf(heard: Heard): Relay | null {
  const list = listIn(heard.message.text)
  if (list === null) return null
  const head = headOf(list, heard.today)
  const cadres = new Map([...heard.snapshot.senders.values()].map((sender) => [sender.name, sender]))
  const reports: ParsedReport[] = []
  const problems: Problem[] = []
  const unread: Unread[] = []
  const signed = new Map<number, Sender>()
  const told = new Set<string>()
  for (const entry of entriesOf(list)) {
    const { line, signer } = unsigned(entry, cadres, heard)
    const read = readLine(heard, head, line)
    const fresh = read.reports.filter((report) => !told.has(keyOf(report)))
    if (read.reports.length === 0) unread.push({ number: entry.number, text: entry.text })
    for (const report of fresh) {
      told.add(keyOf(report))
      const index = reports.push(report) - 1
      const own = read.reports.indexOf(report)
      problems.push(...read.problems.flatMap((one) => (one.report === own ? [{ ...one, report: index }] : [])))
      if (signer !== null && signer.id !== heard.sender.id) signed.set(index, signer)
    }
  }
  return {
    parsed: { id: heard.message.id, intent: 'report', reports, command: null, problems },
    unread,
    signed,
  }
}

interface Head {
  readonly kind: KindCode | null
  /** The day it names, as it is written; '' where it names none, or several. */
  readonly day: string
}

function headOf({ head }: List, today: string): Head {
  const words = kindCodes.flatMap((code) => {
    const { label, synonyms }: Kind = kinds[code]
    return [label, ...synonyms].flatMap((word) => (head.includes(word) ? [{ code, word }] : []))
  })
  const longest = words.sort((a, b) => b.word.length - a.word.length)[0]
  // A day still to come, or 14日前, is until when to answer.
  const days = readValues(head, today).flatMap((one) =>
    one.type === 'date' && one.to === undefined && !one.future && !/^之?前/u.test(head.slice(one.span[1])) ? [one] : [],
  )
  const [day] = days
  return {
    kind: longest?.code ?? null,
    day: day !== undefined && days.length === 1 ? head.slice(day.span[0], day.span[1]) : '',
  }
}

// 赵志强：王建国 稳定 and 赵志强 王建国 稳定: who wrote the line, unless his own name is what it is about.
function unsigned(
  entry: Entry,
  cadres: ReadonlyMap<string, Sender>,
  { snapshot }: Heard,
): { readonly line: Entry; readonly signer: Sender | null } {
  const [whole = '', name = ''] = /^\s*[@＠]?(\p{Script=Han}{2,4})[\s：:，,、\-—]+/u.exec(entry.text) ?? []
  const signer = cadres.get(name) ?? null
  if (signer === null || snapshot.roster.names.numberOf(name) >= 0) return { line: entry, signer: null }
  return { line: { ...entry, text: entry.text.slice(whole.length), at: entry.at + whole.length }, signer }
}

interface Line {
  readonly reports: readonly ParsedReport[]
  readonly problems: readonly Problem[]
}

const notYet = /还没|没来得及|准备|打算|计划|没(?:去|走访|顾上)|[明后]天|下(?:周|个?星期|个?月)/u

const nothing: Line = { reports: [], problems: [] }

// As it stands; then with what the head says. A line that names nobody tells nothing: it is no report to be asked about.
function readLine(heard: Heard, { kind, day }: Head, line: Entry): Line {
  const dated = day !== '' && !readValues(line.text, heard.today).some(({ type }) => type === 'date') ? `${day} ` : ''
  for (const lead of [dated, `${kind === null ? '' : `#${kinds[kind].label} `}${dated}`]) {
    const parsed = parseLine(heard, lead, line)
    const named = parsed.intent === 'report' ? withoutSignature(parsed) : nothing
    const reports = named.reports.flatMap((report) => namedOf(heard, report, line))
    if (reports.length === 0 || reports.length < named.reports.length) continue
    // 赵全福，明天去 under 走访接龙: what only the head makes a report is still to be done.
    const planned = named.problems.some(({ code }) => code === 'future-date') || notYet.test(line.text)
    if (planned && lead !== dated) return nothing
    const shift = line.at - lead.length
    return { reports: reports.map((report) => moved(report, shift)), problems: named.problems }
  }
  return nothing
}

function parseLine({ message, sender, snapshot }: Heard, lead: string, { text }: Entry): Parsed {
  return parse(
    { id: message.id, from: sender.userid, at: message.at.toISOString(), text: `${lead}${text}` },
    snapshot.roster,
    snapshot.words(sender),
  )
}

// 卢明 葛长根 已走访: the first of two names, which nobody bears, is who wrote it.
function withoutSignature({ reports, problems }: Parsed): Line {
  const strange = reports.findIndex(({ household, said }) => household === null && said !== undefined)
  if (strange !== 0 || reports.length < 2 || reports[1]?.household == null) return { reports, problems }
  return {
    reports: reports.slice(1),
    problems: problems.flatMap((one) => {
      if (one.report === 0) return []
      return [{ ...one, report: one.report === null ? null : one.report - 1 }]
    }),
  }
}

function namedOf(heard: Heard, report: ParsedReport, line: Entry): ParsedReport[] {
  const { about } = kinds[report.kind]
  if (about === 'unit' || report.household !== null || report.village !== null || report.said !== undefined)
    return [report]
  const said = about === 'village' ? null : nicknameIn({ ...heard, message: { ...heard.message, text: line.text } })
  return said === null ? [] : [{ ...report, said }]
}

// Spans count in the line: in the message they stand further on; what was read from the head has none there.
function moved(report: ParsedReport, shift: number): ParsedReport {
  const spans = Object.entries(report.spans).flatMap(([field, [start, end]]): [string, Span][] =>
    start + shift < 0 ? [] : [[field, [start + shift, end + shift]]],
  )
  return { ...report, spans: Object.fromEntries(spans) }
}

function keyOf({ kind, household, person, village, date, fields, said }: ParsedReport): string {
  const told = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([kind, household, person, village, date, said, told])
}
