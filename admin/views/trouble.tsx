import type { VNode } from 'preact'
import type { Head } from './page.tsx'

interface Told {
  readonly title: string
  readonly words: string
}

const told: Readonly<Record<number, Told>> = {
  400: { title: '没看懂这个请求', words: '地址或表单里有读不出的字符，请返回后重新打开。' },
  403: { title: '这个账号不能做这件事', words: '要做请联系本级管理员；您的账号只能看，或没有这一项。' },
  404: { title: '没有找到', words: '没有这一页，或不在您的辖区。' },
  405: { title: '这个地址不能这样用', words: '请从页面上的链接和按钮操作。' },
  409: { title: '刚刚有人改过', words: '没有保存。请返回刷新，看过现在的内容再改。' },
  413: { title: '提交的内容太大', words: '表单最多 1 MB，文件最多 20 MB。请减小后再提交。' },
  415: { title: '不是表单', words: '请从页面上的表单提交。' },
  422: { title: '有内容要改', words: '没有保存。请返回改好后再提交。' },
  429: { title: '次数太多', words: '请稍后再试。' },
  503: { title: '暂时连不上数据库', words: '没有保存任何内容。正在自动重连，请过几秒再试。' },
}

const unexpected: Told = { title: '程序出错', words: '这一步没有保存。请把下面的编号告诉维护人员。' }

export function troubleHead(status: number): Head {
  return { title: (told[status] ?? unexpected).title, trouble: true }
}

/** Any answer that is no page of its own: what happened, what to do, a number to quote where it was our mistake. */
export function Trouble({
  status,
  words,
  number,
}: {
  readonly status: number
  readonly words: string
  readonly number: string | null
}): VNode {
  const known = told[status] ?? unexpected
  return (
    <section class="trouble">
      <h1>{known.title}</h1>
      <p>{words === '' ? known.words : words}</p>
      {number === null ? null : (
        <p>
          编号 <strong>{number}</strong>
        </p>
      )}
      <p>
        <a href="/">回到今日情况</a>
      </p>
    </section>
  )
}
