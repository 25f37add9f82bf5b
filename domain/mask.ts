const stars = (count: number): string => '*'.repeat(Math.max(count, 0))

/** First 3 and last 4 signs, `*` for each between; a number of up to 7 signs shows nothing. */
function ends(number: string): string {
  return number.length <= 7 ? stars(number.length) : number.slice(0, 3) + stars(number.length - 7) + number.slice(-4)
}

/** How whole numbers are shown on pages, in files and in single chats (contract/run.md). */
export const mask = {
  id: ends,
  phone: ends,
  /** Last 4 signs only. */
  bank: (number: string): string =>
    stars(number.length - 4) + (number.length <= 4 ? stars(number.length) : number.slice(-4)),
} as const

// On digits alone, half-width: an ID of 15 or 18 (with a card's 20 or 22), a mobile number with or without 86, a fixed
// line with its area code, an account of 12 signs and more. Groups may be parted by single spaces or dashes.
const numbers =
  /(?<!\d)(?:\d{12,32}X?|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8}|\d{6}[ -]\d{8}[ -]\d{3}[\dX]|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,7})?)(?!\d)/g

const fullWidth = '０１２３４５６７８９'
const spoken: Readonly<Record<string, string>> = Object.fromEntries(
  [...'零一二三四五六七八九']
    .map((sign, digit) => [sign, String(digit)])
    .concat([
      ['〇', '0'],
      ['幺', '1'],
      ['两', '2'],
    ]),
)
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/**
 * A text with every number that looks like an ID, telephone or bank account replaced by as many `*`, so that places in
 * the text (UTF-16) hold. Also where it is written full-width, figure by figure in Chinese, or with invisible signs in
 * between. Amounts, dates and household codes of up to 11 digits that are no telephone stay.
 */
export function maskText(text: string): string {
  if (!/[\d０-９零〇一二三四五六七八九幺两](?:\D{0,3}[\d０-９零〇一二三四五六七八九幺两]){9}/u.test(text)) return text
  const signs: string[] = []
  const places: number[] = []
  for (let place = 0; place < text.length; place++) {
    const sign = text.charAt(place)
    if (invisible.test(sign)) continue
    signs.push(skeleton(sign))
    places.push(place)
  }
  const hidden = [...text.split('')]
  for (const found of signs.join('').matchAll(numbers)) {
    for (let index = found.index; index < found.index + found[0].length; index++) hidden[places[index] ?? 0] = '*'
  }
  return hidden.join('')
}

/** One UTF-16 unit for one: digits in any writing become digits, dashes and spaces one of each. */
function skeleton(sign: string): string {
  const full = fullWidth.indexOf(sign)
  if (full >= 0) return String(full)
  if (sign === 'x' || sign === 'Ｘ' || sign === 'ｘ') return 'X'
  if (sign === '—' || sign === '－' || sign === '‐' || sign === '–' || sign === '_') return '-'
  if (sign === '\u3000' || sign === '\u00a0' || sign === '\t') return ' '
  return spoken[sign] ?? sign
}

/** Where questions and answers keep what somebody wrote, as he wrote it. Codes and ids may look like numbers: they stay. */
const ownWords = new Set(['said', 'now', 'text', 'word', 'why'])

/** A question or an answer as it may be kept: no whole number in the words that it repeats. */
export function maskSaid<Value extends object>(value: Value): Value {
  const kept = JSON.stringify(value, (key, one: unknown) =>
    typeof one === 'string' && ownWords.has(key) ? maskText(one) : one,
  )
  return JSON.parse(kept) as Value // the same keys, texts of the same length
}
