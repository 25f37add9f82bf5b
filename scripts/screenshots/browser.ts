import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { inherited } from '../config.ts'

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/**
 * A headless Chromium that draws Chinese wherever it runs: with the font of a package, told by a font configuration of
 * its own in `folder`.
 */
export async function chineseBrowser(folder: string): Promise<Browser> {
  const env = { ...inherited(), FONTCONFIG_FILE: fontConfiguration(folder) }
  const installed = system.find(existsSync)
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: quiet, env })
  const shipped = (await import('@sparticuz/chromium')).default
  // Within one process the browser would end with the first window that closes.
  const args = shipped.args.filter((flag) => !/web-security|insecure-content|single-process/.test(flag))
  return chromium.launch({ executablePath: await shipped.executablePath(), args: [...args, ...quiet], env })
}

function fontConfiguration(folder: string): string {
  const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
  const cache = join(folder, 'font-cache')
  mkdirSync(cache, { recursive: true })
  const alias = ['sans-serif', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'monospace'].map(
    (family) =>
      `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans S Chinese</family></prefer></alias>`,
  )
  const file = join(folder, 'fonts.conf')
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
  writeFileSync(
    file,
    `${head}<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir>${alias.join('')}</fontconfig>`,
  )
  return file
}
