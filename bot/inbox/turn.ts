import type { Ask } from '../../domain/asks.ts'
import type { Parsed, ParsedCommand } from '../../domain/parse/types.ts'
import { amendmentIn } from './amend-words.ts'
import { chosenIn } from './choice.ts'

/** An answer to what was asked. `value` is the text itself; only the question tells how it is to be read. */
export type Answer =
  | { readonly answer: 'choice'; readonly number: number }
  | { readonly answer: 'name'; readonly households: readonly string[] }
  | { readonly answer: 'yes' }
  | { readonly answer: 'no' }
  | { readonly answer: 'cancel' }
  | { readonly answer: 'value'; readonly text: string }

/** What is meant by a message. */
export type Act =
  | { readonly act: 'answer'; readonly answer: Answer }
  | { readonly act: 'report' }
  | { readonly act: 'command'; readonly command: ParsedCommand }
  | { readonly act: 'details' }
  /** 是, 取消 and the like where nothing waits for an answer any more. */
  | { readonly act: 'late-answer' }
  | { readonly act: 'unclear' }
  | { readonly act: 'chatter' }

export const yes: ReadonlySet<string> = new Set(['是', '是的', '对', '对的', '对对', '确认', '嗯', '没错', '属实'])
export const no: ReadonlySet<string> = new Set(['不是', '不对', '否', '不是的', '错了', '不'])
const noneOf = new Set([
  '都不是',
  '都不对',
  '都没有',
  '没有',
  '没有他',
  '没有这户',
  '一个都不是',
  '哪个都不是',
  '全不是',
  '这些都不是',
])
/** To a list of what waits: all of it is right, or each is to be looked at. */
const allRight = new Set(['都对', '都是', '全对', '全是', '都没错', '全部确认', '都确认', '全确认', '都确认了'])
const oneByOne = new Set([
  '一条条看',
  '一条一条看',
  '逐条',
  '逐条看',
  '一个个看',
  '一条条来',
  '不全对',
  '有错',
  '有的不对',
])
const cancel = new Set(['取消', '算了', '不记了', '不用了'])
const details = new Set(['详情', '查看详情', '看全部'])
// 「嗯」 and 「是」 alone are talk where nothing was asked; these words are meant for a question that is gone.
const meantForQuestion = new Set(['取消', '确认', '不是', '不对'])

// 是4500 and 对，是王建国: what stands behind is the answer.
const agreed = /^(?:是的?|对的?|嗯|没错|应该)[\s,，]*是?[\s,，]*(.+)$/u

export const closing = /[\s。．.，,！!~～、；;]+$/u

/**
 * Decides what a message is: an answer to the open question, or something new. A report pushes the question aside and
 * is handled first; a name alone, a bare number or 是 are answers only while something is asked.
 *
 * @param question the open question, already known to be within its 30 minutes; null: none.
 * @param namesIn finds the households that a text which is nothing but a name may mean.
 */
export function turn(
  question: Ask | null,
  text: string,
  parsed: Parsed,
  namesIn: (text: string) => readonly string[],
): Act {
  const words = wordsOf(text)
  if (details.has(words)) return { act: 'details' }
  if (question) {
    // 不对，是3500 to a question: what stands behind 不对 is the answer.
    const right = amendmentIn(words)?.now ?? agreed.exec(words)?.[1] ?? ''
    const answer =
      answerTo(question, words, parsed, namesIn) ?? (right === '' ? null : answerTo(question, right, parsed, namesIn))
    if (answer) return { act: 'answer', answer }
  }
  if (parsed.intent === 'command' && parsed.command) return { act: 'command', command: parsed.command }
  if (parsed.intent === 'report') return { act: 'report' }
  if (meantForQuestion.has(words)) return { act: 'late-answer' }
  return parsed.intent === 'unclear' ? { act: 'unclear' } : { act: 'chatter' }
}

/** The words of a message, without what ends a sentence. */
export const wordsOf = (text: string): string => text.trim().replace(closing, '')

/** Whether somebody wants to see the whole of the last answer. */
export const wantsDetails = (text: string): boolean => details.has(wordsOf(text))

function answerTo(
  question: Ask,
  words: string,
  parsed: Parsed,
  namesIn: (text: string) => readonly string[],
): Answer | null {
  // Only who knows the report can tell what answers it: field-answer.ts has looked before.
  if (question.ask === 'field') return null
  if (cancel.has(words)) return { answer: 'cancel' }
  if (question.ask === 'confirm-all') {
    if (allRight.has(words)) return { answer: 'yes' }
    if (oneByOne.has(words)) return { answer: 'no' }
  }
  const chosen = 'choices' in question ? chosenIn(question, words) : null
  if (chosen !== null) return chosen
  // 是 to a question that wants more than that is an answer as well: it is asked again.
  if (question.ask !== 'value') {
    // 是的，没错 says it twice.
    const parts = words.split(/[\s,，、]+/u)
    if (parts.every((part) => yes.has(part))) return { answer: 'yes' }
    if (noneOf.has(words) || parts.every((part) => no.has(part))) return { answer: 'no' }
  }
  // A report or command that says more than a name lets the question rest.
  if (parsed.intent === 'report' || parsed.intent === 'command') return null
  const aboutWhom = question.ask === 'confirm' && question.about === 'name-by-sound'
  if (question.ask === 'which-household' || question.ask === 'which-village' || aboutWhom) {
    const households = namesIn(words)
    return households.length > 0 ? { answer: 'name', households } : null
  }
  if (question.ask === 'withdraw' || question.ask === 'which-amend' || question.ask === 'confirm-all') return null
  return isBare(words) ? { answer: 'value', text: words } : null
}

// 4500, 4800元, 三千五, 7月15日: a value and no sentence.
const bare = /^[\d.,，一二两三四五六七八九十百千万零点年月日号元块钱\s/-]{1,16}$/u

function isBare(words: string): boolean {
  return bare.test(words.normalize('NFKC'))
}
