import { request } from 'node:http'
import { expect, test } from 'vitest'
import type { Simulator } from '../../scripts/simulator/server.ts'
import { connect, people, simulate } from './robot.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

const ours = { 'x-simulator': '1', 'content-type': 'application/json' }

const http = (
  simulator: Simulator,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: simulator.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    asking.on('error', reject)
    asking.end(body)
  })

const say = (simulator: Simulator, body: object, headers: Record<string, string> = ours): Promise<Answer> =>
  http(simulator, 'POST', '/api/say', headers, JSON.stringify(body))

test('the page comes with headers that let no other code in', async () => {
  await using simulator = await simulate()
  const { status, headers, text } = await http(simulator, 'GET', '/')
  expect(status).toBe(200)
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(text).not.toMatch(/ style=| on[a-z]+=|<style|https?:/)
})

test('every part that the page names is there', async () => {
  await using simulator = await simulate()
  const seen = new Set<string>(['/'])
  for (const path of seen) {
    const { status, text } = await http(simulator, 'GET', path)
    expect([path, status]).toEqual([path, 200])
    const named = [...text.matchAll(/(?:src|href)="(\/[\w.]+)"|from '\.(\/[\w.]+)'/g)]
    for (const [, link, module] of named) seen.add(link ?? module ?? '/')
  }
  expect(seen.size).toBeGreaterThan(8)
})

test('a request under another name, or from another site, changes nothing', async () => {
  await using simulator = await simulate()
  const body = { from: 'zhao', text: '走访' }
  expect((await http(simulator, 'GET', '/', { host: 'evil.example' })).status).toBe(421)
  expect((await say(simulator, body, { ...ours, host: `evil.example:${simulator.port}` })).status).toBe(421)
  expect((await say(simulator, body, { ...ours, origin: 'http://evil.example' })).status).toBe(403)
  expect((await say(simulator, body, { ...ours, origin: 'null' })).status).toBe(403)
  expect((await say(simulator, body, { 'content-type': 'application/json' })).status).toBe(403)
  expect(simulator.posts).toEqual([])
  expect((await say(simulator, body, { ...ours, origin: simulator.url })).status).toBe(200)
  expect((await say(simulator, body, { ...ours, host: `localhost:${simulator.port}` })).status).toBe(200)
  expect(simulator.posts).toHaveLength(2)
})

test('what cannot be done is said in a sentence, and nothing happens', async () => {
  await using simulator = await simulate()
  const wrong = [
    { from: 'nobody', text: '走访' },
    { from: 'zhao', text: '' },
    { from: 'zhao', text: '一', group: 'x' },
    [],
  ]
  for (const body of wrong) {
    const { status, text } = await say(simulator, body)
    expect(status).toBe(422)
    expect(JSON.parse(text).problem).toMatch(/\p{Script=Han}/u)
  }
  expect((await http(simulator, 'POST', '/api/say', ours, '{')).status).toBe(422)
  expect((await http(simulator, 'POST', '/api/say', ours, 'x'.repeat((1 << 20) + 1))).status).toBe(413)
  expect((await http(simulator, 'PUT', '/api/say', ours)).status).toBe(405)
  expect((await http(simulator, 'POST', '/api/dance', ours)).status).toBe(404)
  expect((await http(simulator, 'GET', '/../server.ts')).status).toBe(404)
  expect((await http(simulator, 'GET', '//x:y')).status).toBe(404)
  expect((await http(simulator, 'GET', '/constructor')).status).toBe(404)
  const press = JSON.stringify({ from: 'zhao', taskId: 'q-1', key: '是' })
  expect((await http(simulator, 'POST', '/api/press', ours, press)).status).toBe(422)
  expect(simulator.posts).toEqual([])
})

test('of a thousand people fifty are shown, and those that are searched for are found', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ id: `c-${index}`, name: `干部${index}`, role: '中王村' }))
  await using simulator = await simulate({ people: [...people, ...many] })
  const find = async (query: string) =>
    JSON.parse((await http(simulator, 'GET', `/api/people?q=${encodeURIComponent(query)}`)).text)
  expect((await find('')).people).toHaveLength(50)
  expect((await find('')).total).toBe(1002)
  expect(await find('中王村 干部999')).toEqual({ people: [{ id: 'c-999', name: '干部999', role: '中王村' }], total: 1 })
})

test('a picture is known by its bytes, whatever its name, and a file is only to be saved', async () => {
  await using simulator = await simulate()
  using robot = connect(simulator)
  const upload = (name: string, bytes: Buffer, more = '') =>
    http(simulator, 'POST', `/api/file?from=zhao&name=${encodeURIComponent(name)}${more}`, ours, bytes)
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
  expect((await upload('a.txt', png, '&text=%E7%8E%8B')).status).toBe(200)
  expect((await upload('网页.png', Buffer.from('<script>alert(1)</script>'))).status).toBe(200)
  expect((await upload('空.txt', Buffer.alloc(0))).status).toBe(422)
  expect((await upload('大.txt', Buffer.alloc((20 << 20) + 1))).status).toBe(413)
  await robot.heardMessage(2)
  expect(robot.messages.map(({ body }) => body?.msgtype)).toEqual(['mixed', 'file'])
  const [picture, file] = simulator.posts.map(({ files }) => files?.[0]?.id)
  const shown = await http(simulator, 'GET', `/files/${picture}`)
  expect([shown.headers['content-type'], shown.headers['content-disposition']]).toEqual(['image/png', undefined])
  const saved = await http(simulator, 'GET', `/files/${file}`)
  expect(saved.headers['content-type']).toBe('application/octet-stream')
  expect(saved.headers['content-disposition']).toContain('attachment')
})

test('a taken port is an error that names it', async () => {
  await using simulator = await simulate()
  await expect(simulate({ port: simulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
