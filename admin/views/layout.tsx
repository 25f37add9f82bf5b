import type { ComponentChildren, VNode } from 'preact'
import { roleNames } from '../../domain/asker.ts'
import { shanghaiTime } from '../../domain/calendar.ts'
import { may } from '../roles.ts'
import { areaName } from './areas.ts'
import { Csrf, useFrame } from './frame.tsx'
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

export function Layout({
  title,
  wrong,
  again,
  crumbs,
  children,
}: Head & { readonly children: ComponentChildren }): VNode {
  const { asker, restricted, large, assets } = useFrame()
  const inside = asker !== null && !restricted
  return (
    <html lang="zh-CN" class={large ? 'large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="htmx-config" content={htmxConfig} />
        <title>{`${wrong ? '错误：' : ''}${title} · 济源帮扶`}</title>
        {again === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(again)} />
          </noscript>
        )}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        <script src={assets.htmx} defer />
        <script src={assets.page} defer />
      </head>
      <body class={inside ? 'inside' : 'outside'}>
        <a class="skip" href="#main">
          跳到正文
        </a>
        <Header />
        {inside ? <Navigation /> : null}
        <main id="main" tabIndex={-1}>
          {crumbs && crumbs.length > 0 ? <Crumbs crumbs={crumbs} title={title} /> : null}
          {children}
        </main>
      </body>
    </html>
  )
}

function Header(): VNode {
  const { asker, restricted, now } = useFrame()
  return (
    <header>
      <a class="product" href="/">
        济源帮扶
      </a>
      {asker === null ? null : (
        <>
          <span class="area">{areaName(asker.area)}</span>
          <a class="who" href="/password" title="修改密码">
            {asker.username}
            <span class="role">（{roleNames[asker.role]}）</span>
          </a>
          {restricted ? null : <TextSize />}
          <form method="post" action="/logout">
            <Csrf />
            <button type="submit">退出</button>
          </form>
          <span class="printed">
            {asker.username} 打印于 {shanghaiTime(now).slice(0, 16)}
          </span>
        </>
      )}
    </header>
  )
}

function TextSize(): VNode {
  const { large, here } = useFrame()
  return (
    <form method="post" action="/text-size">
      <Csrf />
      <input type="hidden" name="next" value={here} />
      <button type="submit" name="size" value={large ? 'normal' : 'large'} aria-pressed={large}>
        大字
      </button>
    </form>
  )
}

function Navigation(): VNode {
  const { asker, path } = useFrame()
  // What a role may not open is not offered to it.
  const groups = navigation.flatMap(({ label, links }) => {
    const open = links.filter(([, href]) => asker !== null && may(asker.role, href, 'GET'))
    return open.length === 0 ? [] : [{ label, links: open }]
  })
  const isHere = (href: string): boolean => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`))
  return (
    <nav class="side" aria-label="主导航">
      <details open data-phone="closed">
        <summary>菜单</summary>
        {groups.map((group) => (
          <section key={group.label}>
            <h2>{group.label}</h2>
            <ul>
              {group.links.map(([label, href]) => (
                <li key={href}>
                  <a href={href} aria-current={isHere(href) ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </nav>
  )
}

function Crumbs({ crumbs, title }: Required<Pick<Head, 'crumbs' | 'title'>>): VNode {
  return (
    <nav class="crumbs" aria-label="位置">
      <ol>
        {crumbs.map(([label, href]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  )
}
