import { createHmac, timingSafeEqual } from 'node:crypto'

/** The token of this browser's forms: good as long as what it is bound to, the session or the login's own token. */
export function csrfToken(secret: string, binding: string): string {
  return createHmac('sha256', secret).update(`csrf\n${binding}`).digest('base64url')
}

/** Compares in constant time, whatever the lengths. */
export function sameText(secret: string, a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
