import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Downloads } from '../downloads.ts'
import type { Kept } from '../kept.ts'
import { limits } from '../limits.ts'
import { sendAsset, sendDownload, sendKept } from './files.ts'
import { guard, isOurHost, isOurPage, readBody, sendJson } from './http.ts'
import type { Live } from './live.ts'
import { type Reading, reads } from './reads.ts'
import { sendUpload, type Writing, writes } from './writes.ts'

/** All that the page needs of the simulator. */
export interface PageParts {
  readonly reading: Reading
  readonly writing: Writing
  readonly downloads: Downloads
  readonly kept: Kept
  readonly live: Live
  readonly port: () => number
}

const MOST_JSON = 1 << 20

const problem = (response: ServerResponse, status: number, message: string): void =>
  sendJson(response, status, { problem: message })

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return null
  }
}

const file = (parts: PageParts, path: string, response: ServerResponse): boolean => {
  const [, folder, id] = /^\/(media|files)\/([0-9a-f]{32})$/.exec(path) ?? []
  if (id === undefined) return sendAsset(path, response)
  return folder === 'media' ? sendDownload(parts.downloads, id, response) : sendKept(parts.kept, id, response)
}

const get = async (parts: PageParts, url: URL, response: ServerResponse): Promise<void> => {
  if (url.pathname === '/api/events') {
    parts.live.join(response)
    return
  }
  const read = Object.hasOwn(reads, url.pathname) ? reads[url.pathname] : undefined
  if (read) sendJson(response, 200, await read(parts.reading, url.searchParams))
  else if (!file(parts, url.pathname, response)) problem(response, 404, '没有这一页')
}

const post = async (parts: PageParts, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const upload = url.pathname === '/api/file'
  const write = Object.hasOwn(writes, url.pathname) ? writes[url.pathname] : undefined
  if (!upload && !write) return problem(response, 404, '没有这一页')
  const bytes = await readBody(request, upload ? limits.mostBytes.file : MOST_JSON)
  if (!bytes) return problem(response, 413, upload ? '文件不能超过 20 MB' : '这段话太长')
  const { writing } = parts
  const wrong = upload ? sendUpload(writing, url.searchParams, bytes) : (write?.(writing, parseJson(bytes)) ?? null)
  if (wrong !== null) return problem(response, 422, wrong)
  sendJson(response, 200, {})
}

const route = async (parts: PageParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  guard(response)
  const port = parts.port()
  if (!isOurHost(request.headers.host, port)) return problem(response, 421, `请打开 http://127.0.0.1:${port}`)
  // A path as it stands: resolved against a base, `//x` would be another host.
  if (!request.url?.startsWith('/')) return problem(response, 400, '请求的地址不对')
  const url = new URL(`http://127.0.0.1:${port}${request.url}`)
  if (request.method === 'GET') return get(parts, url, response)
  if (request.method !== 'POST') return problem(response, 405, '不支持这种请求')
  if (!isOurPage(request, port)) return problem(response, 403, '只接受本页面的操作')
  return post(parts, url, request, response)
}

/** The page, what it asks and does, and the robot's downloads. An error ends its own request only. */
export const makePage =
  (parts: PageParts, log: (what: string, detail: Readonly<Record<string, unknown>>) => void) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    route(parts, request, response).catch((error: unknown) => {
      log('a page request broke', { reason: error instanceof Error ? error.message : 'unknown' })
      if (response.headersSent) response.destroy()
      else problem(response, 500, '模拟器出错了：刷新页面再试')
    })
  }
