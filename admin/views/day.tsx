import type { VNode } from 'preact'
import { type DayFigures, expectedShare, type VisitsOf } from '../../domain/lists/day.ts'
import { areaName } from './areas.ts'
import { Bars } from './chart.tsx'
import { Table } from './table.tsx'
import { dayWords, kindName } from './words.ts'

interface Props {
  readonly figures: DayFigures
  /** YYYY-MM-DD. */
  readonly today: string
}

export function Day({ figures, today }: Props): VNode {
  return (
    <>
      <h1>今日情况</h1>
      <p class="total">{dayWords(today, today)}</p>
      <WaitingTiles waiting={figures.waiting} />
      <Unreached unreached={figures.unreached} />
      <div class="columns">
        <Visits visits={figures.visits} today={today} />
        <Kinds kinds={figures.kinds} today={today} />
      </div>
    </>
  )
}

function WaitingTiles({ waiting }: { readonly waiting: DayFigures['waiting'] }): VNode {
  const tiles = [
    ['待定户', waiting.pending, '/reports?status=pending', '不知道说的是哪一户'],
    ['待确认', waiting.toConfirm, '/reports?status=to-confirm', '等干部回“是”'],
    ['没看懂', waiting.unclear, '/messages?intent=unclear', '没看出是哪一类'],
    ['搁置', waiting.aside, '/messages?state=aside', '试了三次没处理成'],
  ] as const
  const none = tiles.every(([, count]) => count === 0)
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">要处理</h2>
      {none ? <p class="total">现在没有</p> : null}
      <ul class="tiles">
        {tiles.map(([name, count, href, words]) => (
          <li key={name} class={count > 0 ? 'act' : undefined}>
            <a href={href}>
              <span class="name">{name}</span>
              <span class="figure">{count > 10_000 ? '10,000 以上' : count.toLocaleString('en-US')}</span>
              <span class="words">{words}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
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

function Visits({ visits, today }: { readonly visits: readonly VisitsOf[]; readonly today: string }): VNode {
  const month = Number(today.slice(5, 7))
  const due = visits.reduce((sum, one) => sum + one.due, 0)
  const done = visits.reduce((sum, one) => sum + one.done, 0)
  const passed = expectedShare(today)
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
              expected: one.due * passed,
              words: `${one.done}/${one.due}`,
            }))}
          />
          <p class="hint">黑线是按今天的日子该到的地方，橙色是还没到的</p>
          <details>
            <summary>看数字</summary>
            <Table
              caption={`${month}月走访，差得多的在前`}
              captionHidden
              rows={ordered}
              rowKey={(row) => row.code}
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
              rowKey={(row) => row.kind}
              columns={[
                { head: '类型', cell: (row) => <a href={`/reports?kind=${row.kind}`}>{kindName(row.kind)}</a> },
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
  code.length === 12 ? `/households?town=${code.slice(0, 9)}&village=${code}` : `/households?town=${code}`

/** 12/15 户（80%）. */
function progress(done: number, due: number): string {
  const number = (count: number): string => count.toLocaleString('en-US')
  return `${number(done)}/${number(due)} 户（${Math.floor((100 * done) / due)}%）`
}
