import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { Expected } from './errors.ts'
import { newKeyText, readKeyText } from './secrets.ts'

/** A key beside the data it locks would be copied with them: `Expected` where `file` lies in `dataDir`. */
export function checkKeyPlace(file: string, dataDir: string): void {
  const inside = relative(resolve(dataDir), resolve(file))
  if (inside !== '' && (inside.startsWith('..') || isAbsolute(inside))) return
  throw new Expected(`KEY_FILE 不能放在 DATA_DIR 里面（${file}）；请放到别处，如 KEY_FILE=data.key`)
}

/** The key in `file`, or null where there is no such file. `Expected` where others may read it, or it is no key. */
export function readKeyFile(file: string): Uint8Array | null {
  let text: string
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new Expected(`KEY_FILE（${file}）别的用户也能读；请执行 chmod 600 ${file}`)
    }
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Expected) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new Expected(`读不了 KEY_FILE（${file}，${code}）；请检查路径和权限`)
  }
  return readKeyText(text)
}

/** Makes the file, mode 0600, never over one that is there; returns its key once it is on the disk. */
export function makeKeyFile(file: string): Uint8Array {
  const text = newKeyText()
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, text)
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    throw new Expected(`写不了 KEY_FILE（${file}，${(error as NodeJS.ErrnoException).code}）；请检查目录和权限`)
  }
  return readKeyText(text)
}
