import type { VNode } from 'preact'
import type { PreviewRow } from '../../domain/uploads.ts'
import { areaName } from './areas.ts'
import { changeWords } from './changes.tsx'
import { Table } from './table.tsx'

const memberLabels: Readonly<Record<string, string>> = {
  name: '姓名',
  relation: '与户主关系',
  sex: '性别',
  birthOn: '出生日期',
  idNumber: '证件号码',
  phone: '联系电话',
  bankAccount: '银行卡号',
  health: '健康状况',
  education: '文化程度',
  school: '在校生状况',
  labour: '劳动技能',
  disabilityKind: '残疾类别',
  disabilityGrade: '残疾等级',
}

const incomeLabels: Readonly<Record<string, string>> = {
  wage: '工资性收入',
  business: '生产经营性收入',
  property: '财产性收入',
  transfer: '转移性收入',
  cost: '生产经营性支出',
}

type Plain = Readonly<Record<string, unknown>>

interface Props {
  readonly rows: readonly PreviewRow[]
  /** How many households there are in all. */
  readonly all: number
  readonly done: boolean
}

/** What a file would change, or did, household by household: the old value → the new one. */
export function ImportPreview({ rows, all, done }: Props): VNode {
  return (
    <section>
      <h2>{done ? '改了什么' : '会改什么'}</h2>
      <Table
        caption={
          all > rows.length ? `前 ${rows.length} 户，共 ${all.toLocaleString('en-US')} 户` : `共 ${rows.length} 户`
        }
        rows={rows}
        columns={[
          { head: '户编号', cell: (row) => row.code },
          { head: '户主', tight: true, cell: (row) => row.head },
          {
            head: '改什么',
            cell: (row) =>
              wordsOf(row).map((words) => (
                <span key={words} class="change">
                  {words}
                </span>
              )),
          },
        ]}
      />
    </section>
  )
}

function wordsOf(row: PreviewRow): readonly string[] {
  const { before, after, kind } = row
  if (kind === 'add') return [`新增：${areaName(String(after.village))}，${String(after.members)} 人`]
  const known = [
    ...changeWords({ before, after }),
    ...pairs(incomeLabels, plainOf(before.income), plainOf(after.income)),
    ...row.people.flatMap((one) => pairs(memberLabels, one.before, one.after).map((words) => `${one.name} ${words}`)),
    ...row.added.map((name) => `新增成员：${name}`),
  ]
  return known.length === 0 ? ['重算人口、劳动力'] : known
}

// Of numbers only what they become is known: what they were is encrypted.
function pairs(labels: Readonly<Record<string, string>>, before: Plain, after: Plain): readonly string[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    if (!(name in after) || after[name] === before[name]) return []
    const was = name in before ? `${shown(before[name])} → ` : ''
    return [`${label}：${was}${shown(after[name])}`]
  })
}

const plainOf = (value: unknown): Plain => (typeof value === 'object' && value !== null ? { ...value } : {})
const shown = (value: unknown): string => (value === null || value === undefined ? '—' : String(value))
