import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Expected } from './errors.ts'
import { plainNumber } from './identity.ts'

export { mask, maskText } from './mask.ts'

/** Where a value is kept: it can be read back only at this place, so that values cannot be swapped between rows. */
export interface Place {
  readonly table: string
  readonly column: string
  readonly rowId: string
}

/** What a column of bytes takes. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The keys of one key file; made by `openSecrets`. Nothing here shows a key. */
export interface Secrets {
  encrypt(place: Place, text: string): Bytes
  /** Throws where the bytes are not of this place, of another key, or changed. */
  decrypt(place: Place, bytes: Uint8Array): string
  /** Equal 证件号码 have equal values; nobody without the key can try numbers out. */
  idHmac(number: string): Bytes
  phoneHmac(number: string): Bytes
  /** Tells this key from another without showing it: kept in KeyCheck. */
  proof(): Bytes
  /** 32 bytes for another purpose (kept files, backups), always the same for the same name. */
  subkey(name: string): Bytes
}

// Each value begins with the algorithm and the number of its key, so that keys can be changed one by one and another
// algorithm (SM4) can follow.
const aes256Gcm = 1
const firstKey = 1
const nonceLength = 12
const tagLength = 16
const headLength = 2

/** Opens the keys that follow from 32 bytes of a key file (HKDF-SHA-256, RFC 5869). */
export function openSecrets(key: Uint8Array): Secrets {
  const derive = (name: string): Bytes => new Uint8Array(hkdfSync('sha256', key, 'jiyuan-bangfu', name, 32))
  const columns = derive('columns')
  const ids = derive('lookup id')
  const phones = derive('lookup phone')
  const hmac = (of: Bytes, text: string): Bytes => new Uint8Array(createHmac('sha256', of).update(text).digest())
  return {
    encrypt: (place, text) => encrypt(columns, place, text),
    decrypt: (place, bytes) => decrypt(columns, place, bytes),
    idHmac: (number) => hmac(ids, plainNumber(number)),
    phoneHmac: (number) => hmac(phones, plainNumber(number)),
    proof: () => hmac(derive('proof'), 'this database was written with this key'),
    subkey: derive,
  }
}

const bound = ({ table, column, rowId }: Place): Buffer => Buffer.from(`${table}.${column}.${rowId}`)

function encrypt(key: Bytes, place: Place, text: string): Bytes {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.from([aes256Gcm, firstKey]), nonce, cipher.getAuthTag(), body]))
}

function decrypt(key: Bytes, place: Place, value: Uint8Array): string {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (bytes.length < headLength + nonceLength + tagLength || bytes[0] !== aes256Gcm || bytes[1] !== firstKey) {
    throw new Error(`${place.table}.${place.column}: not encrypted by a known algorithm and key`)
  }
  const body = headLength + nonceLength + tagLength
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(headLength, headLength + nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(bound(place)).setAuthTag(bytes.subarray(headLength + nonceLength, body))
  return decipher.update(bytes.subarray(body), undefined, 'utf8') + decipher.final('utf8')
}

/** What a key file holds: one line. */
export function newKeyText(): string {
  return `jiyuan-key-1 ${randomBytes(32).toString('base64url')}\n`
}

/** The 32 bytes of a key file's text; `Expected` naming `KEY_FILE` where it holds none. */
export function readKeyText(text: string): Uint8Array {
  const found = /^jiyuan-key-1 ([\w-]{43})\s*$/.exec(text)
  if (!found) throw new Expected('KEY_FILE 指的文件不是密钥文件；请指向原来的密钥文件，或从保管处取回')
  return Buffer.from(found[1] ?? '', 'base64url')
}
