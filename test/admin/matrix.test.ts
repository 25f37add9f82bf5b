import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { access } from '../../admin/roles.ts'
import { routes } from '../../admin/routes/index.ts'
import { newId } from '../../domain/ids.ts'
import type { Browser } from './browser.ts'
import { hear } from './hear.ts'
import { districtId, openConsole, type TestConsole } from './open-console.ts'

// The contract's table ('Addresses of the console'), written here once more: cun village, zhen town, shi district,
// guan admin, shen auditor. w: writes, r: reads, -: 403.
const names = ['cun', 'zhen', 'shi', 'guan', 'shen'] as const
const rights: Readonly<Record<string, string>> = {
  '/': 'wwwwr',
  '/households': 'wwwwr',
  '/reports': 'wwwwr',
  '/messages': 'wwwwr',
  '/review': 'wwwwr',
  '/evidence': 'wwwwr',
  '/cases': 'wwwwr',
  '/todos': 'wwwwr',
  '/ledgers': 'wwwwr',
  '/checks': 'wwwwr',
  '/projects': 'wwwwr',
  '/imports': '-wwwr',
  '/groups': '-wwwr',
  '/cadres': '-wwwr',
  '/settings': '-rrwr',
  '/words': '-rrwr',
  '/jobs': '-rrwr',
  '/users': '---wr',
  '/audit': '---rr',
}
/** What everybody does for himself, and the one thing an auditor may post. */
const own = ['/logout', '/password', '/text-size', '/login', '/households/:code/reveal']

describe('who may do what where', () => {
  let house: TestConsole
  const browsers = new Map<string, Browser>()
  const known: Record<string, string> = {}
  beforeAll(async () => {
    house = await openConsole('embedded')
    await hear(house.db, house.now, {
      from: 'c1',
      text: '走访王建国',
      reports: [{ kind: 'visit', household: 'JY-0001', status: 'to-confirm' }],
    })
    for (const name of names) browsers.set(name, await house.as(name))
    const { db } = house
    const todo = { districtId, id: newId(), kind: 'verify', householdCode: 'JY-0001', words: '核实' }
    await db.prisma.todo.create({ data: todo })
    const word = { districtId, id: newId(), word: '老沟', means: 'place', target: '中王村' }
    await db.prisma.localWord.create({ data: word })
    const report = await db.prisma.report.findFirstOrThrow()
    Object.assign(known, {
      '/households': 'JY-0001',
      '/reports': report.id,
      '/messages': report.messageId,
      '/todos': todo.id,
      '/words': word.id,
      '/users': (await db.prisma.user.findFirstOrThrow({ where: { username: 'cun' } })).id,
      '/cadres': (await db.prisma.cadre.findFirstOrThrow({ where: { name: '赵志强' } })).id,
      '/groups': 'room-1',
      '/settings': 'monitoring-line',
      '/ledgers': 'training',
      '/imports': newId(),
      '/evidence': newId(),
    })
  })
  afterAll(() => house.close())

  const nounOf = (path: string): string => `/${path.split('/')[1]}`
  const addressOf = (path: string): string => path.replace(/:\w+/, () => known[nounOf(path)] ?? 'none')

  it('every route stands in the contract’s table', () => {
    const strange = Object.keys(access).filter((path) => !own.includes(path) && rights[nounOf(path)] === undefined)
    expect(strange).toEqual([])
    for (const noun of Object.keys(rights))
      expect(Object.keys(access), noun).toContain(noun === '/evidence' ? '/evidence/:id' : noun)
  })

  it('reading is as the table says', async () => {
    for (const { path, get } of routes.filter(({ path }) => !own.includes(path))) {
      if (get === undefined) continue
      for (const [place, name] of names.entries()) {
        const { status } = (await browsers.get(name)?.get(addressOf(path))) ?? { status: 0 }
        const right = rights[nounOf(path)]?.charAt(place)
        if (right === '-') expect(status, `${name} ${path}`).toBe(403)
        else expect([200, 404], `${name} ${path}: ${status}`).toContain(status)
      }
    }
  })

  it('writing is as the table says, and a form that names no version changes nothing', async () => {
    for (const { path, post } of routes.filter(({ path }) => !own.includes(path))) {
      for (const [place, name] of names.entries()) {
        const browser = browsers.get(name)
        const answer = await browser?.post(addressOf(path), { _csrf: (await browser.csrf()) ?? '' })
        const status = answer?.status ?? 0
        const right = rights[nounOf(path)]?.charAt(place)
        if (post === undefined) expect(status, `${name} ${path}`).toBe(405)
        else if (right !== 'w') expect(status, `${name} ${path}`).toBe(403)
        else expect([404, 409, 415, 422], `${name} ${path}: ${status}`).toContain(status)
      }
    }
    for (const { path } of routes.filter(({ post, path }) => post !== undefined && path !== '/login')) {
      const stranger = await house.stranger().post(addressOf(path), {})
      expect([stranger.status, stranger.headers.get('location')], path).toEqual([303, '/login'])
    }
  })

  it('what a role may not open is not offered to it', async () => {
    for (const [place, name] of names.entries()) {
      const { text } = (await browsers.get(name)?.get('/')) ?? { text: '' }
      const offered = [...text.matchAll(/<li><a href="(\/[a-z]*)"/g)].map(([, href]) => href ?? '')
      for (const href of offered) expect(rights[href]?.charAt(place), `${name} ${href}`).not.toBe('-')
    }
  })
})
