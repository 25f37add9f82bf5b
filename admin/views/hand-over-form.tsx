import type { VNode } from 'preact'
import type { CadreRow, CadreShown } from '../../domain/lists/cadres.ts'
import { areaName, villageName } from './areas.ts'
import { Select, TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { Opened } from './meanwhile.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

export interface HandOverDraft {
  /** Name or id of who takes over. */
  readonly to: string
  /** all, some, or a village's code. */
  readonly which: string
  readonly chosen: ReadonlySet<string>
  readonly leave: boolean
  readonly reason: string
  readonly wrong: readonly Wrong[]
  /** Several have the name: one is to be chosen. */
  readonly several: readonly CadreRow[]
}

/** So many can be ticked one by one; of more, whole villages are chosen. */
export const ticked = 100

/** The form's field that says a household was ticked. */
export const tickName = (code: string): string => `household:${code}`

const none: HandOverDraft = {
  to: '',
  which: 'all',
  chosen: new Set(),
  leave: false,
  reason: '',
  wrong: [],
  several: [],
}

interface Props {
  readonly cadre: CadreShown
  readonly draft: HandOverDraft | undefined
}

export function HandOverForm({ cadre, draft = none }: Props): VNode {
  const { wrong } = draft
  const byVillage = new Map<string, number>()
  for (const { villageCode } of cadre.own) byVillage.set(villageCode, (byVillage.get(villageCode) ?? 0) + 1)
  const villages = byVillage.size < 2 ? [] : [...byVillage]
  return (
    <>
      <WrongBox wrong={wrong} />
      <p>从今天起归他，没办完的待办一起过去；以前谁走访的还是谁的。</p>
      <form method="post" action={`/cadres/${cadre.id}/hand-over`}>
        <Csrf />
        <Opened version={cadre.version} was={{ households: String(cadre.own.length) }} />
        <div class="narrow">
          <To draft={draft} />
          <Select
            name="which"
            label="交哪些"
            value={draft.which}
            options={[
              { value: 'all', label: `全部 ${cadre.own.length} 户` },
              ...villages.map(([code, count]) => ({ value: code, label: `${areaName(code)} 的 ${count} 户` })),
              { value: 'some', label: '只交下面勾选的' },
            ]}
            wrong={wrongAt(wrong, 'which')}
          />
        </div>
        <Ticks cadre={cadre} draft={draft} />
        <div class="narrow">
          {cadre.elsewhere > 0 ? null : (
            <p class="agree">
              <input type="checkbox" id="leave" name="leave" value="yes" checked={draft.leave} />
              <label for="leave">全部交完后，他不再帮扶</label>
            </p>
          )}
          <TextField
            name="reason"
            label="原因"
            hint="写进变更记录，如 轮岗，由卫红霞接手"
            value={draft.reason}
            maxLength={200}
            wrong={wrongAt(wrong, 'reason')}
          />
          <div class="buttons">
            <button type="submit" class="primary">
              交给他
            </button>
            <a href={`/cadres/${cadre.id}`}>取消</a>
          </div>
        </div>
      </form>
    </>
  )
}

function To({ draft }: { readonly draft: HandOverDraft }): VNode {
  const wrong = wrongAt(draft.wrong, 'to')
  if (draft.several.length === 0) {
    return (
      <TextField name="to" label="交给谁" hint="写干部姓名，如 卫红霞" value={draft.to} maxLength={36} wrong={wrong} />
    )
  }
  const options = draft.several.map(({ id, name, villages, households }) => {
    const where = villages.map((code) => villageName(code) ?? code).slice(0, 3)
    return { value: id, label: [name, ...where, `${households} 户`].join(' · ') }
  })
  const all = [{ value: '', label: '请选择' }, ...options]
  return <Select name="to" label="交给哪一个" value={draft.to} options={all} wrong={wrong} />
}

function Ticks({ cadre, draft }: { readonly cadre: CadreShown; readonly draft: HandOverDraft }): VNode {
  const shown = cadre.own.slice(0, ticked)
  return (
    <fieldset class="ticks">
      <legend>帮扶户{cadre.own.length > ticked ? `（先列 ${ticked} 户，其余按村交）` : ''}</legend>
      {shown.map(({ code, headName, villageCode }) => (
        <span key={code}>
          <input
            type="checkbox"
            id={`tick-${code}`}
            name={tickName(code)}
            value="yes"
            checked={draft.chosen.has(code)}
          />
          <label for={`tick-${code}`}>
            {headName} {villageName(villageCode)}
          </label>
        </span>
      ))}
    </fieldset>
  )
}
