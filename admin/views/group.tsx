import type { VNode } from 'preact'
import type { ChangeShown } from '../../domain/lists/changes.ts'
import type { GroupRow } from '../../domain/lists/group-list.ts'
import { address } from '../address.ts'
import { type DigestName, digestNames } from '../console.ts'
import { may } from '../roles.ts'
import { areaName } from './areas.ts'
import { Changes } from './changes.tsx'
import { Select, TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { digestsWords, groupAddress } from './groups.tsx'
import { Opened } from './meanwhile.tsx'
import { typedArea } from './user.tsx'
import { instantWords } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** What was typed of a group. */
export interface GroupTyped {
  readonly topic: string
  readonly area: string
  /** full or short. */
  readonly names: string
  readonly digests: readonly string[]
}

export interface GroupDraft {
  readonly typed: GroupTyped
  readonly reason: string
  readonly wrong: readonly Wrong[]
}

/** What the next digest would be. */
export interface Tried {
  readonly which: DigestName
  readonly text: string
  readonly picture: boolean
}

interface Props {
  readonly group: GroupRow
  readonly changes: readonly ChangeShown[]
  readonly draft: GroupDraft | null
  readonly tried: Tried | null
}

export function typedGroup({ topic, area, fullNames, digests }: GroupRow): GroupTyped {
  return { topic: topic ?? '', area: typedArea(area), names: fullNames ? 'full' : 'short', digests }
}

export function GroupDetail({ group, changes, draft, tried }: Props): VNode {
  const { asker, now } = useFrame()
  const writes = asker !== null && may(asker.role, '/groups/:chat', 'POST')
  const reached =
    group.reachedAt === null ? '未接通：请群里任何人 @机器人 说一句话' : `${instantWords(group.reachedAt, now)} 接通`
  return (
    <>
      <h1>{group.topic ?? group.chat}</h1>
      <p class="summary">
        {[
          areaName(group.area),
          group.fullNames ? '姓名写全' : '姓名写 王**',
          digestsWords(group) || '不发通报',
          reached,
        ].join(' · ')}
      </p>
      <div class="columns">
        <TryOut group={group} tried={tried} />
        {writes ? (
          <section>
            <h2>改设置</h2>
            <GroupForm group={group} draft={draft} />
          </section>
        ) : null}
      </div>
      <section>
        <h2>变更记录</h2>
        <Changes changes={changes} />
      </section>
    </>
  )
}

function TryOut({ group, tried }: Pick<Props, 'group' | 'tried'>): VNode {
  const at = groupAddress(group.chat)
  return (
    <section>
      <h2>试看通报</h2>
      <p>照现在的数字，下一次会是这样；只是看，不发出去。</p>
      <p class="turns">
        {Object.entries(digestNames).map(([which, name]) => (
          <a key={which} href={address(at, { try: which })} aria-current={tried?.which === which ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </p>
      {tried === null ? null : (
        <>
          <p class="said bubble">{tried.text}</p>
          {tried.picture ? (
            <img class="digest" src={address(`${at}/picture`, { which: tried.which })} alt={tried.text} width="540" />
          ) : (
            <p class="hint">这一天没有图</p>
          )}
        </>
      )}
    </section>
  )
}

function GroupForm({ group, draft }: Pick<Props, 'group' | 'draft'>): VNode {
  const was = typedGroup(group)
  const typed = draft?.typed ?? was
  const wrong = draft?.wrong ?? []
  return (
    <>
      <WrongBox wrong={wrong} />
      <form method="post" action={groupAddress(group.chat)} class="narrow">
        <Csrf />
        <Opened version={group.version} was={{ ...was, digests: was.digests.join(',') }} />
        <TextField name="topic" label="群名" hint="给自己看的，如 轵城镇帮扶群" value={typed.topic} maxLength={40} />
        <TextField
          name="area"
          label="地方"
          hint="群里听到这个地方的通报，如 轵城镇 或 轵城镇/中王村"
          value={typed.area}
          maxLength={40}
          wrong={wrongAt(wrong, 'area')}
        />
        <Select
          name="names"
          label="户主姓名"
          value={typed.names}
          options={[
            { value: 'short', label: '只写姓，王**' },
            { value: 'full', label: '写全名（群里都是工作人员才可以）' },
          ]}
          wrong={wrongAt(wrong, 'names')}
        />
        <fieldset class="ticks">
          <legend>发哪些通报</legend>
          {Object.entries(digestNames).map(([which, name]) => (
            <span key={which}>
              <input
                type="checkbox"
                id={`digest-${which}`}
                name={`digest-${which}`}
                value="yes"
                checked={typed.digests.includes(which)}
              />
              <label for={`digest-${which}`}>{name}</label>
            </span>
          ))}
        </fieldset>
        <TextField
          name="reason"
          label="原因"
          hint="写进变更记录，如 镇里要求只发周报"
          value={draft?.reason ?? ''}
          maxLength={200}
          wrong={wrongAt(wrong, 'reason')}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            保存
          </button>
          <a href="/groups">取消</a>
        </div>
      </form>
    </>
  )
}
