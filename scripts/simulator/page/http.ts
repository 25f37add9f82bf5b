import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whether a request was meant for this server: a name that some other site pointed here is not ours. */
export const isOurHost = (host: string | undefined, port: number): boolean =>
  host !== undefined && [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host.toLowerCase())

/** Whether a write comes from our own page: another site cannot set this header, and its Origin would show it. */
export const isOurPage = ({ headers }: IncomingMessage, port: number): boolean => {
  const { origin } = headers
  const ours = origin === undefined || (origin.startsWith('http://') && isOurHost(origin.slice(7), port))
  return ours && headers['x-simulator'] === '1'
}

const always = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Puts the headers of every answer of the page. */
export const guard = (response: ServerResponse): void => {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
}

export const sendBytes = (response: ServerResponse, status: number, type: string, bytes: Uint8Array | string): void => {
  const body = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body)
}

export const sendJson = (response: ServerResponse, status: number, value: unknown): void =>
  sendBytes(response, status, 'application/json; charset=utf-8', JSON.stringify(value))

/** The whole body, or null as soon as it is longer than `most` bytes; what follows is read and dropped. */
export const readBody = async (request: IncomingMessage, most: number): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  }
  return size > most ? null : Buffer.concat(chunks)
}
