import type { VNode } from 'preact'
import { z } from 'zod'
import { roleNames } from '../../domain/asker.ts'
import type { ChangeShown } from '../../domain/lists/changes.ts'
import { digestLabels } from '../../domain/lists/group-list.ts'
import { isNumberKind, numberNames } from '../../domain/numbers.ts'
import { actName } from './acts.ts'
import { areaName } from './areas.ts'
import { useFrame } from './frame.tsx'
import { type Html, html } from './html.ts'
import { valuesOf } from './values.ts'
import { instantWords, statusName } from './words.ts'

const labels: Readonly<Record<string, string>> = {
  type: '户类型',
  note: '备注',
  villageCode: '村',
  townCode: '乡镇',
  headName: '户主',
  monitored: '监测对象类别',
  risk: '风险类型',
  relocated: '易地搬迁',
  noLabour: '整户无劳动能力',
  memberCount: '人口',
  identifiedOn: '识别时间',
  removedOn: '风险消除时间',
  leftOn: '离开日期',
  head: '户主',
  members: '人口',
  cadre: '帮扶责任人',
  household: '户',
  date: '日期',
  status: '状态',
  person: '成员',
  number: '号码',
  topic: '群名',
  fullNames: '写全名',
  digests: '通报',
  userid: '企业微信',
  username: '用户名',
  role: '角色',
  area: '地方',
  value: '值',
  fromOn: '从',
  toOn: '到',
}

/** Who changed what, when and why, the newest first. */
export function Changes({ changes }: { readonly changes: readonly ChangeShown[] }): VNode {
  const { now } = useFrame()
  if (changes.length === 0) return <p class="empty">还没有改过</p>
  return html`<ol class="timeline">${changes.map((change) => changeItem(change, now))}</ol>`.node()
}

function changeItem(change: ChangeShown, now: Date): Html {
  const said = changeWords(change).map((words) => html`<span class="change">${words}</span>`)
  const why = change.reason === null ? null : html`<span class="change">原因：${change.reason}</span>`
  return html`<li><span class="day">${instantWords(change.at, now)}</span><span>${change.who} ${actName(change.action)}${said}${why}</span></li>`
}

/** Each value that changed, in words: 户类型：一般脱贫户 → 一般农户; what has no label is left out. */
export function changeWords({ before, after }: Pick<ChangeShown, 'before' | 'after'>): readonly string[] {
  // A report as it was first recorded is what its page shows anyhow.
  if ('fields' in after && !('fields' in before)) return []
  const names = Object.keys(after).filter((name) => labels[name] !== undefined && after[name] !== before[name])
  const changed = names.map((name) => {
    const now = valueWords(after[name], name)
    return name in before ? `${labels[name]}：${valueWords(before[name], name)} → ${now}` : `${labels[name]}：${now}`
  })
  return [...changed, ...fieldChanges(before, after)]
}

const kept = z.object({
  kind: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** Of a report each value that is another, is new or is gone: 月工资：5,500 元 → 4,800 元. */
function fieldChanges(before: ChangeShown['before'], after: ChangeShown['after']): readonly string[] {
  const [was, now] = [kept.safeParse(before), kept.safeParse(after)]
  if (!was.success || !now.success) return []
  const [old, fresh] = [new Map(valuesOf(was.data)), new Map(valuesOf(now.data))]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((label) =>
    old.get(label) === fresh.get(label) ? [] : [`${label}：${old.get(label) ?? '—'} → ${fresh.get(label) ?? '—'}`],
  )
}

const codes: Readonly<Record<string, (text: string) => string>> = {
  role: (text) => Object.entries(roleNames).find(([role]) => role === text)?.[1] ?? text,
  area: areaName,
  digests: (text) =>
    text === ''
      ? '不发'
      : text
          .split(',')
          .map((one) => digestLabels[one as keyof typeof digestLabels] ?? one)
          .join('、'),
  villageCode: areaName,
  townCode: areaName,
  status: statusName,
}

function valueWords(value: unknown, name: string): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = codes[name]?.(String(value)) ?? String(value)
  return isNumberKind(text) ? numberNames[text] : text
}
