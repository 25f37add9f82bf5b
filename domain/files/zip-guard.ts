import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'
import { Expected } from '../errors.ts'

const mostEntries = 1_000
const mostUnpacked = 200 * 1024 * 1024

interface Entry {
  readonly name: Uint8Array
  readonly packed: Uint8Array
  readonly deflated: boolean
  readonly checksum: number
}

const broken = () => new Expected('不是完整的 Excel 文件；请用 Excel 打开，另存为 .xlsx 再导入')

/**
 * Refuses a zip file that is broken or that unpacks to more than 200 MB or 1,000 entries, whatever its header says.
 *
 * @returns the file put together anew from the entries that were looked at: a reader that goes from front to back, as
 *   the Excel library's does, would unpack what no directory names, or go by other lengths than those counted here.
 */
export async function guardZip(bytes: Buffer): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let unpacked = 0
  for (const entry of entriesOf(bytes)) {
    const before = unpacked
    unpacked = entry.deflated ? await inflated(entry.packed, before) : before + entry.packed.length
    if (unpacked > mostUnpacked) throw new Expected('Excel 文件解开后超过 200 MB；请分成几个文件')
    parts.push(localHeader(entry, unpacked - before), entry.name, entry.packed)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  return Buffer.concat([...parts, end])
}

function localHeader({ name, packed, deflated, checksum }: Entry, size: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(deflated ? 8 : 0, 8)
  header.writeUInt32LE(checksum, 14)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return header
}

/** Counts on from `before` until the limit is passed; no more than a piece is ever held. */
async function inflated(packed: Uint8Array, before: number): Promise<number> {
  let unpacked = before
  const inflate = createInflateRaw()
  inflate.on('data', (piece: Buffer) => {
    unpacked += piece.length
    if (unpacked > mostUnpacked) inflate.destroy()
  })
  const closed = once(inflate, 'close')
  inflate.end(packed)
  await closed.catch(() => {
    throw broken()
  })
  return unpacked
}

/** By the central directory at the file's end (PKWARE APPNOTE 4.3). */
function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Expected('Excel 文件里的部件太多；请另存为新的 .xlsx 再导入')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let number = 0; number < count; number++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length || (method !== 0 && method !== 8)) throw broken()
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    if (from + size > bytes.length) throw broken()
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    const packed = bytes.subarray(from, from + size)
    entries.push({ name, packed, deflated: method === 8, checksum: bytes.readUInt32LE(at + 16) })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
