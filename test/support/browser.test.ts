import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'

it('浏览器打得开一个页面', async () => {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<title>户</title><p>王建国</p>'),
  )
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect(await page.textContent('p')).toBe('王建国')
  await browser.close()
  server.close()
})
