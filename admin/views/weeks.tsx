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
      <Week name="报告" figure="reports" weeks={weeks} href="/reports" unit="条">
        <KindTable weeks={weeks} />
      </Week>
      <Week name="找到务工" figure="found" weeks={weeks} href="/ledgers/employment" unit="人" />
      <Week name="没了务工" figure="lost" weeks={weeks} href="/ledgers/employment" unit="人" />
      <Week name="突发困难" figure="hardship" weeks={weeks} href="/ledgers/hardship" unit="件" />
      <p class="hint wide">每周从周一算起，按记下的日子；最后一周到 {dayWords(today, today)}</p>
    </>
  )
}

/** 7.15 for the week that begins on 15 July. */
const weekName = ({ from }: WeekFigures): string => `${Number(from.slice(5, 7))}.${Number(from.slice(8))}`

interface WeekProps {
  readonly name: string
  readonly figure: Figure
  readonly weeks: readonly WeekFigures[]
  readonly href: string
  readonly unit: string
  readonly children?: VNode
}

function Week({ name, figure, weeks, href, unit, children }: WeekProps): VNode {
  const last = weeks.at(-1)?.[figure] ?? 0
  const before = weeks.at(-2)?.[figure] ?? 0
  const id = `week-${figure}`
  const dated = (week: WeekFigures): string =>
    href === '/reports' ? href : address(href, { from: week.from, to: week.to })
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
                rowKey={(week) => week.from}
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
  const columns: readonly TableColumn<(typeof kinds)[number]>[] = [
    { head: '类型', cell: (kind) => <a href={`/reports?kind=${kind}`}>{kindName(kind)}</a> },
    ...weeks.map((week) => ({
      head: weekName(week),
      number: true,
      cell: (kind: (typeof kinds)[number]) => week.kinds.get(kind) ?? null,
    })),
  ]
  return <Table caption="各类报告，近八周" captionHidden rows={kinds} rowKey={(kind) => kind} columns={columns} />
}
