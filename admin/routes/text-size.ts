import type { Handler } from '../console.ts'
import { writeCookie } from '../cookies.ts'
import { ownPage } from '../own-page.ts'
import { Elsewhere } from '../refusal.ts'

const year = 365 * 24 * 3600

/** 大字 on or off, for this browser; then back to where one was. */
export const setTextSize: Handler = (console, ctx) => {
  const large = ctx.state.form.get('size') === 'large'
  writeCookie(console, ctx, 'large', large ? '1' : '', large ? year : 0)
  throw new Elsewhere(ownPage(ctx.state.form.get('next')))
}
