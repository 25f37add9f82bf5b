import { maskText } from '../../domain/mask.ts'

/**
 * What people wrote, made harmless for the wire (security.md, 'Out'). Markup signs become their full-width twins, not
 * backslash escapes: those read the same whether the client renders markdown, shows a preview or is quoted back, and
 * the parser takes full-width and half-width as one, so that an example can still be copied and sent.
 */
const twins: Readonly<Record<string, string>> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '~': '～',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '|': '｜',
  '\\': '＼',
  '@': '＠',
  '&': '＆',
  $: '＄',
}

const markup = /[*_`~[\]<>#|\\@&$]/gu
// Line ends, tabs and other controls would start a line of their own.
const breaks = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
// Direction marks, zero-width signs, tags, private and unassigned ones: invisible, or they turn the line round.
// Emoji go with them: an answer shows none (ux.md, 'Chat').
const unseen =
  /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Variation_Selector}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u{115f}\u{1160}\u{3164}\u{ffa0}]/gu
// Piled-up marks climb over the lines above.
const piled = /(\p{M}{2})\p{M}+/gu
const links = /:\/\//gu
const hosts = /\bwww\./giu
// - + and 1. with a gap at the head of a line make a list of it.
const listHead = /^([-+=]|\d{1,9}[.)](?=\s|$))/u
// What no rule of numbers knows by its shape is hidden by its length.
const longRun = /\p{Nd}{11,}/gu

/** Digits in a row, in whatever script, of which nothing is shown from here on. */
export const longestRun = 10

/** One line of harmless text; a run of 11 or more digits is shown as （号码）. */
export function clean(text: string): string {
  const safe = text.replace(breaks, ' ').replace(unseen, '').replace(piled, '$1').trim().replaceAll('*', '＊')
  return hideNumbers(safe)
    .replace(links, '：//')
    .replace(hosts, 'www．')
    .replace(markup, (sign) => twins[sign] ?? '')
    .replace(listHead, (head) => head.replace(/[-+=.)]/u, (sign) => wide(sign)))
}

/** No ID number, telephone or account, in whatever writing: （号码）. `text` holds no `*`, as that is what hides them. */
export function hideNumbers(text: string): string {
  return maskText(text).replace(/\*+/gu, '（号码）').replace(longRun, '（号码）')
}

function wide(sign: string): string {
  return String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)
}

/** `text` at most `most` signs long (what one sees as a sign), with … where something was left out. */
export function cutAt(text: string, most: number): string {
  // Far more UTF-16 units than signs never matter, and splitting 100,000 of them does.
  const signs = [...text.slice(0, most * 16)]
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : text
}
