import type { Middleware } from 'koa'
import { maskText } from '../../domain/mask.ts'
import type { Console, Context, Form, State } from '../console.ts'
import { csrfToken, sameText } from '../csrf.ts'
import { Refusal } from '../refusal.ts'
import type { Path } from '../roles.ts'

/** A form without files. */
const most = 1_000_000
/** A file; around it stand the form's other fields. */
const mostOfFile = 20 * 1024 * 1024
/** How much of a body that is too long is still heard out, so that its sender gets to read the answer. */
const heardOut = 32_000_000

/** Where a form brings a file along. */
const takesFile: ReadonlySet<Path> = new Set(['/imports'])

/** Reads a posted form: over 1 MB or a file over 20 MB 413, neither kind of form 415, `_csrf` missing or another's 403. */
export const formed = (console: Console): Middleware<State> =>
  async function formed(ctx, next) {
    if (ctx.method !== 'POST') return next()
    const withFile = takesFile.has(ctx.state.path) && /^multipart\/form-data\b/i.test(ctx.get('content-type'))
    const body = await readBody(ctx, withFile ? mostOfFile + most : most)
    const { form, file } = await parseForm(ctx, body)
    const { binding } = ctx.state
    const { sessionSecret } = console.config
    const given = form.get('_csrf')
    if (binding === undefined || given === undefined) throw new Refusal(403, stale)
    if (!sameText(sessionSecret, given, csrfToken(sessionSecret, binding))) throw new Refusal(403, stale)
    ctx.state.form = form
    if (file !== null) ctx.state.file = file
    await next()
  }

const stale = '这张表不是从本次登录打开的，没有保存。请返回、刷新后再提交'

async function readBody(ctx: Context, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of ctx.req) {
    size += part.length
    if (size <= limit) parts.push(part)
    else if (size > heardOut) {
      ctx.set('Connection', 'close')
      break
    }
  }
  if (size > limit) throw new Refusal(413)
  return Buffer.concat(parts)
}

interface Parsed {
  readonly form: Form
  readonly file: NonNullable<State['file']> | null
}

async function parseForm(ctx: Context, body: Buffer): Promise<Parsed> {
  const type = ctx.get('content-type')
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return { form: first(new URLSearchParams(body.toString('utf8'))), file: null }
  }
  if (/^multipart\/form-data\b/i.test(type)) {
    const read = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => null)
    if (read === null) throw new Refusal(400)
    return {
      form: first([...read].filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
      file: await fileIn(read),
    }
  }
  throw new Refusal(415)
}

/** The first file of a form; a control that was left empty comes as one without name and bytes. */
async function fileIn(read: FormData): Promise<Parsed['file']> {
  for (const [, value] of read) {
    if (typeof value === 'string' || (value.name === '' && value.size === 0)) continue
    if (value.size > mostOfFile) throw new Refusal(413)
    return { name: fileName(value.name), bytes: Buffer.from(await value.arrayBuffer()) }
  }
  return null
}

/** What a file is called, to be shown and nothing else: without folders, signs that are not seen, and whole numbers. */
function fileName(given: string): string {
  const bare = given.replace(/^.*[\\/]/su, '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
  return maskText([...bare].slice(0, 100).join(''))
}

/** Of a field that comes twice the first; line ends as one sign; no NUL, which no database takes as text. */
function first(pairs: Iterable<[string, string]>): Form {
  const form = new Map<string, string>()
  for (const [name, value] of pairs) {
    if (!form.has(name)) form.set(name, value.replaceAll('\r\n', '\n').replaceAll('\0', ''))
  }
  return form
}
