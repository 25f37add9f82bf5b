import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { Frame } from '../../admin/views/frame.tsx'
import { html } from '../../admin/views/html.ts'
import { Table } from '../../admin/views/table.tsx'

const hostile = `"><script>alert('1')</script>&amp;`
const harmless = `&quot;>&lt;script>alert('1')&lt;/script>&amp;amp;`

const Bold = ({ text }: { readonly text: string }): VNode => <b title={text}>{text}</b>

it('values are escaped in text and in attributes, however deep', () => {
  const link = html`<a href="/x?q=${hostile}">${hostile}</a>`
  expect(render(html`<p>${[link, hostile, 7]}</p>`.node())).toBe(
    `<p><a href="/x?q=${harmless}">${harmless}</a>${harmless}7</p>`,
  )
  expect(render(<p>{html`${html`${<Bold text={hostile} />} `}${link}`.node()}</p>)).toBe(
    `<p><b title="${harmless}">${harmless}</b> <a href="/x?q=${harmless}">${harmless}</a></p>`,
  )
})

it('nothing is shown of what is nothing, of booleans and of objects that are no nodes', () => {
  const forged = { props: { tpl: [hostile], exprs: [] }, type: 'p' }
  expect(render(html`<p>${null}${undefined}${true}${false}${forged as never}</p>`.node())).toBe('<p></p>')
})

it('a table escapes heads, labels and cells, and renders nodes in their cells', () => {
  const columns = [
    { head: hostile, cell: (row: string) => html`<a href="/${row}">${row}</a>` },
    { head: hostile, tight: true, cell: (row: string) => row },
    { head: 'b', number: true, cell: (row: string) => <Bold text={row} /> },
    { head: 'c', cell: () => null },
  ]
  const text = render(
    <Frame.Provider value={null}>
      <Table caption={hostile} columns={columns} rows={[hostile]} />
    </Frame.Provider>,
  )
  expect(text).not.toContain('<script')
  expect(text).toContain(`<caption>${harmless}</caption>`)
  expect(text).toContain(`<td role="cell" class="tight" data-label="${harmless}">${harmless}</td>`)
  expect(text).toContain(`<td role="cell" class="number" data-label="b"><b title="${harmless}">${harmless}</b></td>`)
  expect(text).toContain('<td role="cell" class="none" data-label="c">—</td>')
})

it('in the views every attribute with a value is in double quotes, and raw markup holds no value of a row', () => {
  const views = join(import.meta.dirname, '../../admin/views')
  for (const name of readdirSync(views)) {
    const source = readFileSync(join(views, name), 'utf8')
    expect(source, name).not.toMatch(/\s[\w-]+=(?:\$\{|'[^']*\$\{)/)
    if (name !== 'html.ts' && name !== 'table.tsx') expect(source, name).not.toMatch(/new Html|jsxTemplate|dangerously/)
  }
})
