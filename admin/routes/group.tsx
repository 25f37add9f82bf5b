import { scopeOf } from '../../domain/asker.ts'
import { changesOf } from '../../domain/lists/changes.ts'
import { type GroupRow, groupOf } from '../../domain/lists/group-list.ts'
import { maskText } from '../../domain/mask.ts'
import { areaByName } from '../../domain/places/areas.ts'
import { changeGroup as change } from '../../domain/records/group-change.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import { type Console, type Context, type DigestName, digestNames, type Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { GroupDetail, type GroupDraft, type GroupTyped, type Tried, typedGroup } from '../views/group.tsx'
import { digestsWords, groupAddress } from '../views/groups.tsx'
import { MeanwhileChanged } from '../views/meanwhile.tsx'
import { page } from '../views/page.tsx'
import { asked, oneOf } from './query.ts'
import { reasonOf } from './reason.ts'
import { isStale, unlessStale } from './unless-stale.ts'

const crumbs = [['工作群', '/groups']] as const
const which = Object.keys(digestNames) as readonly DigestName[] // the keys of a literal

async function groupHere(console: Console, ctx: Context): Promise<GroupRow> {
  const found = await groupOf(console.db, signedIn(ctx).asker, ctx.state.params.chat ?? '')
  if (found === null) throw new Refusal(404, '没有这个群，或不在您的辖区')
  return found
}

async function show(console: Console, ctx: Context, group: GroupRow, draft: GroupDraft | null): Promise<void> {
  const [changes, tried] = await Promise.all([
    changesOf(console.db, console.config.districtId, 'group', group.chat),
    tryOut(console, ctx, group),
  ])
  const head = { title: group.topic ?? group.chat, wrong: draft !== null, crumbs }
  page(console, ctx, head, <GroupDetail group={group} changes={changes} draft={draft} tried={tried} />)
}

async function tryOut({ extra }: Console, ctx: Context, group: GroupRow): Promise<Tried | null> {
  const wanted = oneOf(asked(ctx, 'try'), which)
  if (wanted === undefined) return null
  if (extra.digests === undefined) return { which: wanted, text: '这个进程做不了通报', picture: false }
  const { text, picture } = await extra.digests.tryOut(group, wanted)
  return { which: wanted, text, picture: picture !== null }
}

export const showGroup: Handler = async (console, ctx) => {
  await show(console, ctx, await groupHere(console, ctx), null)
}

/** The picture of a digest that is tried out. */
export const digestPicture: Handler = async (console, ctx) => {
  const group = await groupHere(console, ctx)
  const wanted = oneOf(asked(ctx, 'which'), which)
  const made = wanted && (await console.extra.digests?.tryOut(group, wanted))
  if (!made?.picture) throw new Refusal(404, '没有这张图')
  ctx.type = 'image/png'
  ctx.body = await made.picture()
}

function typedOf({ state: { form } }: Context): GroupTyped {
  return {
    topic: maskText((form.get('topic') ?? '').trim()),
    area: (form.get('area') ?? '').trim(),
    names: form.get('names') ?? '',
    digests: which.filter((one) => form.get(`digest-${one}`) === 'yes'),
  }
}

export const changeGroup: Handler = async (console, ctx) => {
  const group = await groupHere(console, ctx)
  const typed = typedOf(ctx)
  const { reason, wrong: without } = reasonOf(ctx, '镇里要求只发周报')
  if (isStale(ctx, group.version)) return conflict(console, ctx, group, typed, reason)
  const area = areaByName(typed.area)
  const scope = scopeOf(signedIn(ctx).asker)
  const inside =
    area !== undefined && (scope.level === 'district' || (scope.level === 'town' && area.code.startsWith(scope.code)))
  const wrong = [
    ...(inside ? [] : [{ field: 'area', words: `没有“${typed.area.slice(0, 40)}”这个地方，或不在您的辖区` }]),
    ...(typed.names === 'full' || typed.names === 'short' ? [] : [{ field: 'names', words: '请选姓名怎么写' }]),
    ...without,
  ]
  if (area === undefined || wrong.length > 0) {
    ctx.status = 422
    return show(console, ctx, group, { typed, reason, wrong })
  }
  const topic = typed.topic === '' ? null : [...typed.topic].slice(0, 40).join('')
  const to = { topic, area: area.code, fullNames: typed.names === 'full', digests: typed.digests }
  await unlessStale(
    () => transact(console.db, (tx) => change(tx, acting(console, ctx), group, to, reason)),
    async () => conflict(console, ctx, await groupHere(console, ctx), typed, reason),
  )
  if (ctx.status !== 409) throw new Elsewhere(groupAddress(group.chat))
}

const labels = { topic: '群名', area: '地方', names: '户主姓名', digests: '通报' } as const
const namesWords = (names: string | undefined): string | undefined =>
  names === undefined ? undefined : names === 'full' ? '全名' : '王**'

function wordsOf(typed: { readonly [Name in keyof GroupTyped]?: GroupTyped[Name] | undefined }) {
  return {
    topic: typed.topic,
    area: typed.area,
    names: namesWords(typed.names),
    digests: typed.digests && digestsWords({ digests: typed.digests }),
  }
}

async function conflict(
  console: Console,
  ctx: Context,
  group: GroupRow,
  typed: GroupTyped,
  reason: string,
): Promise<void> {
  const { form } = ctx.state
  const [last] = await changesOf(console.db, console.config.districtId, 'group', group.chat)
  const standing = typedGroup(group)
  const before = wordsOf({
    topic: form.get('was-topic'),
    area: form.get('was-area'),
    names: form.get('was-names'),
    digests: form.get('was-digests')?.split(','),
  })
  const [now, yours] = [wordsOf(standing), wordsOf(typed)]
  const fields = (Object.keys(labels) as (keyof typeof labels)[]).map((name) => ({
    label: labels[name],
    before: before[name],
    now: now[name] ?? '',
    yours: yours[name] ?? '',
  }))
  const { digests, ...values } = typed
  const ticked = Object.fromEntries(digests.map((one) => [`digest-${one}`, 'yes']))
  const was = Object.fromEntries(
    Object.entries(standing).map(([name, value]) => [
      `was-${name}`,
      Array.isArray(value) ? value.join(',') : String(value),
    ]),
  )
  const again = {
    action: groupAddress(group.chat),
    fields: { version: String(group.version), ...was, ...values, ...ticked, reason },
    words: '用我填的',
  }
  ctx.status = 409
  const back = groupAddress(group.chat)
  const head = { title: '刚刚有人改过', crumbs: [...crumbs, [group.topic ?? group.chat, back] as const] }
  page(
    console,
    ctx,
    head,
    <MeanwhileChanged about="这个群" last={last ?? null} fields={fields} again={again} back={back} />,
  )
}
