import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { stocked } from './databases.ts'

const places = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
  (name) => `/usr/bin/${name}`,
)

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium: the system's where there is one, else the one that npm ships. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const system = places.find(existsSync)
  if (system !== undefined) return chromium.launch({ executablePath: system, args: quiet })
  const executablePath = await stocked('/browser')
  const shipped = (await import('@sparticuz/chromium')).default
  // A test wants the browser as strict as its users have it, and alive when one of its windows closes.
  const args = shipped.args.filter((flag) => !/web-security|insecure-content|single-process/.test(flag))
  return chromium.launch({ executablePath, args: [...args, ...quiet] })
}
