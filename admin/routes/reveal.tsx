import { isId } from '../../domain/lists/reports.ts'
import { numberKinds } from '../../domain/numbers.ts'
import { reveal } from '../../domain/records/reveal.ts'
import { acting, signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { Refusal } from '../refusal.ts'
import { page } from '../views/page.tsx'
import { RevealAgain, Revealed } from '../views/reveal.tsx'
import { householdAddress, householdHere } from './household.tsx'
import { oneOf } from './query.ts'

/** One number, whole, once, for a reason that is on record before it is shown. */
export const revealNumber: Handler = async (console, ctx) => {
  const { form } = ctx.state
  const { asker } = signedIn(ctx)
  const household = await householdHere(console, ctx)
  const person = form.get('person') ?? ''
  const kind = oneOf(form.get('number'), numberKinds)
  if (kind === undefined || !isId(person)) throw new Refusal(422, '没有说要看哪个号码。请从户的页面上点“查看”')
  const reason = (form.get('reason') ?? '').trim()
  const back = [
    ['帮扶户', '/households'],
    [household.headName, householdAddress(household.code)],
  ] as const
  const title = '查看号码'
  if (reason === '' || [...reason].length > 200) {
    ctx.status = 422
    const words = reason === '' ? '请写查看原因，如 核对社保卡信息' : '查看原因最多 200 字，请缩短'
    const again = <RevealAgain household={household} person={person} kind={kind} reason={reason} words={words} />
    return page(console, ctx, { title, wrong: true, crumbs: back }, again)
  }
  const wanted = { household: household.code, person, kind, reason }
  const outcome = await reveal(console.db, console.secrets, asker, acting(console, ctx), wanted)
  if (outcome.shown) {
    const shown = (
      <Revealed household={household} name={outcome.name} kind={kind} number={outcome.number} reason={reason} />
    )
    return page(console, ctx, { title, crumbs: back }, shown)
  }
  if (outcome.why === 'absent') throw new Refusal(404, '没有这一户，或不在您的辖区')
  const minutes = Math.ceil(outcome.retryAfter / 60)
  const words = `一小时内最多查看 30 个号码，请 ${minutes} 分钟后再试`
  throw new Refusal(429, words, { 'Retry-After': String(outcome.retryAfter) })
}
