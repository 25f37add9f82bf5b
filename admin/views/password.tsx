import type { VNode } from 'preact'
import { TextField } from './field.tsx'
import { Csrf } from './frame.tsx'
import { type Wrong, WrongBox, wrongAt } from './wrong.tsx'

interface Props {
  readonly wrong: readonly Wrong[]
  /** The present password is a one-time one. */
  readonly first: boolean
}

export function PasswordForm({ wrong, first }: Props): VNode {
  return (
    <section class="narrow">
      <h1>修改密码</h1>
      {first ? <p>您用的是一次性密码。设好自己的密码后就可以开始工作。</p> : null}
      <WrongBox wrong={wrong} />
      <form method="post" action="/password">
        <Csrf />
        <TextField
          name="current"
          label={first ? '一次性密码' : '现在的密码'}
          type="password"
          autocomplete="current-password"
          wrong={wrongAt(wrong, 'current')}
          required
        />
        <TextField
          name="password"
          label="新密码"
          type="password"
          autocomplete="new-password"
          hint="12 到 128 个字符，可以用几个不相干的词连起来"
          wrong={wrongAt(wrong, 'password')}
          required
        />
        <TextField
          name="again"
          label="再输入一次新密码"
          type="password"
          autocomplete="new-password"
          wrong={wrongAt(wrong, 'again')}
          required
        />
        <div class="buttons">
          <button type="submit" class="primary">
            保存
          </button>
          {first ? null : <a href="/">取消</a>}
        </div>
      </form>
    </section>
  )
}
