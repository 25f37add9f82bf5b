import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyPassword } from '../../domain/records/accounts.ts'
import { districtId } from '../../domain/records/district.ts'
import { openDatabase } from '../../prisma/client.ts'
import { onBoth } from '../support/databases.ts'
import { lastJson, type Workplace, workplace } from './place.ts'

onBoth('user, audit', (kind) => {
  let at: Workplace
  let password = ''
  beforeAll(async () => {
    at = await workplace(kind)
  })

  const open = () => {
    const { DATABASE_URL: url, DATA_DIR: dataDir = '' } = at.variables
    return openDatabase(url === undefined ? { dataDir } : { url, maxConnections: 1 })
  }

  it('an account gets a one-time password, printed once as JSON', async () => {
    const { status, stdout, stderr } = await at.type('user', 'add', '孙丽', '--role', 'town', '--area', '轵城镇')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const made = lastJson(stdout)
    expect(Object.keys(made)).toEqual(['username', 'password'])
    password = String(made.password)
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
    const db = await open()
    const now = new Date()
    expect(await verifyPassword(db, districtId, '孙丽', password, now)).toMatchObject({ ok: true, oneTime: true })
    const tomorrow = new Date(now.getTime() + 25 * 3_600_000)
    expect(await verifyPassword(db, districtId, '孙丽', password, tomorrow)).toMatchObject({ ok: false })
    await db.close()
  })

  it('the same name twice, an area that does not fit, a name that is not there: status 1', async () => {
    const wrong: [string, string[]][] = [
      ['已经有用户 孙丽', ['add', '孙丽', '--role', 'admin']],
      ['范围要是一个村', ['add', '李四', '--role', 'village', '--area', '轵城镇']],
      ['没有“火星”这个地方', ['add', '李四', '--role', 'town', '--area', '火星']],
      ['没有用户 李四', ['reset', '李四']],
    ]
    for (const [said, words] of wrong) {
      const { status, stdout, stderr } = await at.type('user', ...words)
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toContain(said)
      expect(stderr.trim()).not.toContain('\n')
    }
  })

  it('reset gives another password, disable bars and list tells', async () => {
    const other = lastJson((await at.type('user', 'reset', '孙丽')).stdout)
    expect(other.password).not.toBe(password)
    expect((await at.type('user', 'disable', '孙丽')).status).toBe(0)
    expect(lastJson((await at.type('user', 'list')).stdout)).toEqual({
      username: '孙丽',
      role: 'town',
      area: '轵城镇',
      state: 'disabled',
    })
  })

  it('the chain holds; a changed row, a gap and a cut-off end are seen', async () => {
    const whole = lastJson((await at.type('audit', 'verify')).stdout)
    expect(whole).toMatchObject({ ok: true, rows: 4 })
    const head = String(whole.head)
    expect(lastJson((await at.type('audit', 'verify', '--head', head)).stdout)).toEqual(whole)
    await tamper(`UPDATE "Audit" SET "reason" = 'x' WHERE "seq" = 3`)
    const changed = await at.type('audit', 'verify')
    expect(changed.status).toBe(1)
    expect(changed.stderr).toContain('第 3 行')
    await tamper(`UPDATE "Audit" SET "reason" = NULL WHERE "seq" = 3`)
    await tamper(`DELETE FROM "Audit" WHERE "seq" = 4`)
    expect((await at.type('audit', 'verify')).status).toBe(0)
    expect((await at.type('audit', 'verify', '--head', head)).stderr).toContain('不在链上')
    await tamper(`DELETE FROM "Audit" WHERE "seq" = 2`)
    expect((await at.type('audit', 'verify')).stderr).toContain('第 3 行')
  })

  const tamper = async (sql: string) => {
    const db = await open()
    await db.pool.query(`ALTER TABLE "Audit" DISABLE TRIGGER ALL; ${sql}; ALTER TABLE "Audit" ENABLE TRIGGER ALL`)
    await db.close()
  }
})

describe('the key', () => {
  it('another, a missing and a readable one are refused before anything is written', async () => {
    const at = await workplace('embedded')
    const file = at.variables.KEY_FILE ?? ''
    await at.type('user', 'list')
    const own = readFileSync(file, 'utf8')
    renameSync(file, `${file}.kept`)
    expect((await at.type('user', 'list')).stderr).toContain('没有密钥文件 KEY_FILE')
    writeFileSync(file, `jiyuan-key-1 ${'A'.repeat(43)}\n`, { mode: 0o600 })
    expect((await at.type('user', 'list')).stderr).toContain('不是这个数据库的密钥')
    writeFileSync(file, own)
    chmodSync(file, 0o644)
    expect((await at.type('user', 'list')).stderr).toContain('chmod 600')
    chmodSync(file, 0o600)
    expect((await at.type('user', 'list')).status).toBe(0)
  })
})
