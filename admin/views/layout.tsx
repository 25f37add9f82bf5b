import type { ComponentChildren, VNode } from 'preact'
import { roleNames } from '../../domain/asker.ts'
import { shanghaiTime } from '../../domain/calendar.ts'
import { may } from '../roles.ts'
import { areaName } from './areas.ts'
import { useFrame } from './frame.tsx'
import { type Html, html, type Shown } from './html.ts'
import { navigation } from './navigation.ts'
import type { Head } from './page.tsx'

// No eval, no styles of its own (the policy forbids both), and no copies of pages in the browser's storage.
const htmxConfig = JSON.stringify({
  includeIndicatorStyles: false,
  includeIndicatorCSS: false,
  allowEval: false,
  allowScriptTags: false,
  historyEnabled: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
})

// Written as text, as this is on every page: with nodes it cost more than the rows of a list.

export function Layout({
  title,
  wrong,
  again,
  crumbs,
  children,
}: Head & { readonly children: ComponentChildren }): VNode {
  const { asker, restricted, large, assets } = useFrame()
  const inside = asker !== null && !restricted
  return html`<html lang="zh-CN"${large ? html` class="large"` : null}><head><meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="htmx-config" content="${htmxConfig}"/>
<title>${wrong ? '错误：' : ''}${title} · 济源帮扶</title>${
    again === undefined ? null : html`<noscript><meta http-equiv="refresh" content="${again}"/></noscript>`
  }
<link rel="icon" href="${assets.icon}" type="image/svg+xml"/>
<link rel="stylesheet" href="${assets.css}"/>
<script src="${assets.htmx}" defer></script>
<script src="${assets.page}" defer></script></head>
<body class="${inside ? 'inside' : 'outside'}"><a class="skip" href="#main">跳到正文</a>${header()}${inside ? navigationAt() : null}
<main id="main" tabindex="-1">${crumbs && crumbs.length > 0 ? crumbsTo(crumbs, title) : null}${
    children as Shown // ComponentChildren, but for the bare objects that nothing shows.
  }</main></body></html>`.node()
}

function header(): Html {
  const { asker, restricted, now, csrf } = useFrame()
  if (asker === null) return html`<header><a class="product" href="/">济源帮扶</a></header>`
  return html`<header><a class="product" href="/">济源帮扶</a><span class="area">${areaName(asker.area)}</span>
<a class="who" href="/password" title="修改密码">${asker.username}<span class="role">（${roleNames[asker.role]}）</span></a>${
    restricted ? null : textSize()
  }<form method="post" action="/logout"><input type="hidden" name="_csrf" value="${csrf}"/><button type="submit">退出</button></form>
<span class="printed">${asker.username} 打印于 ${shanghaiTime(now).slice(0, 16)}</span></header>`
}

function textSize(): Html {
  const { large, here, csrf } = useFrame()
  return html`<form method="post" action="/text-size"><input type="hidden" name="_csrf" value="${csrf}"/>
<input type="hidden" name="next" value="${here}"/>
<button type="submit" name="size" value="${large ? 'normal' : 'large'}" aria-pressed="${String(large)}">大字</button></form>`
}

function navigationAt(): Html {
  const { asker, path } = useFrame()
  const groups: Html[] = []
  for (const { label, links } of navigation) {
    // What a role may not open is not offered to it.
    const open = links.filter(([, href]) => asker !== null && may(asker.role, href, 'GET'))
    const items = open.map(([label, href]) => navigationLink(label, href, path))
    if (open.length > 0) groups.push(html`<section><h2>${label}</h2><ul>${items}</ul></section>`)
  }
  return html`<nav class="side" aria-label="主导航"><details open data-phone="closed"><summary>菜单</summary>${groups}</details></nav>`
}

function navigationLink(label: string, href: string, path: string): Html {
  const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
  return html`<li><a href="${href}"${here ? html` aria-current="page"` : null}>${label}</a></li>`
}

function crumbsTo(crumbs: NonNullable<Head['crumbs']>, title: string): Html {
  const above = crumbs.map(([label, href]) => html`<li><a href="${href}">${label}</a></li>`)
  return html`<nav class="crumbs" aria-label="位置"><ol>${above}<li aria-current="page">${title}</li></ol></nav>`
}
