/** Tencent's limit for streams and markdown, in bytes of UTF-8; the SDK does not check it. */
export const mostBytes = 20_480

const ending = '\n（内容太长，后面的没有显示）'

/**
 * Markdown that fits the wire: longer text ends at a line, with a word that it was cut.
 * A single line that is too long by itself is cut between two signs.
 */
export function cutToFit(markdown: string, most = mostBytes): string {
  if (Buffer.byteLength(markdown) <= most) return markdown
  const room = most - Buffer.byteLength(ending)
  let bytes = 0
  let end = 0
  let lineEnd = 0
  for (const sign of markdown) {
    bytes += Buffer.byteLength(sign)
    if (bytes > room) break
    if (sign === '\n') lineEnd = end
    end += sign.length
  }
  return markdown.slice(0, lineEnd > 0 ? lineEnd : end) + ending
}
