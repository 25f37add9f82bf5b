import { findPlace } from '../places/find.ts'
import type { Mention } from './mentions.ts'
import type { Span } from './types.ts'
import type { Reading } from './values/value.ts'

/** Readings and mentions after self-corrections, and the stretches that were taken back. */
export interface Corrected {
  readonly readings: readonly Reading[]
  readonly mentions: readonly Mention[]
  readonly gone: readonly Span[]
}

const cue =
  /(?:[哦啊呃噢哎嗯唉诶]+[,\s]*)?(?:不对不对|不对|(?<=[哦啊噢呃哎嗯][,\s]?)不(?=[\s,是昨前今上]|大前|\d|[一二三四五六七八九十两])|说错了?|记错了?|搞错了?|写错了?|打错了?|弄错了?|口误|错了|不是不是|(?<=[\s,])不是(?=[,\s]+(?:是|[\d一二三四五六七八九十两])))(?:[,。\s:啊哦呀了]|应该|应为|其实|[那这]是(?:去年|前年|头年|以前|原来|上个?月)的?(?:事|价)?(?:[,\s]*(?:今年|现在|这会儿?|这个月))?|是)*/g
const notThis = /不是(?=[^,。;\s?!]{1,12}[,\s]*是)/g
const gap = /^(?:[,。\s:]|应该|是|应为|叫|去|在|到|一个?月|每月|那个|那|说的|家){0,6}$/

// Nobody takes back more than this in one message; a text of 不对不对… must not cost the square of its length.
const most = 50

function firsts(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const one of text.matchAll(pattern)) if (found.push(one) === most) break
  return found
}

type Kind = 'number' | 'time'
const kindOf = (reading: Reading): Kind | null =>
  reading.type === 'number' ? 'number' : /date|month|year|vague/.test(reading.type) ? 'time' : null

/**
 * 一月3600，哦不对，3900: what is said after the cue stands in the place of the last thing of its sort before it.
 * Where neither a figure, a day, a name nor a place follows, the piece before the cue is taken back whole.
 */
export function takeBack(text: string, readings: readonly Reading[], mentions: readonly Mention[]): Corrected {
  if (!/不对|错|不是|口误|[哦啊噢呃哎嗯][,\s]?不/.test(text)) return { readings, mentions, gone: [] }
  const state = { readings: [...readings], mentions: [...mentions], gone: [] as Span[] }
  for (const found of firsts(text, cue)) {
    if (found.index === 0) continue
    const after = found.index + found[0].length
    if (after >= text.length) continue
    state.gone.push([found.index, after])
    // 哦不对那是去年: what the cue itself says is gone with it.
    state.readings = state.readings.filter(({ span }) => span[1] <= found.index || span[0] >= after)
    replaceReading(text, state, found.index, after) ||
      replaceMention(text, state, found.index, after) ||
      replacePlace(text, state, found.index, after) ||
      dropPiece(text, state, found.index)
  }
  for (const found of firsts(text, notThis)) dropDenied(text, state, found.index, found.index + found[0].length)
  return { ...state, gone: state.gone.sort((a, b) => a[0] - b[0]) }
}

interface State {
  readings: Reading[]
  mentions: Mention[]
  gone: Span[]
}

function replaceReading(text: string, state: State, before: number, after: number): boolean {
  const next = state.readings.findIndex(({ span }) => span[0] >= after)
  const told = state.readings[next]
  if (told === undefined || !gap.test(text.slice(after, told.span[0]))) return false
  const kind = kindOf(told)
  if (kind === null) return false
  const last = state.readings.findLastIndex((reading) => reading.span[1] <= before && kindOf(reading) === kind)
  const old = state.readings[last]
  if (old === undefined) return false
  state.readings.splice(next, 1)
  // 五十只，不对，五百只小鸡: what is counted stands behind the second, which keeps its own place.
  const inPlace =
    told.type === 'number' &&
    !told.money &&
    /^[一-鿿]/.test(text.slice(told.span[1])) &&
    near.test(text.slice(old.span[1], before))
  state.readings[last] = inPlace ? { ...merged(old, told), span: told.span } : merged(old, told)
  state.gone.push(inPlace ? [old.span[0], told.span[0]] : [told.span[0], told.span[1]])
  return true
}

const near = /^[,\s]*$/

// The place and what it was for (一个月, 元) stay the first one's; the figure is the second's.
function merged(old: Reading, told: Reading): Reading {
  if (old.type !== 'number' || told.type !== 'number') return { ...told, span: old.span }
  const { unit = old.unit, per = old.per } = told
  return {
    ...told,
    span: old.span,
    money: told.money || old.money,
    ...(unit === undefined ? {} : { unit }),
    ...(per === undefined ? {} : { per }),
  }
}

function replaceMention(text: string, state: State, before: number, after: number): boolean {
  const next = state.mentions.findIndex(({ start }) => start >= after)
  const told = state.mentions[next]
  if (told === undefined || !gap.test(text.slice(after, told.start))) return false
  const last = state.mentions.findLastIndex(({ end }) => end <= before)
  const old = state.mentions[last]
  if (old === undefined) return false
  // What follows the new name belongs to it; what was told before the cue does too.
  state.mentions[last] = { ...told, start: old.start, end: old.end }
  state.mentions.splice(next, 1)
  state.gone.push([told.start, told.end])
  return true
}

function replacePlace(text: string, state: State, before: number, after: number): boolean {
  const told = findPlace(text, after, Math.min(text.length, after + 10))
  if (told === null || !gap.test(text.slice(after, told.start))) return false
  const old = findPlace(text, Math.max(0, before - 60), before)
  if (old === null) return false
  state.gone.push([old.start, old.end])
  return true
}

function dropPiece(text: string, state: State, cueAt: number): boolean {
  let start = cueAt
  while (start > 0 && /[,。;!?\n\s]/.test(text[start - 1] ?? '')) start -= 1
  const end = start
  while (start > 0 && !/[,。;!?\n\s]/.test(text[start - 1] ?? '')) start -= 1
  const named = state.mentions.filter((mention) => mention.start >= start && mention.end <= end).at(-1)
  state.gone.push([named?.end ?? start, end])
  state.readings = state.readings.filter(({ span }) => span[0] < (named?.end ?? start) || span[1] > end)
  return true
}

// 不是3600是3900, 不是王建国是王建军: the first of the two was not meant.
function dropDenied(text: string, state: State, at: number, from: number): void {
  const is = text.indexOf('是', from)
  const within = (start: number, end: number): boolean => start >= from && start <= from + 3 && end <= is + 1
  state.readings = state.readings.filter(({ span }) => !within(span[0], span[1]))
  state.mentions = state.mentions.filter(({ start, end }) => !within(start, end))
  state.gone.push([at, is])
}
