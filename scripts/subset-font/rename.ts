const entryBytes = 16
const headBytes = 12

interface Table {
  readonly tag: string
  readonly bytes: Buffer
}

/**
 * A font under another name: its licence reserves the name "Noto Sans" for the whole font, and a renderer that finds no
 * family name draws bold as regular.
 *
 * @param names by name id (OpenType, 'name'): 1 family, 2 style, 4 full name, 6 PostScript name, 13 licence …
 */
export function renamed(font: Buffer, names: Readonly<Record<number, string>>): Buffer {
  const tables = tablesOf(font).map((table) => (table.tag === 'name' ? { ...table, bytes: nameTable(names) } : table))
  return assembled(font.subarray(0, 4), tables)
}

function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, at) => {
    const entry = headBytes + at * entryBytes
    const from = font.readUInt32BE(entry + 8)
    const bytes = Buffer.from(font.subarray(from, from + font.readUInt32BE(entry + 12)))
    return { tag: font.toString('latin1', entry, entry + 4), bytes }
  })
}

/** Windows, Unicode, American English: what every renderer reads. */
function nameTable(names: Readonly<Record<number, string>>): Buffer {
  const entries = Object.entries(names).map(([id, name]) => ({
    id: Number(id),
    bytes: Buffer.from(name, 'utf16le').swap16(),
  }))
  const head = Buffer.alloc(6 + entries.length * 12)
  head.writeUInt16BE(entries.length, 2)
  head.writeUInt16BE(head.length, 4)
  let from = 0
  entries.forEach(({ id, bytes }, at) => {
    for (const [place, value] of [3, 1, 0x0409, id, bytes.length, from].entries()) {
      head.writeUInt16BE(value, 6 + at * 12 + place * 2)
    }
    from += bytes.length
  })
  return Buffer.concat([head, ...entries.map(({ bytes }) => bytes)])
}

function assembled(version: Buffer, tables: readonly Table[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length))
  const head = Buffer.alloc(headBytes + tables.length * entryBytes)
  version.copy(head)
  const range = [tables.length, power * 16, Math.log2(power), tables.length * 16 - power * 16]
  for (const [place, value] of range.entries()) head.writeUInt16BE(value, 4 + place * 2)
  let from = head.length
  const padded = tables.map(({ tag, bytes }, at) => {
    // The sum of the whole is nought while it is reckoned.
    if (tag === 'head') bytes.writeUInt32BE(0, 8)
    const whole = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    const entry = headBytes + at * entryBytes
    head.write(tag, entry, 'latin1')
    for (const [place, value] of [sumOf(whole), from, bytes.length].entries()) {
      head.writeUInt32BE(value, entry + 4 + place * 4)
    }
    from += whole.length
    return whole
  })
  const font = Buffer.concat([head, ...padded])
  const place = tables.findIndex(({ tag }) => tag === 'head')
  const fontHead = head.readUInt32BE(headBytes + place * entryBytes + 8)
  font.writeUInt32BE((0xb1b0afba - sumOf(font)) >>> 0, fontHead + 8)
  return font
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
