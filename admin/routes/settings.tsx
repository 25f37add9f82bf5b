import { z } from 'zod'
import { addDays, isDay, shanghaiDay } from '../../domain/calendar.ts'
import { changesOf } from '../../domain/lists/changes.ts'
import { jobSettings } from '../../domain/lists/job-settings.ts'
import { pageOf } from '../../domain/lists/list.ts'
import { type SettingRow, settingRows, settingStates, settings } from '../../domain/lists/settings.ts'
import { maskText } from '../../domain/mask.ts'
import { areaByName } from '../../domain/places/areas.ts'
import { readSetting, type SettingName, settingNamed, settingNames } from '../../domain/policy/setting-names.ts'
import { yearUnknown } from '../../domain/policy/work-days.ts'
import { endSetting as end, type NewSetting, setSetting as set } from '../../domain/records/settings.ts'
import { transact } from '../../prisma/transact.ts'
import { acting, signedIn } from '../acting.ts'
import type { Console, Context, Handler } from '../console.ts'
import { Elsewhere, Refusal } from '../refusal.ts'
import { MeanwhileChanged } from '../views/meanwhile.tsx'
import { page } from '../views/page.tsx'
import { type EndDraft, SettingDetail } from '../views/setting.tsx'
import { noSetting, type SettingDraft, SettingForm } from '../views/setting-form.tsx'
import { SettingList, type SettingWarnings } from '../views/settings.tsx'
import type { Wrong } from '../views/wrong.tsx'
import { asked, oneOf } from './query.ts'
import { reasonOf } from './reason.ts'
import { fileAsked, sendTable } from './table-file.ts'
import { isStale, unlessStale } from './unless-stale.ts'

const crumbs = [['设置', '/settings']] as const
const nothing: SettingDraft = { typed: noSetting, wrong: [] }

export const listSettings: Handler = async (console, ctx) => {
  const { db, config } = console
  const today = shanghaiDay(console.clock())
  const list = settings(today)
  const filter = { q: asked(ctx, 'q'), state: oneOf(asked(ctx, 'state'), settingStates) }
  const format = fileAsked(ctx)
  if (format) return sendTable(console, ctx, list, filter, format)
  const [found, rows, { days }] = await Promise.all([
    pageOf(list, db, signedIn(ctx).asker, filter, asked(ctx, 'after') ?? null),
    settingRows(db, config.districtId, today),
    jobSettings(db, config.districtId, today),
  ])
  const warnings = warningsOf(rows, yearUnknown(days, today))
  page(
    console,
    ctx,
    { title: '设置' },
    <SettingList filter={filter} page={found} warnings={warnings} draft={nothing} />,
  )
}

/** Numbers that end within 60 days, and those that had a value and have none now. */
function warningsOf(rows: readonly SettingRow[], unknownYear: number | null): SettingWarnings {
  const numbers = rows.filter(({ name }) => name.value.type === 'number')
  const unset = new Set(numbers.flatMap(({ name, state }) => (state === 'unset' ? [name.key] : [])))
  const lapsed = new Map<string, SettingRow>()
  for (const row of numbers) {
    if (row.state === 'passed' && unset.has(row.name.key) && !lapsed.has(row.name.key)) lapsed.set(row.name.key, row)
  }
  return { ending: numbers.filter(({ state }) => state === 'ending'), lapsed: [...lapsed.values()], unknownYear }
}

async function show(
  console: Console,
  ctx: Context,
  name: SettingName,
  draft: SettingDraft = nothing,
  ending: EndDraft | null = null,
): Promise<void> {
  const { db, config } = console
  const [all, changes] = await Promise.all([
    settingRows(db, config.districtId, shanghaiDay(console.clock())),
    changesOf(db, config.districtId, 'setting', name.key),
  ])
  const rows = all.filter((row) => row.name.key === name.key)
  const wrong = draft.wrong.length > 0 || ending !== null
  const body = <SettingDetail name={name} rows={rows} changes={changes} draft={draft} end={ending} />
  page(console, ctx, { title: name.label, wrong, crumbs }, body)
}

export const showSetting: Handler = async (console, ctx) => {
  const name = settingNamed(ctx.state.params.key ?? '')
  if (name === undefined) throw new Refusal(404, '没有这项设置')
  await show(console, ctx, name)
}

const fields = z.object({
  key: z.string().default(''),
  value: z.string().default(''),
  area: z.string().default(''),
  from: z.string().default(''),
  to: z.string().default(''),
  source: z.string().default(''),
})

export const addSetting: Handler = async (console, ctx) => {
  const { db, config } = console
  const typed = fields.parse(Object.fromEntries(ctx.state.form))
  const name = settingNamed(typed.key)
  const read =
    name === undefined
      ? { wrong: [{ field: 'key', words: '请选要定哪一项' }] }
      : readTyped(config.districtId, name, typed)
  const wrong = 'wrong' in read ? read.wrong : await taken(console, read)
  if ('wrong' in read || wrong.length > 0) {
    ctx.status = 422
    if (name !== undefined) return show(console, ctx, name, { typed, wrong })
    const form = <SettingForm draft={{ typed, wrong }} names={settingNames} />
    return page(
      console,
      ctx,
      { title: '定一个值', wrong: true, crumbs },
      <section>
        <h1>定一个值</h1>
        {form}
      </section>,
    )
  }
  await transact(db, (tx) => set(tx, acting(console, ctx), read))
  throw new Elsewhere(`/settings/${read.key}`)
}

function readTyped(
  districtId: string,
  name: SettingName,
  typed: z.infer<typeof fields>,
): NewSetting | { readonly wrong: readonly Wrong[] } {
  const wrong: Wrong[] = []
  const told = (field: string, words: string): void => {
    wrong.push({ field, words })
  }
  const value = readSetting(name, typed.value)
  if ('wrong' in value) told('value', value.wrong)
  const area = areaByName(!name.byArea || typed.area.trim() === '' ? districtId : typed.area)
  if (area === undefined) told('area', `没有“${typed.area.slice(0, 40)}”这个地方，请写全名，如 轵城镇`)
  const [from, to] = [typed.from.trim(), typed.to.trim()]
  if (!isDay(from)) told('from', '请写日期，如 2025-01-01')
  if (to !== '' && !isDay(to)) told('to', '请写日期，如 2025-12-31；一直有效就不填')
  else if (to !== '' && isDay(from) && to < from) told('to', '最后一天不能早于第一天')
  const source = typed.source.trim()
  if (source === '') told('source', '请写来源，如 河南省2025年监测范围')
  if ([...source].length > 200) told('source', '来源最多 200 字，请缩短')
  if ('wrong' in value || area === undefined || wrong.length > 0) return { wrong }
  return {
    key: name.key,
    area: area.code,
    value: value.stored,
    fromOn: from,
    toOn: to === '' ? null : to,
    source: maskText(source),
  }
}

/** Two values of one place from one day on: which holds could not be said. */
async function taken({ db, config }: Console, { key, area, fromOn }: NewSetting): Promise<readonly Wrong[]> {
  const found = await db.prisma.setting.findMany({
    where: { districtId: config.districtId, key, area, fromOn: new Date(fromOn) },
    select: { toOn: true },
  })
  const holds = found.some(({ toOn }) => toOn === null || toOn >= new Date(fromOn))
  return holds ? [{ field: 'from', words: `${fromOn} 起已经有一个值，请先结束它，或换一天` }] : []
}

export const endSetting: Handler = async (console, ctx) => {
  const { db, config } = console
  const here = async (): Promise<SettingRow & { readonly dated: NonNullable<SettingRow['dated']> }> => {
    const rows = await settingRows(db, config.districtId, shanghaiDay(console.clock()))
    const found = rows.find(({ dated }) => dated?.id === ctx.state.params.key)
    if (found === undefined || found.dated === null) throw new Refusal(404, '没有这个值')
    return { ...found, dated: found.dated }
  }
  const { name, dated } = await here()
  const to = (ctx.state.form.get('to') ?? '').trim()
  const { reason, wrong: without } = reasonOf(ctx, '新文件已下', `reason-${dated.id}`)
  if (isStale(ctx, dated.version)) return conflict(console, ctx, { name, dated }, to, reason)
  const wrong = [...dayProblem(to, dated.fromOn, `to-${dated.id}`), ...without]
  if (wrong.length > 0) {
    ctx.status = 422
    return show(console, ctx, name, nothing, { id: dated.id, to, reason, wrong })
  }
  await unlessStale(
    () => transact(db, (tx) => end(tx, acting(console, ctx), { ...dated, key: name.key }, to, reason)),
    async () => conflict(console, ctx, await here(), to, reason),
  )
  if (ctx.status !== 409) throw new Elsewhere(`/settings/${name.key}`)
}

function dayProblem(to: string, fromOn: string, field: string): readonly Wrong[] {
  if (!isDay(to)) return [{ field, words: '请写最后一天，如 2025-12-31' }]
  const least = addDays(fromOn, -1)
  return to < least ? [{ field, words: `最早写 ${least}，就是没有生效过` }] : []
}

async function conflict(
  console: Console,
  ctx: Context,
  { name, dated }: { readonly name: SettingName; readonly dated: NonNullable<SettingRow['dated']> },
  to: string,
  reason: string,
): Promise<void> {
  const [last] = await changesOf(console.db, console.config.districtId, 'setting', name.key)
  const { form } = ctx.state
  const back = `/settings/${name.key}`
  const now = dated.toOn ?? '一直'
  const before = form.has('was-to') ? form.get('was-to') || '一直' : undefined
  const again = {
    action: `/settings/${dated.id}/end`,
    fields: { version: String(dated.version), 'was-to': dated.toOn ?? '', to, reason },
    words: '用我填的',
  }
  ctx.status = 409
  const told = {
    about: '这个值',
    last: last ?? null,
    fields: [{ label: '最后一天', before, now, yours: to }],
    again,
    back,
  }
  page(console, ctx, { title: '刚刚有人改过', crumbs: [...crumbs, [name.label, back]] }, <MeanwhileChanged {...told} />)
}
