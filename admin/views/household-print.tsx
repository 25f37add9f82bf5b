import type { VNode } from 'preact'
import { labelOf } from '../../domain/kinds/index.ts'
import type { HouseholdHistory, HouseholdShown, VisitShown } from '../../domain/lists/household.ts'
import { fieldsText } from '../../domain/lists/reports.ts'
import { maskText } from '../../domain/secrets.ts'
import { areaName } from './areas.ts'
import { Facts } from './facts.tsx'
import { kindName, typeName } from './words.ts'

/** A plain table with lines, as the paper form has it. */
function Sheet({
  caption,
  heads,
  rows,
}: {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}): VNode {
  return (
    <section>
      <h2>{caption}</h2>
      <table class="sheet">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={heads.length}>没有记录</td>
            </tr>
          ) : (
            rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, index) => (
                  <td key={heads[index]}>{cell === null || cell === '' ? '—' : cell}</td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </section>
  )
}

const summaryOf = (household: HouseholdShown): string =>
  [areaName(household.villageCode), typeName(household.type, household.monitored), `户编号 ${household.code}`]
    .filter(Boolean)
    .join(' · ')

const how = <p class="hint screen">用浏览器的打印（Ctrl+P）打成 A4；号码只显示首尾几位。</p>

/** 一户一档: members, facts, visits, what was reported. */
export function HouseholdFile({
  household,
  history,
  today,
}: {
  readonly household: HouseholdShown
  readonly history: HouseholdHistory
  readonly today: string
}): VNode {
  const there = household.members.filter(({ leftOn }) => leftOn === null)
  return (
    <>
      <h1>{household.headName} 一户一档</h1>
      <p class="summary">{summaryOf(household)}</p>
      {how}
      <Sheet
        caption="家庭成员"
        heads={['姓名', '与户主关系', '证件号码', '出生日期', '健康状况', '劳动技能']}
        rows={there.map(({ name, relation, numbers, birthOn, health, labour }) => [
          name,
          relation,
          numbers.id,
          birthOn,
          health,
          labour,
        ])}
      />
      <section>
        <h2>基本情况</h2>
        <Facts household={household} facts={history.facts} today={today} />
      </section>
      <Sheet caption="走访" heads={visitHeads} rows={history.visits.map(visitCells)} />
      <Sheet
        caption="上报事项"
        heads={['日期', '事项', '成员', '内容', '上报人']}
        rows={history.reports
          .filter(({ status, repeated, kind }) => status === 'recorded' && !repeated && kind !== 'visit')
          .map((row) => [row.date, kindName(row.kind), row.person, fieldsText(row), row.cadre])}
      />
    </>
  )
}

const visitHeads = ['日期', '走访人', '方式', '情况', '有问题的', '需求']

const visitCells = ({ on, cadre, mode, situation, troubles, needs }: VisitShown): readonly (string | null)[] => [
  on,
  cadre,
  labelOf('visit', 'mode', mode),
  situation === null ? null : labelOf('visit', 'situation', situation),
  troubles.join('、'),
  needs === null ? null : maskText(needs),
]

/** 走访记录: the visits alone, with room to sign. */
export function VisitRecord({
  household,
  visits,
}: {
  readonly household: HouseholdShown
  readonly visits: readonly VisitShown[]
}): VNode {
  return (
    <>
      <h1>{household.headName} 走访记录</h1>
      <p class="summary">
        {summaryOf(household)} · 帮扶责任人 {household.cadres.join('、') || '—'}
      </p>
      {how}
      <Sheet caption="走访" heads={visitHeads} rows={visits.map(visitCells)} />
      <p class="signatures">户主签字：　　　　　　　　　　帮扶责任人签字：</p>
    </>
  )
}
