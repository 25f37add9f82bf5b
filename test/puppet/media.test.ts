import { createCipheriv } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { download } from '../../bot/puppet/download.ts'
import type { Heard } from '../../bot/puppet/heard.ts'
import { mediaStore } from '../../bot/puppet/media.ts'
import { type MediaType, mediaTypeOf } from '../../bot/puppet/media-type.ts'

let origin = ''
let answer: (response: ServerResponse) => void
let stop: () => Promise<void>

beforeEach(async () => {
  const server = createServer((_request, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
})
afterEach(() => stop())

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100, 7)])

/** As Tencent does: AES-256-CBC, the key's first half as IV, PKCS#7 to 32 bytes. */
function encrypted(bytes: Buffer) {
  const key = Buffer.alloc(32, 1)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const pad = 32 - (bytes.length % 32)
  const raw = Buffer.concat([cipher.update(Buffer.concat([bytes, Buffer.alloc(pad, pad)])), cipher.final()])
  return { raw, aeskey: key.toString('base64') }
}

describe('a download', () => {
  it('is decrypted, named by its header and typed by its bytes', async () => {
    const { raw, aeskey } = encrypted(png)
    answer = (response) => {
      response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent('房子.png')}`)
      response.end(raw)
    }
    const fetched = await download({ kind: 'image', url: `${origin}/a`, aeskey })
    expect(fetched).toEqual({ ok: true, kind: 'image', bytes: png, name: '房子.png', type: 'png' })
  })

  it.each([
    ['attachment; filename="../../etc/passwd"', '....etcpasswd'],
    [`attachment; filename*=UTF-8''%E4%B8%AD%00%E2%80%AE.xlsx`, '中.xlsx'],
    [`attachment; filename*=UTF-8''%E4%B8%`, '%E4%B8%'],
    ['attachment', ''],
  ])('named %s is no path and no riddle', async (disposition, name) => {
    answer = (response) => {
      response.setHeader('Content-Disposition', disposition)
      response.end(png)
    }
    expect(await download({ kind: 'file', url: origin })).toMatchObject({ ok: true, name })
  })

  it('that goes on beyond the limit is broken off, whatever its header promised', async () => {
    let sent = 0
    answer = (response) => {
      const piece = Buffer.alloc(64 * 1024)
      const more = () => {
        while (!response.destroyed && response.write(piece)) sent += piece.length
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
    const fetched = await download({ kind: 'file', url: origin }, 1024 * 1024)
    expect(fetched).toMatchObject({ ok: false, again: false, words: '文件超过 1 MB：请拆小后再发' })
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })

  it.each([404, 410, 500])('that is answered %i is told as a sentence', async (status) => {
    answer = (response) => response.writeHead(status).end('gone')
    expect(await download({ kind: 'image', url: origin })).toMatchObject({ ok: false, again: status === 500 })
  })

  it('under a wrong key is told as a sentence', async () => {
    const { raw } = encrypted(png)
    answer = (response) => response.end(raw)
    // A fixed one: one random key in 256 leaves what looks like padding, and then nothing can tell.
    const aeskey = Buffer.alloc(32, 2).toString('base64')
    expect(await download({ kind: 'image', url: origin, aeskey })).toMatchObject({ ok: false, again: false })
    expect(await download({ kind: 'image', url: origin, aeskey: 'short' })).toMatchObject({ ok: false, again: false })
  })

  it('from where nobody listens may be tried again', async () => {
    await stop()
    expect(await download({ kind: 'image', url: origin })).toMatchObject({ ok: false, again: true })
    stop = async () => undefined
  })
})

const heardWith = (msgid: string, pictures: number): Heard => ({
  msgid,
  reqId: 'R',
  userid: 'u',
  chat: 'u',
  group: false,
  type: 'mixed',
  text: '',
  media: Array.from({ length: pictures }, (_, i) => ({ kind: 'image' as const, url: `${origin}/${i}` })),
  at: '2026-07-15T04:00:00.000Z',
})

describe('what came with a message', () => {
  it('is fetched once, in its order, though the frame came twice', async () => {
    let asked = 0
    answer = (response) => {
      asked += 1
      response.end(png)
    }
    const media = mediaStore()
    media.begin(heardWith('m', 5))
    media.begin(heardWith('m', 5))
    expect((await media.of('m')).map((one) => one.ok)).toEqual([true, true, true, true, true])
    expect(asked).toBe(5)
  })

  it('is nothing where nothing came', async () => {
    const media = mediaStore()
    media.begin(heardWith('m', 0))
    expect(await media.of('m')).toEqual([])
    expect(await media.of('other')).toEqual([])
  })

  it('is fetched two at a time', async () => {
    let running = 0
    let most = 0
    const media = mediaStore(async (link) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      return { ok: true, kind: link.kind, bytes: png, name: '', type: 'png' }
    })
    media.begin(heardWith('m', 9))
    await media.of('m')
    expect(most).toBe(2)
  })

  it('is forgotten, the oldest first, before it fills the memory', async () => {
    const bytes = Buffer.alloc(16 * 1024 * 1024)
    const media = mediaStore(async (link) => ({ ok: true, kind: link.kind, bytes, name: '', type: 'unknown' }))
    for (const msgid of ['a', 'b', 'c', 'd', 'e']) {
      media.begin(heardWith(msgid, 1))
      await media.of(msgid)
    }
    const left = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(async (msgid) => (await media.of(msgid)).length))
    expect(left).toEqual([0, 0, 0, 1, 1])
  })
})

describe('a type', () => {
  const table: readonly (readonly [string, MediaType])[] = [
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['\xff\xd8\xff\xe0', 'jpg'],
    ['GIF89a', 'gif'],
    ['RIFF\x00\x00\x00\x00WEBP', 'webp'],
    ['%PDF-1.7', 'pdf'],
    ['PK\x03\x04', 'zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'xls'],
    ['\x00\x00\x00\x18ftypmp42', 'mp4'],
    ['姓名,村', 'unknown'],
    ['', 'unknown'],
  ]
  it.each(table)('of %j is %s', (start, type) => {
    expect(mediaTypeOf(Buffer.from(start, type === 'unknown' ? 'utf8' : 'latin1'))).toBe(type)
  })
})
