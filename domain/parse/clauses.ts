import type { KindCode } from '../kinds/index.ts'
import { partsOf } from './facts/income.ts'
import { industry } from './facts/industry.ts'
import type { Group } from './people.ts'
import { relatives } from './people.ts'
import type { Vote } from './votes.ts'

/** A stretch of text with one thing to say. Offsets count in the plain text. */
export interface Clause {
  readonly start: number
  readonly end: number
  /** Whether a line or a sentence ended before it: what was uncertain there is over. */
  readonly fresh: boolean
}

const separators = new Uint8Array(65_536)
for (const character of ',。;:!?|\n\t ，；！？') separators[character.charCodeAt(0)] = 1
const ends = new Uint8Array(65_536)
for (const character of '。;!?\n；！？') ends[character.charCodeAt(0)] = 1

/** The pieces between separators; nothing empty. */
export function pieces(text: string, from: number, to: number): Clause[] {
  const found: Clause[] = []
  let start = from
  let fresh = true
  for (let i = from; i <= to; i += 1) {
    const unit = i < to ? text.charCodeAt(i) : 10
    if (separators[unit] !== 1) continue
    if (i > start) {
      found.push({ start, end: i, fresh })
      fresh = false
    }
    fresh ||= ends[unit] === 1
    start = i + 1
  }
  return found
}

const leading = new RegExp(
  `(?:[\\uE002\\uE003\\uE005]|今天|今儿|上午|下午|中午|晚上|早上|顺便|顺路|随后|又|还|也|再|然后|接着|另外|最后|后来|去|到|上|从|给|帮|为|跟|和|同|与|走访|入户|看望|看|回访|慰问|电话|打|联系|访|找|见|跑|转|了|过|一下|一趟|一回|的|是|户主|邻居|隔壁|还有|就是|那个|嗯|呃|村|组|他|她|家|${relatives}|、|\\s)+$`,
)
const turns = /另外|同时|然后|后来|接着|再就是|还有就是|而且|并且|此外|(?<!每[月年天])还(?!有\uE001|剩|是)|又|现在/g
const kin = new RegExp(`(?<![给帮跟和带为替把])(?:他|她|他家|她家|家里|家)的?(?:${relatives})`, 'g')

/** Cuts a piece where another person, a relative or another matter begins without a separator before it. */
export function cutPiece(
  text: string,
  piece: Clause,
  groups: readonly Group[],
  votes: readonly Vote[],
  told: boolean,
): Clause[] {
  const reared = speakFor(votes, 'industry')
  // Most pieces are one clause; a set made for each of them took longer than all else here.
  if (groups.length === 0 && votes.length < 2 && !reared) return [piece]
  const cuts = new Set<number>()
  let known = told
  for (const group of groups) {
    const cut = known ? beginning(text, piece.start, group.start) : piece.start
    if (cut > piece.start) cuts.add(cut)
    known = true
  }
  if (reared) {
    for (const at of industry.cuts(text.slice(piece.start, piece.end))) cuts.add(piece.start + at)
  }
  if (votes.length > 1) {
    const [first, last] = [votes[0]?.start ?? 0, votes.at(-1)?.start ?? 0]
    for (const at of starts(text, piece, kin)) if (at > first && at <= last) cuts.add(at)
    // 羊又卖了两只: what stands before 又 is what was sold.
    for (const at of starts(text, piece, turns)) if (at > first && at <= last && at - piece.start > 3) cuts.add(at)
    if (text.includes('性', piece.start)) for (const at of starts(text, piece, partsOf)) if (at > first) cuts.add(at)
    for (const at of otherMatters(text, votes)) cuts.add(at)
    // 低保420、养老金203、残疾补贴75
    for (const vote of votes)
      if (text[vote.start - 1] === '、' && vote.start > first && isSupport(vote)) cuts.add(vote.start)
  }
  if (cuts.size === 0) return [piece]
  const edges = [piece.start, ...[...cuts].sort((a, b) => a - b), piece.end]
  return edges
    .slice(0, -1)
    .map((start, i) => ({ start, end: edges[i + 1] ?? piece.end, fresh: piece.fresh && i === 0 }))
}

function speakFor(votes: readonly Vote[], kind: KindCode): boolean {
  for (const { speaks } of votes) for (const [spoken] of speaks) if (spoken === kind) return true
  return false
}

// Going, helping and times before a name belong to it: …挺好昨天又去了李铁柱家 is cut before 昨天.
function beginning(text: string, from: number, name: number): number {
  const before = text.slice(Math.max(from, name - 24), name)
  if (/的是$/.test(before)) return from
  const lead = leading.exec(before)
  return lead === null ? name : name - lead[0].length
}

// No matchAll: it makes a pattern of its own each time, which costs more than the search.
function starts(text: string, piece: Clause, pattern: RegExp): number[] {
  const found: number[] = []
  const said = text.slice(piece.start, piece.end)
  pattern.lastIndex = 0
  for (let match = pattern.exec(said); match !== null; match = pattern.exec(said)) found.push(piece.start + match.index)
  return found
}

// 种了〔3亩〕核桃收入〔4000〕: once a figure was told, a word that decides for another kind begins another matter.
function otherMatters(text: string, votes: readonly Vote[]): number[] {
  const cuts: number[] = []
  let current = votes[0]
  for (const vote of votes) {
    if (!decides(current) || !decides(vote) || vote.speaks[0]?.[0] === current?.speaks[0]?.[0]) continue
    if (!text.slice(current?.end, vote.start).includes('\uE001')) continue
    cuts.push(vote.speaks[0]?.[0] === 'income' ? soldBefore(text, current?.end ?? 0, vote.start) : vote.start)
    current = vote
  }
  return cuts
}

// 养了30只卖了8只挣了7200: what was sold belongs to what it earned.
function soldBefore(text: string, from: number, at: number): number {
  const sold = text.lastIndexOf('卖', at)
  return sold > from && text.slice(from, sold).includes('\uE001') ? sold : at
}

const isSupport = (vote: Vote): boolean => vote.speaks[0]?.[0] === 'assistance' && decides(vote)

const decides = (vote: Vote | undefined): boolean => vote?.speaks[0]?.[1] === 4
