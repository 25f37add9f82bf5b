import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Downloads } from '../media.ts'

/** Whether a request was meant for this server: a name that some other site pointed here is not ours. */
export const isOurHost = (host: string | undefined, port: number): boolean =>
  host !== undefined && [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host.toLowerCase())

/** A file for the robot, encrypted, by the address of its message; 404 when unknown or five minutes old. */
export const sendDownload = (downloads: Downloads, request: IncomingMessage, response: ServerResponse): void => {
  const id = /^\/media\/([0-9a-f]{32})$/.exec(request.url ?? '')?.[1]
  const taken = id === undefined || request.method !== 'GET' ? null : downloads.take(id)
  if (!taken) {
    response.writeHead(404).end()
    return
  }
  if (taken.name !== null)
    response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(taken.name)}`)
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': taken.bytes.length })
  response.end(taken.bytes)
}
