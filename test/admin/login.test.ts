import { afterEach, beforeEach, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { openConsole, password, type TestConsole } from './open-console.ts'

onBoth('logging in', (kind) => {
  let house: TestConsole
  beforeEach(async () => {
    house = await openConsole(kind)
  })
  afterEach(() => house.close())

  it('a right password leads to the page that was wanted', async () => {
    const browser = house.stranger()
    const refused = await browser.get('/households?town=419001102')
    expect(refused.status).toBe(303)
    expect(refused.headers.get('location')).toBe('/login?next=%2Fhouseholds%3Ftown%3D419001102')
    const login = await browser.get(refused.headers.get('location') ?? '')
    expect(login.text).toContain('name="next" value="/households?town=419001102"')
    const answer = await browser.logIn('zhen', password, { next: '/households?town=419001102' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/households?town=419001102')
    expect((await browser.get('/households')).status).toBe(200)
  })
})
