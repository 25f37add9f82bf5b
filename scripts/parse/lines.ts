import type { Readable, Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** Lines wait until so many characters are together: one write a line would cost more than the parsing. */
const chunk = 1 << 16

/**
 * Gives every line of `input` to `answer` (with its number, from 1) and writes what it returns, a line each, in order.
 * Keeps no more than a line and a chunk in memory; waits where the reader of `output` is slow.
 */
export async function eachLine(
  input: Readable,
  output: Writable,
  answer: (line: string, number: number) => string,
): Promise<void> {
  const decoder = new StringDecoder('utf8')
  const parts: string[] = []
  let number = 0
  let out = ''
  const take = (text: string) => {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = parts.length === 0 ? text.slice(from, end) : parts.join('') + text.slice(from, end)
      parts.length = 0
      out += `${answer(line, ++number)}\n`
      from = end + 1
    }
    if (from < text.length) parts.push(text.slice(from))
  }
  const flush = async () => {
    const ready = out
    out = ''
    if (!output.write(ready)) await new Promise((resolve) => output.once('drain', resolve))
  }
  for await (const bytes of input) {
    take(decoder.write(bytes as Buffer))
    if (out.length >= chunk) await flush()
  }
  take(decoder.end())
  if (parts.length > 0) out += `${answer(parts.join(''), ++number)}\n`
  if (out !== '') await flush()
}
