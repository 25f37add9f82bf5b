import type { ServerResponse } from 'node:http'

/** What open pages are told as it happens. */
export interface Live {
  join(response: ServerResponse): void
  /** `data` is made only where a page is open. */
  tell(event: 'post' | 'line' | 'people', data: () => unknown): void
  close(): void
}

// A page that does not read for so long is let go; it comes back by itself and asks for what it missed.
const MOST_UNREAD = 4 << 20
const BEAT_MS = 20_000

/** Server-Sent Events to every open page. */
export const makeLive = (): Live => {
  const pages = new Set<ServerResponse>()
  const write = (text: string): void => {
    for (const page of pages) {
      if (page.writableLength > MOST_UNREAD) page.destroy()
      else page.write(text)
    }
  }
  const beat = setInterval(() => write(': \n\n'), BEAT_MS)
  beat.unref()
  return {
    join: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      response.write('retry: 1000\n\n')
      pages.add(response)
      response.on('close', () => pages.delete(response))
    },
    tell: (event, data) => {
      if (pages.size > 0) write(`event: ${event}\ndata: ${JSON.stringify(data())}\n\n`)
    },
    close: () => {
      clearInterval(beat)
      for (const page of pages) page.end()
    },
  }
}
