import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptFiles } from '../../domain/files/kept.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { scratch } from '../support/process.ts'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? [join(one.parentPath, one.name)] : [],
  )

const secrets = openSecrets(randomBytes(32))
const bytes = Buffer.from('a picture of 王建国家')

test('the same bytes are one file, read back whole, and no name or content lies open on the disk', async () => {
  const folder = scratch('kept-')
  const kept = keptFiles(folder, secrets)
  const [hash, again] = await Promise.all([kept.put('evidence', bytes), kept.put('evidence', bytes)])
  expect(again).toBe(hash)
  expect(await kept.put('evidence', bytes)).toBe(hash)
  const [file = '', ...more] = filesIn(folder)
  expect(more).toEqual([])
  expect(file.endsWith(`evidence/${hash.slice(0, 2)}/${hash}`)).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file).includes('picture')).toBe(false)
  expect(await kept.get('evidence', hash)).toEqual(bytes)
})

test('what is not there is null, and no name leads elsewhere', async () => {
  const kept = keptFiles(scratch('kept-'), secrets)
  const hash = await kept.put('evidence', bytes)
  expect(await kept.get('uploads', hash)).toBeNull()
  expect(await kept.get('evidence', '../../data.key')).toBeNull()
  expect(await kept.get('evidence', '0'.repeat(64))).toBeNull()
})

test('changed, of another key, or put in another place it is not taken for the right one', async () => {
  const folder = scratch('kept-')
  const kept = keptFiles(folder, secrets)
  const [one, other] = [await kept.put('evidence', bytes), await kept.put('evidence', Buffer.from('another'))]
  await expect(keptFiles(folder, openSecrets(randomBytes(32))).get('evidence', one)).rejects.toThrow()
  const [file = '', second = ''] = [one, other].map((hash) => join(folder, 'evidence', hash.slice(0, 2), hash))
  writeFileSync(second, readFileSync(file))
  await expect(kept.get('evidence', other)).rejects.toThrow()
  writeFileSync(file, readFileSync(file).fill(0, 40, 41))
  await expect(kept.get('evidence', one)).rejects.toThrow()
})
