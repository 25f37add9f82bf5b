import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { Expected } from '../../errors.ts'

/**
 * A stream sealed in pieces (AES-256-GCM; the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): each
 * piece is bound to its place and to the head, the last is marked as last, so that a copy which is cut, joined or put in
 * another order does not open.
 *
 * head: magic, 8 bytes that tell the key, 7 bytes of nonce; then pieces: 4 bytes of length (the highest bit marks the
 * last), cipher text, 16 bytes of tag.
 */
const magic = Buffer.from('JYBACKUP1\n')
const keyMark = 8
const noncePart = 7
export const headLength = magic.length + keyMark + noncePart
const tagLength = 16
const pieceLength = 256 * 1024
const lastMark = 0x8000_0000

/** What a sealed stream is opened and closed with. */
export interface SealKey {
  /** 32 bytes. */
  readonly key: Uint8Array
  /** Tells this key from another, and nothing of it. */
  readonly mark: Uint8Array
}

function nonceOf(head: Buffer, count: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  head.copy(nonce, 0, headLength - noncePart)
  nonce.writeUInt32BE(count, noncePart)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Seals what goes through. */
export function sealing({ key, mark }: SealKey): Transform {
  const head = Buffer.concat([magic, Buffer.from(mark).subarray(0, keyMark), randomBytes(noncePart)])
  let held = Buffer.alloc(0)
  let count = 0
  const piece = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head, count++, last)).setAAD(head)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(last ? body.length + lastMark : body.length)
    return Buffer.concat([length, body, cipher.getAuthTag()])
  }
  return new Transform({
    construct(done) {
      this.push(head)
      done()
    },
    transform(chunk: Buffer, _encoding, done) {
      held = Buffer.concat([held, chunk])
      // One piece is always kept back: only at the end is it known which is the last.
      while (held.length > pieceLength) {
        this.push(piece(held.subarray(0, pieceLength), false))
        held = held.subarray(pieceLength)
      }
      done()
    },
    flush(done) {
      this.push(piece(held, true))
      done()
    },
  })
}

export const damaged = (): Expected => new Expected('这个备份不完整或被改过，没有恢复；请换一份备份')

/** Opens what goes through; fails with `Expected` where it is no backup, of another key, cut or changed. */
export function opening(seal: SealKey): Transform {
  const opener = openerOf(seal)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      settle(done, () => {
        for (const plain of opener.take(chunk)) this.push(plain)
      })
    },
    flush(done) {
      settle(done, opener.end)
    },
  })
}

function settle(done: TransformCallback, act: () => void): void {
  try {
    act()
    done()
  } catch (error) {
    done(error instanceof Error ? error : damaged())
  }
}

function openerOf({ key, mark }: SealKey) {
  let held = Buffer.alloc(0)
  let head: Buffer | null = null
  let count = 0
  let ended = false

  const piece = (): Buffer | null => {
    if (head === null || held.length < 4) return null
    const word = held.readUInt32BE(0)
    const last = word >= lastMark
    const length = last ? word - lastMark : word
    if (ended || length > pieceLength) throw damaged()
    if (held.length < 4 + length + tagLength) return null
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(head, count++, last), { authTagLength: tagLength })
    decipher.setAAD(head).setAuthTag(held.subarray(4 + length, 4 + length + tagLength))
    const plain = decipher.update(held.subarray(4, 4 + length))
    try {
      decipher.final()
    } catch {
      throw damaged()
    }
    held = held.subarray(4 + length + tagLength)
    ended = last
    return plain
  }

  return {
    *take(chunk: Buffer): Generator<Buffer> {
      held = Buffer.concat([held, chunk])
      if (head === null && held.length >= headLength) {
        head = headOf(held.subarray(0, headLength), mark)
        held = held.subarray(headLength)
      }
      for (let plain = piece(); plain !== null; plain = piece()) yield plain
    },
    end() {
      if (head === null) throw new Expected('这个文件不是备份；请指向 npm run backup 写的文件')
      if (!ended || held.length > 0) throw damaged()
    },
  }
}

function headOf(head: Buffer, mark: Uint8Array): Buffer {
  if (!head.subarray(0, magic.length).equals(magic)) {
    throw new Expected('这个文件不是备份；请指向 npm run backup 写的文件')
  }
  if (!head.subarray(magic.length, magic.length + keyMark).equals(Buffer.from(mark).subarray(0, keyMark))) {
    throw new Expected('这个备份是用另一个密钥加密的；请把 KEY_FILE 指到当时的密钥文件')
  }
  return Buffer.from(head)
}
