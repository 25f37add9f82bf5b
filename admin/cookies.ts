import type { Console, Context } from './console.ts'

type Name = 'session' | 'login' | 'large'

/** With https the browser itself refuses a `__Host-` cookie that another host or plain http wrote. */
const named = (console: Console, name: Name): string => (isSecure(console) ? `__Host-${name}` : name)

export function isSecure(console: Pick<Console, 'config'>): boolean {
  return console.config.publicUrl?.startsWith('https://') === true
}

export function readCookie(console: Console, ctx: Context, name: Name): string | undefined {
  const wanted = `${named(console, name)}=`
  const found = (ctx.req.headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(wanted))
  return found?.slice(wanted.length)
}

/** Kept until the browser closes, or `seconds`; 0 takes it away. */
export function writeCookie(console: Console, ctx: Context, name: Name, value: string, seconds?: number): void {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  const secure = isSecure(console) ? '; Secure' : ''
  ctx.append('Set-Cookie', `${named(console, name)}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${secure}`)
}
