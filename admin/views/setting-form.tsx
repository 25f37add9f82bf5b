import type { VNode } from 'preact'
import type { SettingName } from '../../domain/policy/setting-names.ts'
import { Select, TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

/** What was typed of a value. */
export interface SettingTyped {
  readonly key: string
  readonly value: string
  readonly area: string
  readonly from: string
  readonly to: string
  readonly source: string
}

export interface SettingDraft {
  readonly typed: SettingTyped
  readonly wrong: readonly Wrong[]
}

export const noSetting: SettingTyped = { key: '', value: '', area: '', from: '', to: '', source: '' }

interface Props {
  readonly draft: SettingDraft
  /** Those to choose among; one alone is not asked. */
  readonly names: readonly SettingName[]
}

export function SettingForm({ draft, names }: Props): VNode {
  const { typed, wrong } = draft
  const [only, ...others] = names
  const one = others.length === 0 ? only : undefined
  return (
    <>
      <WrongBox wrong={wrong} />
      <form method="post" action="/settings" class="narrow">
        <Csrf />
        {one === undefined ? (
          <Select
            name="key"
            label="设置"
            value={typed.key}
            options={[{ value: '', label: '请选择' }, ...names.map(({ key, label }) => ({ value: key, label }))]}
            wrong={wrongAt(wrong, 'key')}
          />
        ) : (
          <input type="hidden" name="key" value={one.key} />
        )}
        {one?.value.type === 'days' ? null : (
          <TextField
            name="value"
            label={valueLabel(one)}
            hint={hintOf(one)}
            value={typed.value}
            maxLength={20}
            wrong={wrongAt(wrong, 'value')}
          />
        )}
        {one?.byArea === false ? null : (
          <TextField
            name="area"
            label="地方"
            hint="不填就是整个示范区；一个镇或村另有数的，写 轵城镇 或 轵城镇/中王村"
            value={typed.area}
            maxLength={40}
            wrong={wrongAt(wrong, 'area')}
          />
        )}
        <Days typed={typed} wrong={wrong} />
        <TextField
          name="source"
          label="来源"
          hint="哪个文件，如 河南省2025年监测范围"
          value={typed.source}
          maxLength={200}
          wrong={wrongAt(wrong, 'source')}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            保存
          </button>
          <a href="/settings">取消</a>
        </div>
      </form>
    </>
  )
}

function Days({ typed, wrong }: SettingDraft): VNode {
  return (
    <>
      <TextField
        name="from"
        label="从哪天起"
        hint="这天起的记录按它算，如 2025-01-01"
        value={typed.from}
        maxLength={20}
        wrong={wrongAt(wrong, 'from')}
      />
      <TextField
        name="to"
        label="到哪天（含）"
        hint="不填就是一直有效，如 2025-12-31"
        value={typed.to}
        maxLength={20}
        wrong={wrongAt(wrong, 'to')}
      />
    </>
  )
}

function valueLabel(name: SettingName | undefined): string {
  if (name?.value.type === 'time') return '时间'
  const unit = name?.value.type === 'number' ? name.value.unit : ''
  return unit === '' ? '值' : `值（${unit}）`
}

function hintOf(name: SettingName | undefined): string {
  if (name === undefined) return '数字如 8300，时间如 09:00；放假和调休的日子不用填'
  return name.value.type === 'time' ? '如 09:00' : '只写数字，如 8300'
}
