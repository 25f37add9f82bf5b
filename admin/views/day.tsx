import type { VNode } from 'preact'
import { firstOfMonth, monthOf } from '../../domain/calendar.ts'
import type { Burden } from '../../domain/lists/burden.ts'
import type { DayFigures, VisitsOf } from '../../domain/lists/day.ts'
import type { WeekFigures } from '../../domain/lists/weeks.ts'
import { address } from '../address.ts'
import { areaName } from './areas.ts'
import { Bars } from './chart.tsx'
import { Table } from './table.tsx'
import { type Tile, Tiles } from './tiles.tsx'
import { Weeks } from './weeks.tsx'
import { dayWords, kindName } from './words.ts'

/** Something that runs the district and wants an act. */
export interface Notice {
  readonly words: string
  readonly href: string
}

interface Props {
  readonly figures: DayFigures
  readonly weeks: readonly WeekFigures[]
  /** The part of the month's work that ought to be done by now, 0 to 1. */
  readonly expected: number
  readonly notices: readonly Notice[]
  /** Null for whom it is not. */
  readonly burden: Burden | null
  /** YYYY-MM-DD. */
  readonly today: string
}

export function Day({ figures, weeks, expected, notices, burden, today }: Props): VNode {
  return (
    <>
      <h1>今日情况</h1>
      <p class="total">{dayWords(today, today)}</p>
      <WaitingTiles waiting={figures.waiting} />
      <Notices notices={notices} />
      <Unreached unreached={figures.unreached} />
      <div class="columns">
        <Visits visits={figures.visits} expected={expected} today={today} />
        <Kinds kinds={figures.kinds} today={today} />
        <Weeks weeks={weeks} today={today} />
      </div>
      {burden === null || burden.cadres === 0 ? null : <BurdenLine burden={burden} />}
    </>
  )
}

function WaitingTiles({ waiting }: { readonly waiting: DayFigures['waiting'] }): VNode {
  const tiles: readonly Tile[] = [
    { name: '待定户', count: waiting.pending, href: '/reports?status=pending', words: '不知道说的是哪一户' },
    { name: '待确认', count: waiting.toConfirm, href: '/reports?status=to-confirm', words: '等干部回“是”' },
    { name: '没看懂', count: waiting.unclear, href: '/messages?intent=unclear&review=open', words: '没看出是哪一类' },
    { name: '搁置', count: waiting.aside, href: '/messages?state=aside', words: '试了三次没处理成' },
    { name: '待办超期', count: waiting.overdue, href: '/todos?state=overdue', words: '过了期限没办完' },
    { name: '个案超期', count: waiting.lateCases, href: '/cases?state=late', words: '线索过了 15 天没认定' },
    { name: '未排查', count: waiting.unchecked, href: '/checks?state=missing', words: '个村本月还没排查' },
  ]
  const none = tiles.every(({ count }) => count === 0)
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">要处理</h2>
      {none ? <p class="total">现在没有</p> : null}
      <Tiles tiles={tiles} />
    </section>
  )
}

/** What the robot costs a cadre: it is to fall. */
function BurdenLine({ burden: { cadres, messages, questions, reminders } }: { readonly burden: Burden }): VNode {
  const each = (count: number): string => (count / cadres).toFixed(1)
  return (
    <p class="hint">
      {`基层负担：本月平均每名干部发 ${each(messages)} 句，被追问 ${each(questions)} 次，收提醒 ${each(reminders)} 条（${cadres} 名已绑定）`}
    </p>
  )
}

function Notices({ notices }: Pick<Props, 'notices'>): VNode | null {
  if (notices.length === 0) return null
  return (
    <div class="box warn">
      {notices.map(({ words, href }) => (
        <p key={words}>
          <a href={href}>{words}</a>
        </p>
      ))}
    </div>
  )
}

function Unreached({ unreached }: { readonly unreached: DayFigures['unreached'] }): VNode | null {
  if (unreached.count === 0) return null
  const rest = unreached.count - unreached.names.length
  return (
    <p class="box warn">
      <strong>{unreached.count} 名干部还没有接通</strong>：{unreached.names.join('、')}
      {rest > 0 ? ` 等，另 ${rest} 名` : ''}。请他们给机器人发一句“帮助”，之后才收得到提醒。
    </p>
  )
}

interface VisitsProps {
  readonly visits: readonly VisitsOf[]
  readonly expected: number
  readonly today: string
}

function Visits({ visits, expected, today }: VisitsProps): VNode {
  const month = Number(today.slice(5, 7))
  const due = visits.reduce((sum, one) => sum + one.due, 0)
  const done = visits.reduce((sum, one) => sum + one.done, 0)
  const ordered = [...visits].sort((a, b) => b.due - b.done - (a.due - a.done))
  const shown = ordered.slice(0, 16)
  return (
    <section aria-labelledby="visits">
      <h2 id="visits">{month}月走访</h2>
      {due === 0 ? (
        <p class="empty">还没有帮扶户。导入名册后就在这里</p>
      ) : (
        <>
          <p class="lead">
            <strong>{progress(done, due)}</strong>
            {due > done ? `，差 ${(due - done).toLocaleString('en-US')} 户` : '，已全部走访'}
          </p>
          <Bars
            title={`${month}月走访进度，差得多的在前`}
            bars={shown.map((one) => ({
              label: shortName(one.code),
              value: one.done,
              whole: one.due,
              expected: one.due * expected,
              words: `${one.done}/${one.due}`,
            }))}
          />
          <p class="hint">黑线是按工作日算今天该到的地方，橙色是还没到的</p>
          <details>
            <summary>看数字</summary>
            <Table
              caption={`${month}月走访，差得多的在前`}
              captionHidden
              rows={ordered}
              columns={[
                { head: '地方', cell: (row) => <a href={listOf(row.code)}>{shortName(row.code)}</a> },
                { head: '应走访', number: true, cell: (row) => row.due },
                { head: '已走访', number: true, cell: (row) => row.done },
                { head: '差', number: true, cell: (row) => row.due - row.done },
              ]}
            />
          </details>
        </>
      )}
    </section>
  )
}

function Kinds({ kinds, today }: { readonly kinds: DayFigures['kinds']; readonly today: string }): VNode {
  const month = Number(today.slice(5, 7))
  const ordered = [...kinds].sort((a, b) => b.month - a.month)
  const told = kinds.reduce((sum, one) => sum + one.today, 0)
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">{month}月报告</h2>
      {ordered.length === 0 ? (
        <p class="empty">还没有报告。干部发来第一句后就在这里</p>
      ) : (
        <>
          <p class="lead">
            今天 <strong>{told} 条</strong>，本月{' '}
            {kinds.reduce((sum, one) => sum + one.month, 0).toLocaleString('en-US')} 条
          </p>
          <Bars
            title={`${month}月各类报告的条数`}
            bars={ordered.map(({ kind, month: value }) => ({ label: kindName(kind), value, words: `${value}` }))}
          />
          <details>
            <summary>看数字</summary>
            <Table
              caption={`${month}月报告，多的在前`}
              captionHidden
              rows={ordered}
              columns={[
                { head: '类型', cell: (row) => <a href={countedOf(row.kind, today)}>{kindName(row.kind)}</a> },
                { head: '今天', number: true, cell: (row) => row.today },
                { head: '本月', number: true, cell: (row) => row.month },
              ]}
            />
          </details>
        </>
      )}
    </section>
  )
}

const shortName = (code: string): string => areaName(code).split(' ').at(-1) ?? code
const listOf = (code: string): string =>
  address('/ledgers/not-visited', {
    town: code.slice(0, 9),
    village: code.length === 12 ? code : undefined,
  })

/** The reports that make a kind's number of the month. */
const countedOf = (kind: string, today: string): string =>
  address('/reports', { kind, status: 'counted', from: firstOfMonth(monthOf(today)), to: today })

/** 12/15 户（80%）. */
function progress(done: number, due: number): string {
  const number = (count: number): string => count.toLocaleString('en-US')
  return `${number(done)}/${number(due)} 户（${Math.floor((100 * done) / due)}%）`
}
