import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secrets } from '../secrets.ts'

/** What is kept beside the database: pictures that prove something, and tables that were sent to be brought in. */
export type Shelf = 'evidence' | 'uploads'

/** Files under DATA_DIR by the SHA-256 of their bytes, encrypted with the key. */
export interface KeptFiles {
  /** Keeps bytes, once however often they come; gives their hash, 64 hex digits, once they are on the disk. */
  put(shelf: Shelf, bytes: Uint8Array): Promise<string>
  /** The bytes of this hash; null where they are not here. Throws where they were changed or are of another key. */
  get(shelf: Shelf, hash: string): Promise<Buffer | null>
}

// As a column's value (secrets.ts): the algorithm and the number of its key, nonce, tag, content.
const head = Buffer.from([1, 1])
const nonceLength = 12
const tagLength = 16
const hashShape = /^[\da-f]{64}$/

/** The files of one DATA_DIR. Nothing a file is called outside reaches a path: the hash alone names it. */
export function keptFiles(dataDir: string, secrets: Pick<Secrets, 'subkey'>): KeptFiles {
  const key = secrets.subkey('kept files')
  // A folder for the first two digits: none holds more than a few thousand of a million.
  const placeOf = (shelf: Shelf, hash: string): { folder: string; file: string } => {
    const folder = join(dataDir, shelf, hash.slice(0, 2))
    return { folder, file: join(folder, hash) }
  }
  return {
    async put(shelf, bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const { folder, file } = placeOf(shelf, hash)
      if (await isThere(file)) return hash
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(file, sealed(key, `${shelf}.${hash}`, bytes))
      return hash
    },
    async get(shelf, hash) {
      if (!hashShape.test(hash)) return null
      const value = await readFile(placeOf(shelf, hash).file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return value && opened(key, `${shelf}.${hash}`, value)
    },
  }
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.size > head.length + nonceLength + tagLength,
    () => false,
  )

/** On the disk before it has its name: a crash or a full disk leaves no half file behind. */
async function writeWhole(file: string, value: Buffer): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      await handle.writeFile(value)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

// Bound to shelf and hash: one file cannot be put in another's place.
function sealed(key: Uint8Array, place: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body])
}

function opened(key: Uint8Array, place: string, value: Buffer): Buffer {
  const body = head.length + nonceLength + tagLength
  if (value.length < body || !value.subarray(0, head.length).equals(head)) {
    throw new Error(`${place}: not encrypted by a known algorithm and key`)
  }
  const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(head.length, head.length + nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(place)).setAuthTag(value.subarray(head.length + nonceLength, body))
  return Buffer.concat([decipher.update(value.subarray(body)), decipher.final()])
}
