import type { VNode } from 'preact'
import { shanghaiDay } from '../../domain/calendar.ts'
import type { HouseholdHistory, HouseholdShown } from '../../domain/lists/household.ts'
import { may } from '../roles.ts'
import { areaName } from './areas.ts'
import { Changes } from './changes.tsx'
import { Pictures } from './evidence.tsx'
import { Facts } from './facts.tsx'
import { Select, TextArea, TextField } from './field.tsx'
import { Csrf, useFrame } from './frame.tsx'
import { householdTypeOptions } from './household-types.ts'
import { Members } from './members.tsx'
import { reportsOfHousehold } from './reports.tsx'
import { Table } from './table.tsx'
import { Timeline } from './timeline.tsx'
import { typeName } from './words.ts'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** What was typed into the form, shown again where it was refused. */
export interface Draft {
  readonly type?: string | undefined
  readonly note?: string | undefined
  readonly reason: string
  readonly wrong: readonly Wrong[]
}

interface Props {
  readonly household: HouseholdShown
  readonly history: HouseholdHistory
  readonly draft?: Draft | undefined
}

export function HouseholdDetail({ household, history, draft }: Props): VNode {
  const { asker, now } = useFrame()
  const writes = asker !== null && may(asker.role, '/households/:code', 'POST')
  const today = shanghaiDay(now)
  const { visits, reports, changes, pictures } = history
  return (
    <>
      <h1>{household.headName}</h1>
      <p class="summary">
        {[
          areaName(household.villageCode),
          typeName(household.type, household.monitored),
          `${household.memberCount} 人`,
          household.code,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="prints">
        打印 <a href={`/households/${encodeURIComponent(household.code)}/file`}>一户一档</a>
        <a href={`/households/${encodeURIComponent(household.code)}/visits`}>走访记录</a>
      </p>
      {draft ? (
        <>
          <WrongBox wrong={draft.wrong} />
          <CorrectionForm household={household} draft={draft} />
        </>
      ) : null}
      <Facts household={household} facts={history.facts} today={today} />
      <Members household={household} />
      <section>
        <h2>走访</h2>
        <Timeline visits={visits} today={today} />
      </section>
      <section>
        <h2>报告</h2>
        {reports.length === 0 ? (
          <p class="empty">还没有报告。干部发来第一句后就在这里</p>
        ) : (
          <Table caption="新的在前，最多 20 条" columns={reportsOfHousehold(now)} rows={reports} />
        )}
      </section>
      {pictures.length === 0 ? null : (
        <section id="pictures">
          <h2>照片</h2>
          <Pictures pictures={pictures} />
        </section>
      )}
      {writes && !draft ? <CorrectionForm household={household} draft={draft} /> : null}
      <section>
        <h2>变更记录</h2>
        <Changes changes={changes} />
      </section>
    </>
  )
}

function CorrectionForm({ household, draft }: Pick<Props, 'household' | 'draft'>): VNode {
  const wrong = draft?.wrong ?? []
  const type = household.type ?? ''
  const note = household.note ?? ''
  return (
    <section class="correct">
      <h2>更正</h2>
      <form method="post" action={`/households/${encodeURIComponent(household.code)}`} class="narrow">
        <Csrf />
        <input type="hidden" name="version" value={household.version} />
        <input type="hidden" name="was-type" value={type} />
        <input type="hidden" name="was-note" value={note} />
        <Select
          name="type"
          label="户类型"
          value={draft?.type ?? type}
          options={householdTypeOptions}
          wrong={wrongAt(wrong, 'type')}
        />
        <TextArea
          name="note"
          label="备注"
          hint="号码请记在成员的号码栏，不要写在这里"
          value={draft?.note ?? note}
          maxLength={2000}
          wrong={wrongAt(wrong, 'note')}
        />
        <TextField
          name="reason"
          label="更正原因"
          hint="写进变更记录，如 入户核实后更正"
          value={draft?.reason ?? ''}
          maxLength={200}
          wrong={wrongAt(wrong, 'reason')}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            保存
          </button>
          <a href={`/households/${encodeURIComponent(household.code)}`}>取消</a>
        </div>
      </form>
    </section>
  )
}
