/** A numbered line of a list, with what follows it up to the next number. */
export interface Entry {
  readonly number: number
  readonly text: string
  /** Where `text` stands in the message (UTF-16). */
  readonly at: number
}

export interface List {
  /** What stands before the first number, without the word 接龙 and the example. */
  readonly head: string
  readonly entries: readonly Entry[]
}

/** More lines are hardly a list of one group; those beyond are not read. */
const most = 200

// 1. 1、 （1） 1️⃣ ①; never 1.5亩, which is a figure.
const numbered = /^[ \t　]*(?:[（(]?(\d{1,3})(?:[ \t]*[.．、)）:：](?!\d)|\ufe0f?\u20e3)|([①-⑳]))[ \t　]*/u
const circled = '①'.charCodeAt(0)
const example = /^\s*(?:例|示例|格式|模板)/u

/**
 * The lines of a list copied from a group: #接龙 (or 接龙) in its head and numbers before its lines. Null where the
 * message is none; a numbered list alone is read by the grammar as it stands.
 */
export function listIn(text: string): List | null {
  if (!text.includes('接龙')) return null
  const head: string[] = []
  const entries: { number: number; text: string; at: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const [whole, digits, circle] = numbered.exec(line) ?? []
    const number = digits ?? (circle === undefined ? undefined : circle.charCodeAt(0) - circled + 1)
    const last = entries.at(-1)
    if (whole !== undefined && number !== undefined) {
      entries.push({ number: Number(number), text: line.slice(whole.length), at: at + whole.length })
    } else if (last !== undefined) last.text += `\n${line}`
    else if (!example.test(line)) head.push(line)
    at += line.length + 1
  }
  const opened = head.some((line) => line.includes('接龙'))
  if (!opened || entries.length === 0) return null
  return {
    head: head
      .join(' ')
      .replaceAll(/[#＃]?接龙/gu, ' ')
      .trim(),
    entries,
  }
}

/** The lines that say something: a number alone is a place nobody took. */
export function entriesOf({ entries }: List): Entry[] {
  return entries.slice(0, most).flatMap((entry) => {
    const text = entry.text.trimEnd()
    return text.trim() === '' ? [] : [{ ...entry, text }]
  })
}
