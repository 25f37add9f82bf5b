import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asRead } from '../../bot/replies/fit.ts'
import { sayNames } from '../../bot/replies/render.ts'
import type { Say } from '../../bot/replies/say.ts'
import { ask } from '../../domain/asks.ts'
import { answerSheets, shownOf } from '../../scripts/screenshots/answer-sheets.ts'
import { sheets } from '../../scripts/screenshots/answers/index.ts'
import { answersPage } from '../../scripts/screenshots/answers-page.ts'
import { launchBrowser } from '../support/browser.ts'

const docs = new URL('../../docs/', import.meta.url)
const examples = sheets.flatMap((sheet) => sheet.examples)
/** After a change of words: npm run screenshots -- --answers */
const page = readFileSync(new URL('回话一览.md', docs), 'utf8')

describe('回话一览', () => {
  it('每一种回话、每一种提问都有例子', () => {
    const shown = new Set<string>(examples.map(({ say }) => say.say))
    expect(sayNames.filter((name) => !shown.has(name))).toEqual([])
    const asked = new Set(examples.flatMap(({ say }) => ('question' in say ? (say.question?.ask ?? []) : [])))
    expect(ask.options.map(({ shape }) => shape.ask.value).filter((name) => !asked.has(name))).toEqual([])
  })

  it('页上的话就是现在说的话，图都在', () => {
    expect(page, '话改过了：npm run screenshots -- --answers').toBe(answersPage(sheets))
    const drawn = readdirSync(new URL('images/', docs)).filter((name) => name.startsWith('answers-'))
    expect(drawn.sort()).toEqual(sheets.map(({ name }) => `answers-${name}.png`).sort())
    const size = drawn.reduce((sum, name) => sum + statSync(new URL(`images/${name}`, docs)).size, 0)
    expect(size).toBeLessThan(1_500_000)
  })

  it('除了查、名单和帮助，不过六行；查八行', () => {
    const most = (say: Say): number => (say.say === 'household' ? 8 : say.say === 'digest' ? 12 : 6)
    const long = examples.filter(({ say, ...more }) => {
      const lines = shownOf({ say, ...more }).text.split('\n')
      return lines.filter((line) => !/^\d /u.test(line)).length > most(say)
    })
    expect(long.map(({ when }) => when)).toEqual([])
  })

  describe('印成图', () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchBrowser()
    })
    afterAll(() => browser.close())

    it('每一句在模拟器的气泡里，一行还是一行', async () => {
      const drawn = await answerSheets(browser, sheets)
      for (const [at, { png, texts }] of drawn.entries()) {
        // A browser shows several spaces as one.
        const words = sheets[at]?.examples.map((example) => asRead(shownOf(example).text).replace(/ {2,}/gu, ' '))
        expect(texts).toEqual(words)
        expect(png.subarray(1, 4).toString()).toBe('PNG')
      }
    })
  })
})
