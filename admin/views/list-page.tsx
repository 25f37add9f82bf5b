import type { ComponentChildren, VNode } from 'preact'
import type { Page } from '../../domain/lists/list.ts'
import { address } from '../address.ts'
import { type Html, html, type Shown } from './html.ts'
import { amount } from './words.ts'

type Parameters = Readonly<Record<string, string | undefined>>

interface Props<Row> {
  readonly title: string
  readonly path: string
  /** 户, 条. */
  readonly unit: string
  readonly page: Page<Row>
  readonly filter: Parameters
  /** The fields of the search, four at most. */
  readonly fields: ComponentChildren
  /** What stands between the head and the search. */
  readonly above?: ComponentChildren
  /** Where nothing was ever recorded. */
  readonly empty: string
  readonly children: ComponentChildren
}

/** A list: how many, as a file, the search, the table, what follows. The filter is the address, so it can be shared. */
export function ListPage<Row>(props: Props<Row>): VNode {
  const { title, path, unit, page, filter } = props
  // ComponentChildren, but for the bare objects that nothing shows.
  const { fields, above, children } = props as { readonly [name in 'fields' | 'above' | 'children']: Shown }
  const total = page.capped ? `${amount(page.total)} 以上` : amount(page.total)
  return html`<div class="top"><h1>${title}</h1><p class="total">${total} ${unit}</p>
<p class="files">导出 <a href="${address(path, { ...filter, format: 'xlsx' })}">Excel</a><span aria-hidden="true">·</span><a
 href="${address(path, { ...filter, format: 'csv' })}">CSV</a></p></div>${above}
<details open data-phone="closed" class="search"><summary>查询</summary><search>
<form method="get" action="${path}" hx-get="${path}" hx-trigger="change from:(.search select)" hx-target="#main" hx-select="#main"
 hx-swap="outerHTML" hx-push-url="true">${fields}<div class="buttons"><button type="submit" class="primary">查询</button><a
 href="${path}">重置</a></div></form></search></details>
${page.rows.length === 0 ? nothing(props) : children}${page.next === null ? null : nextPage(address(path, { ...filter, after: page.next }))}`.node()
}

const nextPage = (to: string): Html => html`<p class="next"><a class="button" rel="next" href="${to}">下一页</a></p>`

function nothing<Row>({ path, filter, unit, empty }: Props<Row>): Html {
  const filtered = Object.values(filter).some((value) => value !== undefined)
  if (!filtered) return html`<p class="empty">${empty}</p>`
  const about = filter.q === undefined ? `没有符合条件的${unit}` : `没有符合“${filter.q}”的${unit}`
  return html`<p class="empty">${about}。<a href="${path}">清空条件</a></p>`
}
