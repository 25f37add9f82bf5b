import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** SESSION_SECRET, or one made on the first start and kept in DATA_DIR, so that sessions outlive a restart. */
export function sessionSecret(config: Config): string {
  if (config.sessionSecret !== undefined) return config.sessionSecret
  const file = join(config.dataDir, 'session.secret')
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
