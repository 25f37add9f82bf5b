import type { VNode } from 'preact'
import { TextField } from './field.tsx'
import { Csrf } from './frame.tsx'

interface Props {
  readonly username: string
  readonly next: string
  /** One sentence; the same for a wrong password and an unknown name. */
  readonly wrong: string | null
}

export function LoginForm({ username, next, wrong }: Props): VNode {
  return (
    <section class="narrow">
      <h1>登录</h1>
      {wrong === null ? null : (
        <div class="box error" role="alert" tabIndex={-1} data-focus>
          <p>{wrong}</p>
        </div>
      )}
      <form method="post" action="/login">
        <Csrf />
        <input type="hidden" name="next" value={next} />
        <TextField name="username" label="用户名" value={username} autocomplete="username" required />
        <TextField name="password" label="密码" type="password" autocomplete="current-password" required />
        <button type="submit" class="primary">
          登录
        </button>
      </form>
      <p class="hint">忘了密码，请管理员用 npm run user -- reset 用户名 重置。</p>
    </section>
  )
}
