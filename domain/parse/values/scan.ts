import type { Today } from './days.ts'
import { afterBlanks, codeAt, hanDigit, unitExponent } from './glyphs.ts'
import { numeralAt } from './numeral.ts'
import type { Found, NumeralReader, Scene, WordReader } from './reader.ts'
import { numeralReaders, wordReaders } from './readers.ts'
import type { Reading } from './value.ts'

/** All readers in one table by character, so that most characters of a text cost one look-up. */
const words: (readonly WordReader[] | undefined)[] = new Array(65_536)
for (const reader of wordReaders)
  for (const character of new Set(reader.starts)) {
    const code = character.charCodeAt(0)
    words[code] = [...(words[code] ?? []), reader]
  }

const isNumeralStart = new Uint8Array(65_536)
for (let code = 0; code < 65_536; code++)
  if (
    (code >= 48 && code <= 57) ||
    hanDigit(code) >= 0 ||
    unitExponent(code) === 1 ||
    '.廿卅卌参'.includes(String.fromCharCode(code))
  )
    isNumeralStart[code] = 1

const anywhere = numeralReaders.filter((reader) => reader.before === '')
const behind = new Map<number, readonly NumeralReader[]>()
for (const character of new Set(numeralReaders.map((reader) => reader.before).join('')))
  behind.set(
    character.charCodeAt(0),
    numeralReaders.filter((reader) => reader.before === '' || reader.before.includes(character)),
  )

function wordAt(text: string, at: number, code: number, scene: Scene): Found | null {
  for (const reader of words[code] ?? []) {
    const found = reader.read(text, at, scene)
    if (found) return found
  }
  return null
}

/** What stands at `at`; where a numeral is refused, where it ends. */
function numberAt(text: string, at: number, scene: Scene): Found | number {
  const numeral = numeralAt(text, at)
  if (!numeral) return at + 1
  const next = afterBlanks(text, numeral.end)
  for (const reader of behind.get(codeAt(text, next)) ?? anywhere) {
    const found = reader.read(numeral, next, text, scene)
    if (found) return found
  }
  return numeral.end
}

/** Readings in order, not overlapping, before anything is decided between them. Linear in the text's length. */
export function scan(text: string, today: Today): Reading[] {
  const readings: Reading[] = []
  const scene: Scene = { today, before: readings }
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const word = words[code] === undefined ? null : wordAt(text, at, code, scene)
    const found = word ?? (isNumeralStart[code] === 1 ? numberAt(text, at, scene) : at + 1)
    if (typeof found === 'number') at = found
    else {
      if (found.type !== 'nothing') readings.push(found)
      at = found.span[1]
    }
  }
  return readings
}
