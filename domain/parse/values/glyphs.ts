/** What a single character counts for. Tables over all UTF-16 code units: a look-up costs less than a Map. */
const digits = new Int8Array(65_536).fill(-1)
const exponents = new Int8Array(65_536)

const hanDigits = ['零〇○', '一壹弌', '二贰两貳兩弍', '三叁參弎', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖']
for (const [value, glyphs] of hanDigits.entries()) for (const glyph of glyphs) digits[glyph.charCodeAt(0)] = value
// 幺 is how a one is said in telephone and house numbers.
digits['幺'.charCodeAt(0)] = 1

const hanUnits = { 十拾: 1, 百佰: 2, 千仟: 3, 万萬: 4, 亿億: 8, 兆: 12 }
for (const [glyphs, exponent] of Object.entries(hanUnits))
  for (const glyph of glyphs) exponents[glyph.charCodeAt(0)] = exponent

/** 0 to 9 for a Chinese digit, -1 for any other character (Arabic digits too). */
export const hanDigit = (code: number): number => digits[code] ?? -1

/** 1 for 十, 2 for 百, 3 for 千, 4 for 万, 8 for 亿; 0 for any other character. */
export const unitExponent = (code: number): number => exponents[code] ?? 0

export const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57

export const isAsciiLetter = (code: number): boolean => {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

/** The character's code unit, or 0 beyond either end. */
export const codeAt = (text: string, index: number): number =>
  index >= 0 && index < text.length ? text.charCodeAt(index) : 0

/** A test for one of the given characters, as one table look-up. */
export function oneOf(characters: string): (code: number) => boolean {
  const table = new Uint8Array(65_536)
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1
  return (code) => table[code] === 1
}

/** Index of the first character at or after `index` that is no blank; looks at four at most. */
export function afterBlanks(text: string, index: number): number {
  let at = index
  while (at < index + 4 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++
  return at
}

/** 20, 30, 40 for 廿, 卅, 卌; 0 for any other character. */
export const tensOf = (code: number): number => (code === 0x5eff ? 20 : code === 0x5345 ? 30 : code === 0x534c ? 40 : 0)

/** The 参 of 参佰, 佰参拾: three only among the formal figures, for 人参三斤 and 参加 are none. */
export function isFormalThree(text: string, at: number): boolean {
  return codeAt(text, at) === 0x53c2 && (formal(codeAt(text, at + 1)) || formal(codeAt(text, at - 1)))
}

const formal = oneOf('拾佰仟零')
