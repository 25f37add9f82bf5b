import type { Browser, Page } from 'playwright-core'
import type { Card } from '../../bot/puppet/say.ts'
import { cardOf } from '../../bot/replies/card.ts'
import { render } from '../../bot/replies/render.ts'
import { startSimulator } from '../simulator/server.ts'
import { type Example, type Sheet, single } from './answers/example.ts'

/** What a sheet shows of an answer. */
interface Shown {
  readonly when: string
  /** As the wire carries it. */
  readonly text: string
  readonly card: Card | null
}

interface DrawnSheet {
  /** Name of the picture's file, without ending. */
  readonly name: string
  readonly png: Buffer
  /** What each bubble shows as text, its lines without the spaces that end them. */
  readonly texts: readonly string[]
}

/** Three columns of a phone's width. */
const width = 1_180

// The simulator's own bubbles, so that a sheet shows what its page shows; one after another, a caption over each.
const script = `async (all) => {
  const { bubble } = await import('/bubble.js')
  document.body.className = 'sheet'
  document.body.replaceChildren(...all.flatMap(({ when, text, card }) => {
    const post = (kind, more) => bubble({ seq: 0, chat: 'a', from: 'robot', name: '', at: 0, kind, text, finished: true, ...more },
      { me: 'a', press: () => {}, quote: null })
    const figure = document.createElement('figure')
    const caption = document.createElement('figcaption')
    caption.textContent = when
    figure.append(caption, post('stream', {}), ...(card ? [post('card', { card })] : []))
    return figure
  }))
}`
const style = `html, body.sheet { height: auto; } body.sheet { display: block; columns: 3; column-gap: 20px; padding: 16px; font-size: 15px }
  .sheet figure { margin: 0 0 14px; break-inside: avoid } .sheet figcaption { color: #51565d; font-size: 13px }
  .sheet .by { display: none } .sheet .post { margin-bottom: 6px; max-width: none }`

/** Each sheet as a picture: every answer in the simulator's bubble, drawn by its page's own script and style. */
export async function answerSheets(browser: Browser, sheets: readonly Sheet[]): Promise<readonly DrawnSheet[]> {
  const simulator = await startSimulator({ port: 0, people: [], groups: [], botName: '帮扶助手' })
  // The page forbids styles that are not its own; here one is added to it.
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', bypassCSP: true })
  try {
    const drawn: DrawnSheet[] = []
    for (const sheet of sheets) {
      const page = await context.newPage()
      await page.goto(simulator.url)
      drawn.push({ name: `answers-${sheet.name}`, ...(await draw(page, sheet.examples.map(shownOf))) })
      await page.close()
    }
    return drawn
  } finally {
    await context.close()
    await simulator.close()
  }
}

/** An example in words, with its card where it has one. */
export function shownOf({ when, say, chat = single, late, card }: Example): Shown {
  return { when, text: render(say, chat, late ?? null), card: card ? cardOf(say, chat, 'sheet') : null }
}

async function draw(page: Page, all: readonly Shown[]): Promise<Omit<DrawnSheet, 'name'>> {
  await page.evaluate(`(${script})(${JSON.stringify(all)})`)
  await page.addStyleTag({ content: style })
  const texts = await page.locator('figure .markdown').allInnerTexts()
  return { png: await page.screenshot({ fullPage: true }), texts: texts.map(trimmed) }
}

const trimmed = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
