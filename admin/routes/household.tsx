import { z } from 'zod'
import { shanghaiDay } from '../../domain/calendar.ts'
import { householdTypes } from '../../domain/code-lists.ts'
import { changesOf } from '../../domain/lists/changes.ts'
import { type HouseholdShown, householdOf, householdPage } from '../../domain/lists/household.ts'
import { maskText } from '../../domain/mask.ts'
import { type Correction, correctHousehold as correct, differences } from '../../domain/records/household.ts'
import { Stale, transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { Conflict } from '../views/conflict.tsx'
import { type Draft, HouseholdDetail } from '../views/household.tsx'
import { page } from '../views/page.tsx'
import type { Wrong } from '../views/wrong.tsx'

const crumbs = [['帮扶户', '/households']] as const

export const householdAddress = (code: string): string => `/households/${encodeURIComponent(code)}`

const absent = '没有这一户，或不在您的辖区'

/** The household of the address, or 404: the same page whether it is elsewhere or nowhere. */
export async function householdHere(console: Console, ctx: Context): Promise<HouseholdShown> {
  const { asker } = signedIn(ctx)
  const found = await householdOf(console.db, console.secrets, asker, ctx.state.params.code ?? '')
  if (found === null) throw new Refusal(404, absent)
  return found
}

/** The same with all its page shows. */
export async function wholeHousehold(console: Console, ctx: Context) {
  const { asker } = signedIn(ctx)
  const [code, today] = [ctx.state.params.code ?? '', shanghaiDay(console.clock())]
  const found = await householdPage(console.db, console.secrets, asker, code, today)
  if (found === null) throw new Refusal(404, absent)
  return found
}

async function show(console: Console, ctx: Context, draft?: Draft): Promise<void> {
  const { household, history } = await wholeHousehold(console, ctx)
  const head = { title: household.headName, wrong: draft !== undefined, crumbs }
  page(console, ctx, head, <HouseholdDetail household={household} history={history} draft={draft} />)
}

export const showHousehold: Handler = (console, ctx) => show(console, ctx)

/** What the form holds, as typed; a field that did not come is not taken. */
const typed = z.object({
  type: z.string().optional(),
  note: z.string().optional(),
  reason: z.string().default(''),
})

export const correctHousehold: Handler = async (console, ctx) => {
  const { form } = ctx.state
  const household = await householdHere(console, ctx)
  const draft = typed.parse(Object.fromEntries(form))
  if (form.get('version') !== String(household.version)) return conflict(console, ctx, household, draft)
  const wrong = mistakes(draft)
  if (wrong.length > 0) {
    ctx.status = 422
    return show(console, ctx, { ...draft, wrong })
  }
  const set = differences(household, correction(draft))
  const by = acting(console, ctx)
  if (Object.keys(set).length > 0) {
    try {
      await transact(console.db, (tx) => correct(tx, by, household, set, draft.reason.trim()))
    } catch (error) {
      if (error instanceof Stale) return conflict(console, ctx, await householdHere(console, ctx), draft)
      throw error
    }
  }
  throw new Elsewhere(householdAddress(household.code))
}

function mistakes({ type, note = '', reason }: z.infer<typeof typed>): Wrong[] {
  const wrong: Wrong[] = []
  if (type !== undefined && type !== '' && !householdTypes.some((known) => known === type)) {
    wrong.push({ field: 'type', words: '户类型请从列表里选' })
  }
  if ([...note].length > 2000) wrong.push({ field: 'note', words: '备注最多 2000 字，请缩短' })
  if (reason.trim() === '') wrong.push({ field: 'reason', words: '请写更正原因，如 入户核实后更正' })
  if ([...reason].length > 200) wrong.push({ field: 'reason', words: '更正原因最多 200 字，请缩短' })
  return wrong
}

/** An empty field says that nothing is known. */
function correction({ type, note }: z.infer<typeof typed>): Correction {
  const known = (text: string | undefined): string | null | undefined => (text?.trim() === '' ? null : text)
  // Numbers have columns of their own, encrypted: a remark holds none.
  return { type: known(type), note: known(note === undefined ? undefined : maskText(note)) }
}

/** Someone was faster: 409, both values side by side, and what was typed kept. */
async function conflict(
  console: Console,
  ctx: Context,
  household: HouseholdShown,
  draft: z.infer<typeof typed>,
): Promise<void> {
  const [last = null] = await changesOf(console.db, console.config.districtId, 'household', household.code)
  ctx.status = 409
  const head = {
    title: '刚刚有人改过',
    crumbs: [...crumbs, [household.headName, householdAddress(household.code)] as const],
  }
  page(console, ctx, head, <Conflict household={household} draft={draft} last={last} opened={opened(ctx)} />)
}

/** What the form showed when it was opened. */
function opened({ state: { form } }: Context): {
  readonly type?: string | undefined
  readonly note?: string | undefined
} {
  return { type: form.get('was-type'), note: form.get('was-note') }
}
