import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkBackup, dropOldBackups, readBackup, writeBackup } from '../../domain/files/backup/backup.ts'
import { openSecrets } from '../../domain/secrets.ts'
import { lastJson, type Workplace, workplace } from '../commands/place.ts'
import { cast } from '../support/cast.ts'
import { freshDatabase, freshDataDir, freshUrl, onBoth } from '../support/databases.ts'
import { run, scratch } from '../support/process.ts'

/** What stands in every table, but for the audit's last row: the restore itself. */
async function contents(at: Workplace): Promise<string> {
  const households = await at.type('export', 'households')
  return households.stdout + (await at.type('export', 'reports')).stdout
}

onBoth('备份和恢复', (kind) => {
  let at: Workplace
  let file: string
  beforeAll(async () => {
    at = await workplace(kind)
    expect(await at.type('import', at.write('roster.json', cast))).toMatchObject({ status: 0 })
    await at.type('user', 'add', 'li', '--role', 'admin')
    file = join(at.folder, 'all.backup')
  })

  it('一个文件，只有自己能读，里面没有明文', async () => {
    const made = await at.type('backup', file)
    expect(made).toMatchObject({ status: 0, stderr: '' })
    expect(made.stdout).toMatch(/^已备份到 .*all\.backup，\d+ kB\n$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file).includes(Buffer.from('王建国'))).toBe(false)
  })

  it('恢复到空库，一行不差，审计链还是那条，编号接着往下', async () => {
    const before = await contents(at)
    const { head } = lastJson((await at.type('audit', 'verify')).stdout)
    await at.type('backup', file)
    const { rows } = lastJson((await at.type('audit', 'verify')).stdout)
    const empty = await emptyPlace(at, kind)
    const restored = await run('scripts/restore.ts', [file], empty.variables)
    expect(restored).toMatchObject({ status: 0, stderr: '' })
    expect(restored.stdout).toMatch(/^已恢复 \S+ 的备份：户 8，成员 20，干部 6，/)
    expect(await contents(empty)).toBe(before)
    const check = lastJson((await empty.type('audit', 'verify', '--head', String(head))).stdout)
    // The backup's own row came after it was made; the restore's stands instead.
    expect(check).toMatchObject({ ok: true, rows: Number(rows) + 2 })
    expect((await empty.type('user', 'list')).stdout).toContain('li')
    // The sequence goes on: a new row takes no number that is taken.
    expect((await empty.type('import', empty.write('again.json', cast))).status).toBe(0)
  })

  it('有内容的库不恢复', async () => {
    const refused = await at.type('restore', file)
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('已有内容')
  })

  it('剪断的、改过的、别的密钥的、不是备份的都拒绝，什么也不写', async () => {
    const bytes = readFileSync(file)
    const changed = Buffer.from(bytes)
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
    const wrong = [
      ['cut', bytes.subarray(0, bytes.length - 20), '不完整或被改过'],
      ['changed', changed, '不完整或被改过'],
      ['longer', Buffer.concat([bytes, Buffer.from('x')]), '不完整或被改过'],
      ['other', Buffer.from('户编号,村\n'), '不是备份'],
      ['empty', Buffer.alloc(0), '不是备份'],
    ] as const
    const empty = await emptyPlace(at, kind)
    for (const [name, content, said] of wrong) {
      const bad = join(at.folder, `${name}.backup`)
      writeFileSync(bad, content)
      const refused = await run('scripts/restore.ts', [bad], empty.variables)
      expect(refused).toMatchObject({ status: 1, stdout: '' })
      expect(refused.stderr).toMatch(new RegExp(`^[^\\n]*${said}[^\\n]*\\n$`))
    }
    const otherKey = join(at.folder, 'other.key')
    writeFileSync(otherKey, `jiyuan-key-1 ${randomBytes(32).toString('base64url')}\n`)
    chmodSync(otherKey, 0o600)
    const refused = await run('scripts/restore.ts', [file], { ...empty.variables, KEY_FILE: otherKey })
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('另一个密钥')
    // Nothing was written: the same place still takes the whole copy.
    expect((await run('scripts/restore.ts', [file], empty.variables)).status).toBe(0)
  })
})

describe('备份的文件', () => {
  it('三十天以前的自动备份会清掉，别的文件不动', async () => {
    const folder = scratch('backups-')
    for (const name of ['bangfu-2024-06-14.backup', 'bangfu-2024-06-15.backup', 'mine.backup']) {
      writeFileSync(join(folder, name), '')
    }
    expect(await dropOldBackups(folder, '2024-07-15', 30)).toBe(1)
    expect(statSync(join(folder, 'bangfu-2024-06-15.backup')).isFile()).toBe(true)
    expect(statSync(join(folder, 'mine.backup')).isFile()).toBe(true)
  })

  it('话里的换行、行分隔符和长数字，一个字不差', async () => {
    const [from, to] = [await freshDatabase('embedded'), await freshDatabase('postgres')]
    const secrets = openSecrets(randomBytes(32))
    const file = join(scratch('words-'), 'all.backup')
    const word = { districtId: '419001', means: 'kind', target: 'visit' }
    const words = ['行\u2028分\u2029隔', '换\n行\r\n"引号"', '12345678901234567890.10', '\\u0000 𠮷']
    await from.prisma.localWord.createMany({
      data: words.map((text) => ({ ...word, id: crypto.randomUUID(), word: text })),
    })
    await writeBackup(from, secrets, file, new Date())
    await readBackup(to, secrets, file)
    const rows = async (db: typeof from) => db.prisma.localWord.findMany({ orderBy: { id: 'asc' } })
    expect(await rows(to)).toEqual(await rows(from))
    await Promise.all([from.close(), to.close()])
  })

  it('每一处剪断都看得出来', async () => {
    const db = await freshDatabase('embedded')
    const secrets = openSecrets(randomBytes(32))
    const file = join(scratch('cut-'), 'all.backup')
    await writeBackup(db, secrets, file, new Date())
    await db.close()
    const bytes = readFileSync(file)
    for (let cut = 0; cut < bytes.length; cut += Math.ceil(bytes.length / 97)) {
      writeFileSync(file, bytes.subarray(0, cut))
      await expect(checkBackup(secrets, file)).rejects.toThrow(/备份/)
    }
  })
})

async function emptyPlace(at: Workplace, kind: 'embedded' | 'postgres'): Promise<Workplace> {
  const folder = scratch('restored-')
  const KEY_FILE = at.variables.KEY_FILE ?? ''
  const variables: Record<string, string> =
    kind === 'postgres'
      ? { KEY_FILE, DATA_DIR: join(folder, 'data'), DATABASE_URL: await freshUrl() }
      : { KEY_FILE, DATA_DIR: await freshDataDir() }
  return {
    folder,
    variables,
    type: (command, ...words) => run(`scripts/${command}.ts`, words, variables),
    write(name, content) {
      const path = join(folder, name)
      writeFileSync(path, JSON.stringify(content))
      return path
    },
  }
}
