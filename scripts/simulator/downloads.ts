import { createCipheriv, randomBytes } from 'node:crypto'
import type { KeptFile } from './kept.ts'
import { dropOldest, limits } from './limits.ts'

/** A file offered to the robot for five minutes, under a key of its own. */
export interface Downloads {
  offer(file: KeptFile): { readonly url: string; readonly aeskey: string }
  /** What the address gives now: the encrypted bytes and the name, or null once the five minutes are over. */
  take(id: string): { readonly bytes: Buffer; readonly name: string | null } | null
}

const encrypt = (bytes: Buffer, key: Buffer): Buffer => {
  // PKCS#7 up to 32 bytes, not the 16 of the cipher's own blocks.
  const pad = 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
}

const MOST_OFFERS = 1_000

/** `base` is the address up to the id, known once the server listens. */
export const makeDownloads = (base: () => string, now: () => Date): Downloads => {
  const offers = new Map<string, { file: KeptFile; key: Buffer; until: number }>()
  return {
    offer: (file) => {
      const id = randomBytes(16).toString('hex')
      const key = randomBytes(32)
      offers.set(id, { file, key, until: now().getTime() + limits.downloadWithin })
      dropOldest(offers, MOST_OFFERS)
      return { url: `${base()}${id}`, aeskey: key.toString('base64') }
    },
    take: (id) => {
      const offer = offers.get(id)
      if (!offer || offer.until <= now().getTime()) return null
      // A picture comes without a name, as from a phone's camera: who needs one must look at the bytes.
      const name = offer.file.type.startsWith('image/') ? null : offer.file.name
      return { bytes: encrypt(offer.file.bytes, offer.key), name }
    },
  }
}
