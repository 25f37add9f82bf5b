import type { VNode } from 'preact'
import type { CadreShown } from '../../domain/lists/cadres.ts'
import type { ChangeShown } from '../../domain/lists/changes.ts'
import { targetName } from '../../domain/lists/words.ts'
import { may } from '../roles.ts'
import { ActForm } from './act-form.tsx'
import { areaName, villageName } from './areas.ts'
import { Changes } from './changes.tsx'
import { useFrame } from './frame.tsx'
import { type HandOverDraft, HandOverForm } from './hand-over-form.tsx'
import { Table } from './table.tsx'
import { instantWords } from './words.ts'
import type { Wrong } from './wrong.tsx'

export interface CadreDrafts {
  readonly handOver?: HandOverDraft
  readonly unbind?: { readonly reason: string; readonly wrong: readonly Wrong[] }
  readonly retire?: { readonly reason: string; readonly wrong: readonly Wrong[] }
}

interface Props {
  readonly cadre: CadreShown
  /** Masked; null where none is kept. */
  readonly phone: string | null
  readonly changes: readonly ChangeShown[]
  readonly drafts: CadreDrafts
}

export function CadreDetail({ cadre, phone, changes, drafts }: Props): VNode {
  const { asker } = useFrame()
  const writes = asker !== null && may(asker.role, '/cadres/:id/hand-over', 'POST') && cadre.leftOn === null
  return (
    <>
      <h1>{cadre.name}</h1>
      <p class="summary">
        {[
          `帮扶 ${cadre.households} 户`,
          cadre.elsewhere > 0 ? `另有 ${cadre.elsewhere} 户在别处` : '',
          bindingWords(cadre),
        ]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>
      <CadreFacts cadre={cadre} phone={phone} />
      {writes ? (
        <div class="columns">
          {cadre.own.length === 0 ? null : (
            <section>
              <h2>把户交给别人</h2>
              <HandOverForm cadre={cadre} draft={drafts.handOver} />
            </section>
          )}
          <Acts cadre={cadre} drafts={drafts} />
        </div>
      ) : (
        <Households cadre={cadre} />
      )}
      <section>
        <h2>他的本地词</h2>
        {cadre.words.length === 0 ? (
          <p class="empty">没有。教词在“本地词”里</p>
        ) : (
          <Table
            caption="只在他的消息里这样读"
            rows={cadre.words}
            columns={[
              { head: '词', cell: (row) => <a href={`/words/${row.id}`}>{row.word}</a> },
              { head: '指', cell: targetName },
            ]}
          />
        )}
      </section>
      <section>
        <h2>变更记录</h2>
        <Changes changes={changes} />
      </section>
    </>
  )
}

function bindingWords({ leftOn, bound, reachedAt }: CadreShown): string {
  if (leftOn !== null) return `${leftOn} 离开`
  if (!bound) return '未绑定：请他给机器人发 绑定 姓名 手机号'
  return reachedAt === null ? '未接通：请他给机器人发一句“帮助”' : '已绑定'
}

function CadreFacts({ cadre, phone }: Pick<Props, 'cadre' | 'phone'>): VNode {
  const { now } = useFrame()
  const rows = [
    ['联系电话', phone],
    ['企业微信', cadre.userid],
    ['绑定于', cadre.boundAt && instantWords(cadre.boundAt, now)],
    ['接通于', cadre.reachedAt && instantWords(cadre.reachedAt, now)],
    ['分管', cadre.leads && areaName(cadre.leads)],
    ['报月排查', villageName(cadre.reportsVillage)],
    ['责任单位', cadre.unit],
  ] as const
  return (
    <dl class="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

function Households({ cadre }: Pick<Props, 'cadre'>): VNode | null {
  if (cadre.own.length === 0) return null
  return (
    <section>
      <h2>帮扶户</h2>
      <Table
        caption={cadre.own.length > 100 ? `按村排列，先列 100 户，共 ${cadre.own.length} 户` : '按村排列'}
        rows={cadre.own.slice(0, 100)}
        columns={[
          { head: '户主', cell: (row) => <a href={`/households/${encodeURIComponent(row.code)}`}>{row.headName}</a> },
          { head: '户编号', tight: true, cell: (row) => row.code },
          { head: '村', tight: true, cell: (row) => villageName(row.villageCode) },
        ]}
      />
    </section>
  )
}

function Acts({ cadre, drafts }: Pick<Props, 'cadre' | 'drafts'>): VNode {
  const at = `/cadres/${cadre.id}`
  return (
    <section>
      {cadre.userid === null ? null : (
        <>
          <h2>解除绑定</h2>
          <ActForm
            action={`${at}/unbind`}
            version={cadre.version}
            words="他的企业微信从下一句起不再认得，可以重新发“绑定”；户还是他的，记过的不变。"
            reasonId="unbind-reason"
            hint="写进变更记录，如 换了企业微信号"
            reason={drafts.unbind?.reason ?? ''}
            wrong={drafts.unbind?.wrong ?? []}
            button="解除绑定"
          />
        </>
      )}
      <h2>不再帮扶</h2>
      <ActForm
        action={`${at}/retire`}
        version={cadre.version}
        words="先把户交给别人；之后他不再收到提醒，名字不再可选，记过的都留着。"
        reasonId="retire-reason"
        hint="写进变更记录，如 已调离"
        reason={drafts.retire?.reason ?? ''}
        wrong={drafts.retire?.wrong ?? []}
        button="不再帮扶"
      />
    </section>
  )
}
