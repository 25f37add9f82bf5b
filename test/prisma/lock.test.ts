import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Expected } from '../../domain/errors.ts'
import { takeLock } from '../../prisma/lock.ts'
import { kill, printed, scratch, start } from '../support/process.ts'

describe('嵌入式数据库的锁', () => {
  let path: string
  let children: ReturnType<typeof start>[]
  beforeEach(() => {
    path = join(scratch('lock-'), 'database.lock')
    children = []
  })
  afterEach(() => Promise.all(children.map(kill)))

  function holder(): ReturnType<typeof start> {
    const child = start('test/prisma/holder.ts', [path])
    children.push(child)
    return child
  }

  it('a second process is refused in one Chinese line that names the first', async () => {
    const first = holder()
    await printed(first, 'held')
    const refused = takeLock(path)
    await expect(refused).rejects.toBeInstanceOf(Expected)
    await expect(refused).rejects.toThrow(new RegExp(`^嵌入式数据库正被进程 ${first.pid} 使用.*DATABASE_URL.*$`))
  })

  it('the lock of a process that was killed is taken over', async () => {
    const first = holder()
    await printed(first, 'held')
    await kill(first)
    const lock = await takeLock(path)
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    lock.release()
  })

  it('of several processes at a dead lock one gets it', async () => {
    writeFileSync(path, '999999999 gone')
    const said = await Promise.all(Array.from({ length: 4 }, () => printed(holder(), '\n')))
    expect(said.filter((line) => line.startsWith('held'))).toHaveLength(1)
  })

  it('the same process does not get it twice, and does once it was given up', async () => {
    const lock = await takeLock(path)
    await expect(takeLock(path)).rejects.toBeInstanceOf(Expected)
    lock.release()
    expect(existsSync(path)).toBe(false)
    const again = await takeLock(path)
    again.release()
  })

  it('a living process whose number alone is known keeps it', async () => {
    writeFileSync(path, `${process.ppid}`)
    await expect(takeLock(path)).rejects.toThrow(`进程 ${process.ppid} `)
  })

  it('a number that now belongs to a later process is no holder', async () => {
    writeFileSync(path, `${process.ppid} another-boot:1`)
    const lock = await takeLock(path)
    lock.release()
  })

  it('our own number from before a restart is no holder', async () => {
    writeFileSync(path, `${process.pid}`)
    const lock = await takeLock(path)
    lock.release()
  })

  it('giving up leaves a lock that is no longer ours alone', async () => {
    const lock = await takeLock(path)
    writeFileSync(path, '1 another')
    lock.release()
    expect(readFileSync(path, 'utf8')).toBe('1 another')
  })

  it('an empty file is refused, naming what to remove', async () => {
    writeFileSync(path, '')
    await expect(takeLock(path)).rejects.toThrow(`锁文件 ${path} 是空的`)
  })
})
