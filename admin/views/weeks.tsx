import type { VNode } from 'preact'
import { kindCodes } from '../../domain/kinds/index.ts'
import type { WeekFigures } from '../../domain/lists/weeks.ts'
import { address } from '../address.ts'
import { Columns } from './columns.tsx'
import { Table, type TableColumn } from './table.tsx'
import { dayWords, kindName } from './words.ts'

interface Props {
  readonly weeks: readonly WeekFigures[]
  /** YYYY-MM-DD. */
  readonly today: string
}

type Figure = 'reports' | 'found' | 'lost' | 'hardship'

/** Eight weeks side by side, of each figure a chart and the numbers behind it, each a link to its list. */
export function Weeks({ weeks, today }: Props): VNode {
  return (
    <>
      <Week name="报告" figure="reports" weeks={weeks} of={{}} unit="条">
        <KindTable weeks={weeks} />
      </Week>
      <Week name="找到务工" figure="found" weeks={weeks} of={{ kind: 'employment', change: 'started' }} unit="人" />
      <Week name="没了务工" figure="lost" weeks={weeks} of={{ kind: 'employment', change: 'ended' }} unit="人" />
      <Week name="突发困难" figure="hardship" weeks={weeks} of={{ kind: 'hardship' }} unit="件" />
      <p class="hint wide">每周从周一算起，按记下的日子；最后一周到 {dayWords(today, today)}</p>
    </>
  )
}

/** 7.15 for the week that begins on 15 July. */
const weekName = ({ from }: WeekFigures): string => `${Number(from.slice(5, 7))}.${Number(from.slice(8))}`

/** The reports that make a number: those that count, by the days on which they do. */
const counted = (days: Pick<WeekFigures, 'from' | 'to'>, of: Readonly<Record<string, string>>): string =>
  address('/reports', { ...of, status: 'counted', from: days.from, to: days.to })

interface WeekProps {
  readonly name: string
  readonly figure: Figure
  readonly weeks: readonly WeekFigures[]
  /** Which reports make the figure. */
  readonly of: Readonly<Record<string, string>>
  readonly unit: string
  readonly children?: VNode
}

function Week({ name, figure, weeks, of, unit, children }: WeekProps): VNode {
  const last = weeks.at(-1)?.[figure] ?? 0
  const before = weeks.at(-2)?.[figure] ?? 0
  const id = `week-${figure}`
  const dated = (week: WeekFigures): string => counted(week, of)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p class="lead">
        本周 <strong>{`${last.toLocaleString('en-US')} ${unit}`}</strong>，上周 {before.toLocaleString('en-US')} {unit}
      </p>
      {weeks.every((week) => week[figure] === 0) ? (
        <p class="hint">近八周没有</p>
      ) : (
        <>
          <Columns
            title={`${name}，近八周`}
            columns={weeks.map((week) => ({ label: weekName(week), value: week[figure] }))}
          />
          <details>
            <summary>看数字</summary>
            {children ?? (
              <Table
                caption={`${name}，近八周`}
                captionHidden
                rows={[...weeks].reverse()}
                columns={[
                  { head: '哪一周', cell: (week) => <a href={dated(week)}>{`${week.from} 起`}</a> },
                  { head: `${name}（${unit}）`, number: true, cell: (week) => week[figure] },
                ]}
              />
            )}
          </details>
        </>
      )}
    </section>
  )
}

function KindTable({ weeks }: Pick<Props, 'weeks'>): VNode {
  const kinds = kindCodes.filter((kind) => weeks.some((week) => week.kinds.has(kind)))
  const all = { from: weeks[0]?.from ?? '', to: weeks.at(-1)?.to ?? '' }
  const columns: readonly TableColumn<(typeof kinds)[number]>[] = [
    { head: '类型', cell: (kind) => <a href={counted(all, { kind })}>{kindName(kind)}</a> },
    ...weeks.map((week) => ({
      head: weekName(week),
      number: true,
      cell: (kind: (typeof kinds)[number]) => week.kinds.get(kind) ?? null,
    })),
  ]
  return <Table caption="各类报告，近八周" captionHidden rows={kinds} columns={columns} />
}
