import { type CadreShown, cadreOf } from '../../domain/lists/cadres.ts'
import { changesOf } from '../../domain/lists/changes.ts'
import { mask } from '../../domain/mask.ts'
import { retireCadre as retire, unbindCadre as unbind } from '../../domain/records/hand-over.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { CadreDetail, type CadreDrafts } from '../views/cadre.tsx'
import { MeanwhileChanged } from '../views/meanwhile.tsx'
import { page } from '../views/page.tsx'
import { reasonOf } from './reason.ts'
import { isStale, unlessStale } from './unless-stale.ts'

const crumbs = [['干部', '/cadres']] as const

/** The cadre of the address, or 404: the same page whether he is elsewhere or nowhere. */
export async function cadreHere(console: Console, ctx: Context): Promise<CadreShown> {
  const found = await cadreOf(console.db, signedIn(ctx).asker, ctx.state.params.id ?? '')
  if (found === null) throw new Refusal(404, '没有这名干部，或不在您的辖区')
  return found
}

export async function showCadreWith(
  console: Console,
  ctx: Context,
  cadre: CadreShown,
  drafts: CadreDrafts,
): Promise<void> {
  const { db, config, secrets } = console
  const changes = await changesOf(db, config.districtId, 'cadre', cadre.id)
  const cipher = cadre.phoneCipher
  const phone =
    cipher === null
      ? null
      : mask.phone(secrets.decrypt({ table: 'Cadre', column: 'phoneCipher', rowId: cadre.id }, cipher))
  const wrong = Object.keys(drafts).length > 0
  const body = <CadreDetail cadre={cadre} phone={phone} changes={changes} drafts={drafts} />
  page(console, ctx, { title: cadre.name, wrong, crumbs }, body)
}

export const showCadre: Handler = async (console, ctx) => {
  await showCadreWith(console, ctx, await cadreHere(console, ctx), {})
}

/** A cadre of two areas is not put out of both by one of them. */
const elsewhereToo = ({ elsewhere }: CadreShown): string | null =>
  elsewhere > 0 ? `他在别处还有 ${elsewhere} 户，请示范区来做` : null

export const unbindCadre: Handler = async (console, ctx) => {
  const cadre = await cadreHere(console, ctx)
  const { reason, wrong: without } = reasonOf(ctx, '换了企业微信号', 'unbind-reason')
  if (isStale(ctx, cadre.version) || cadre.userid === null) return cadreConflict(console, ctx, cadre)
  const shared = elsewhereToo(cadre)
  const wrong = [...(shared === null ? [] : [{ field: 'unbind-reason', words: shared }]), ...without]
  if (wrong.length > 0) {
    ctx.status = 422
    return showCadreWith(console, ctx, cadre, { unbind: { reason, wrong } })
  }
  await unlessStale(
    () => transact(console.db, (tx) => unbind(tx, acting(console, ctx), cadre, reason)),
    async () => cadreConflict(console, ctx, await cadreHere(console, ctx)),
  )
  if (ctx.status !== 409) throw new Elsewhere(`/cadres/${cadre.id}`)
}

export const retireCadre: Handler = async (console, ctx) => {
  const cadre = await cadreHere(console, ctx)
  const { reason, wrong: without } = reasonOf(ctx, '已调离', 'retire-reason')
  if (isStale(ctx, cadre.version) || cadre.leftOn !== null) return cadreConflict(console, ctx, cadre)
  const held = cadre.households + cadre.elsewhere
  const left = held === 0 ? [] : [{ field: 'retire-reason', words: `他还有 ${held} 户，请先交给别人` }]
  const wrong = [...left, ...without]
  if (wrong.length > 0) {
    ctx.status = 422
    return showCadreWith(console, ctx, cadre, { retire: { reason, wrong } })
  }
  await unlessStale(
    async () => {
      await transact(console.db, (tx) => retire(console.db, tx, acting(console, ctx), cadre, reason))
    },
    async () => cadreConflict(console, ctx, await cadreHere(console, ctx)),
  )
  if (ctx.status !== 409) throw new Elsewhere('/cadres')
}

/** Someone was faster: 409, how he stands now; what was typed is on the page before. */
export async function cadreConflict(console: Console, ctx: Context, cadre: CadreShown): Promise<void> {
  const [last] = await changesOf(console.db, console.config.districtId, 'cadre', cadre.id)
  const state = cadre.leftOn !== null ? '已离开' : cadre.userid === null ? '未绑定' : '已绑定'
  const reason = ctx.state.form.get('reason') ?? ''
  const fields = [
    { label: '帮扶户', before: ctx.state.form.get('was-households'), now: `${cadre.households}`, yours: '' },
    { label: '状态', before: undefined, now: state, yours: '' },
    { label: '原因', before: undefined, now: last?.reason ?? '', yours: reason },
  ]
  const back = `/cadres/${cadre.id}`
  ctx.status = 409
  const told = { about: '这名干部', last: last ?? null, fields, again: null, back }
  page(console, ctx, { title: '刚刚有人改过', crumbs: [...crumbs, [cadre.name, back]] }, <MeanwhileChanged {...told} />)
}
