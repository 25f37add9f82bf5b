import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'
import { Expected } from '../errors.ts'

const mostEntries = 1_000
const mostUnpacked = 200 * 1024 * 1024

interface Entry {
  readonly packed: Uint8Array
  readonly deflated: boolean
}

const broken = () => new Expected('不是完整的 Excel 文件；请用 Excel 打开，另存为 .xlsx 再导入')

/** Refuses a zip file that is broken or that unpacks to more than 200 MB or 1,000 entries, whatever its header says. */
export async function guardZip(bytes: Buffer): Promise<void> {
  let unpacked = 0
  for (const { packed, deflated } of entriesOf(bytes)) {
    if (!deflated) unpacked += packed.length
    else unpacked = await inflated(packed, unpacked)
    if (unpacked > mostUnpacked) throw new Expected('Excel 文件解开后超过 200 MB；请分成几个文件')
  }
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
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length) throw broken()
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    entries.push({ packed: bytes.subarray(from, from + size), deflated: bytes.readUInt16LE(at + 10) === 8 })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
