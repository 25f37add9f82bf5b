import type { Middleware } from 'koa'
import type { Console, Context, Form, State } from '../console.ts'
import { csrfToken, sameText } from '../csrf.ts'
import { Refusal } from '../refusal.ts'

/** A form without files. */
const most = 1_000_000
/** How much of a body that is too long is still heard out, so that its sender gets to read the answer. */
const heardOut = 32_000_000

/** Reads a posted form: over 1 MB 413, neither kind of form 415, `_csrf` missing or another's 403. */
export const formed = (console: Console): Middleware<State> =>
  async function formed(ctx, next) {
    if (ctx.method !== 'POST') return next()
    const body = await readBody(ctx)
    const form = await parseForm(ctx, body)
    const { binding } = ctx.state
    const { sessionSecret } = console.config
    const given = form.get('_csrf')
    if (binding === undefined || given === undefined) throw new Refusal(403, stale)
    if (!sameText(sessionSecret, given, csrfToken(sessionSecret, binding))) throw new Refusal(403, stale)
    ctx.state.form = form
    await next()
  }

const stale = '这张表不是从本次登录打开的，没有保存。请返回、刷新后再提交'

async function readBody(ctx: Context): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of ctx.req) {
    size += part.length
    if (size <= most) parts.push(part)
    else if (size > heardOut) {
      ctx.set('Connection', 'close')
      break
    }
  }
  if (size > most) throw new Refusal(413)
  return Buffer.concat(parts)
}

async function parseForm(ctx: Context, body: Buffer): Promise<Form> {
  const type = ctx.get('content-type')
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return first(new URLSearchParams(body.toString('utf8')))
  if (/^multipart\/form-data\b/i.test(type)) {
    const read = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => null)
    if (read === null) throw new Refusal(400)
    return first([...read].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  }
  throw new Refusal(415)
}

/** Of a field that comes twice the first; line ends as one sign; no NUL, which no database takes as text. */
function first(pairs: Iterable<[string, string]>): Form {
  const form = new Map<string, string>()
  for (const [name, value] of pairs) {
    if (!form.has(name)) form.set(name, value.replaceAll('\r\n', '\n').replaceAll('\0', ''))
  }
  return form
}
