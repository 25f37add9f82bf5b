import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { Downloads } from '../downloads.ts'
import type { Kept } from '../kept.ts'
import { sendBytes } from './http.ts'

const assets = {
  '/': ['page.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/chat.css': ['chat.css', 'text/css; charset=utf-8'],
  '/compose.css': ['compose.css', 'text/css; charset=utf-8'],
  '/phone.css': ['phone.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/api.js': ['api.js', 'text/javascript; charset=utf-8'],
  '/bubble.js': ['bubble.js', 'text/javascript; charset=utf-8'],
  '/compose.js': ['compose.js', 'text/javascript; charset=utf-8'],
  '/dom.js': ['dom.js', 'text/javascript; charset=utf-8'],
  '/markdown.js': ['markdown.js', 'text/javascript; charset=utf-8'],
  '/rooms.js': ['rooms.js', 'text/javascript; charset=utf-8'],
  '/who.js': ['who.js', 'text/javascript; charset=utf-8'],
} as const

/** A part of the page, read anew each time so that a change shows at the next load; false where there is none. */
export const sendAsset = (path: string, response: ServerResponse): boolean => {
  if (!Object.hasOwn(assets, path)) return false
  const [name, type] = assets[path as keyof typeof assets]
  sendBytes(response, 200, type, readFileSync(new URL(name, import.meta.url)))
  return true
}

const attachment = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

/** A file for the robot, encrypted, by the address of its message; false when unknown or five minutes old. */
export const sendDownload = (downloads: Downloads, id: string, response: ServerResponse): boolean => {
  const taken = downloads.take(id)
  if (!taken) return false
  if (taken.name !== null) response.setHeader('content-disposition', attachment(taken.name))
  sendBytes(response, 200, 'application/octet-stream', taken.bytes)
  return true
}

/** A file as a chat shows it: a picture in the page, anything else only to be saved. */
export const sendKept = (kept: Kept, id: string, response: ServerResponse): boolean => {
  const file = kept.get(id)
  if (!file) return false
  const shown = file.type.startsWith('image/')
  if (!shown) response.setHeader('content-disposition', attachment(file.name))
  sendBytes(response, 200, shown ? file.type : 'application/octet-stream', file.bytes)
  return true
}
