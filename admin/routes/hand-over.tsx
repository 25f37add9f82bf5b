import { type CadreRow, type CadreShown, cadresNamed } from '../../domain/lists/cadres.ts'
import { handOver as hand, retireCadre } from '../../domain/records/hand-over.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Context, Handler } from '../console.ts'
import { Elsewhere } from '../refusal.ts'
import { type HandOverDraft, tickName } from '../views/hand-over-form.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { cadreConflict, cadreHere, showCadreWith } from './cadre.tsx'
import { reasonOf } from './reason.ts'
import { isStale, unlessStale } from './unless-stale.ts'

/** Gives households of one cadre to another; asked so, the first leaves once he has none. */
export const handOver: Handler = async (console, ctx) => {
  const { db } = console
  const cadre = await cadreHere(console, ctx)
  if (isStale(ctx, cadre.version) || cadre.leftOn !== null) return cadreConflict(console, ctx, cadre)
  const typed = typedOf(ctx, cadre)
  const takers = typed.to === '' ? [] : await cadresNamed(db, signedIn(ctx).asker, typed.to)
  const { codes, wrong: withoutAny } = chosenOf(cadre, typed)
  const { reason, wrong: withoutReason } = reasonOf(ctx, '轮岗，由卫红霞接手')
  const wrong = [...takerProblem(cadre, typed.to, takers), ...withoutAny, ...withoutReason]
  const [taker] = takers
  if (taker === undefined || wrong.length > 0) {
    ctx.status = 422
    const several = takers.length > 1 ? takers : []
    return showCadreWith(console, ctx, cadre, { handOver: { ...typed, wrong, several } })
  }
  await unlessStale(
    async () => {
      const by = acting(console, ctx)
      await transact(db, (tx) => hand(db, tx, by, { from: cadre, to: taker, codes, reason }))
      const all = codes.length === cadre.own.length && cadre.elsewhere === 0
      // His row went up by one with the handing over; who still has some stays.
      const now = { ...cadre, version: cadre.version + 1 }
      if (typed.leave && all) await transact(db, (tx) => retireCadre(db, tx, by, now, reason))
    },
    async () => cadreConflict(console, ctx, await cadreHere(console, ctx)),
  )
  if (ctx.status !== 409) throw new Elsewhere(`/cadres/${taker.id}`)
}

type Typed = Omit<HandOverDraft, 'wrong' | 'several'>

function typedOf(ctx: Context, cadre: CadreShown): Typed {
  const { form } = ctx.state
  return {
    to: (form.get('to') ?? '').trim(),
    which: form.get('which') ?? '',
    chosen: new Set(cadre.own.flatMap(({ code }) => (form.has(tickName(code)) ? [code] : []))),
    leave: form.get('leave') === 'yes',
    reason: (form.get('reason') ?? '').trim(),
  }
}

/** Which households: all of the area, a village's, or those that were ticked. */
function chosenOf(
  { own }: CadreShown,
  { which, chosen }: Typed,
): { readonly codes: readonly string[]; readonly wrong: readonly Wrong[] } {
  const fits = own.filter(
    ({ code, villageCode }) => which === 'all' || (which === 'some' ? chosen.has(code) : villageCode === which),
  )
  const words = which === 'some' ? '请勾选要交的户，或选“全部”' : '请选要交哪些户'
  return { codes: fits.map(({ code }) => code), wrong: fits.length > 0 ? [] : [{ field: 'which', words }] }
}

function takerProblem(cadre: CadreShown, to: string, takers: readonly CadreRow[]): readonly Wrong[] {
  const told = (words: string): readonly Wrong[] => [{ field: 'to', words }]
  if (to === '') return told('请写交给谁，如 卫红霞')
  const [taker, ...others] = takers
  if (taker === undefined) return told(`您的辖区里没有叫“${to.slice(0, 20)}”的干部，请写全名`)
  if (others.length > 0) return told(`有 ${takers.length} 名干部叫“${to}”，请选哪一个`)
  return taker.id === cadre.id ? told('不能交给他自己') : []
}
