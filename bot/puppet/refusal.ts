/** What became of something said. `unknown`: it may have arrived; a push said again may double. */
export type Sent =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly unknown: boolean
      /** Again later · the same as a push instead of an answer · never, show `words` to whoever runs the robot. */
      readonly retry: 'again' | 'push' | 'never'
      readonly code?: number
      /** One Chinese line: what is wrong and what to do. */
      readonly words: string
    }

export type Refused = Exclude<Sent, { ok: true }>

interface Refusal {
  readonly retry: Refused['retry']
  readonly words: string
}

const soon = '稍后自动再发'

/** Tencent's codes. Sources: its error pages (path/90313, 101463) and what users of the real robot met. */
const refusals: Readonly<Record<number, Refusal>> = {
  [-1]: { retry: 'again', words: `企业微信忙，${soon}` },
  6000: { retry: 'again', words: `企业微信忙（同时改动），${soon}` },
  40004: { retry: 'never', words: '企业微信不收这种类型的文件' },
  40006: { retry: 'never', words: '文件大小不合企业微信的要求：图片 10 MB、文件 20 MB 以内' },
  40007: { retry: 'again', words: `图片或文件在企业微信过了期，重新上传后${soon}` },
  40008: { retry: 'never', words: '企业微信不收这种类型的消息：请升级程序' },
  40058: { retry: 'never', words: '企业微信说参数不对：请升级程序' },
  40201: { retry: 'never', words: '内容被企业微信当作垃圾信息拦下：请改写后再发' },
  42045: { retry: 'never', words: '卡片缺少点击动作：请升级程序' },
  44004: { retry: 'never', words: '内容是空的，没有发' },
  45002: { retry: 'never', words: '内容超过企业微信的长度上限：请分成几条' },
  45009: { retry: 'again', words: `这个会话发得太多（每分钟 30 条、每小时 1,000 条），${soon}` },
  45033: { retry: 'again', words: `同时发得太多，${soon}` },
  93001: { retry: 'never', words: '没有这个会话：请让对方先给机器人发一句话' },
  93006: { retry: 'never', words: '还不能发到这个会话：请让对方（或在群里@机器人）先发一句话' },
  600039: { retry: 'never', words: '机器人不能往这个群里主动发：请在群里@机器人发一句话' },
  846605: { retry: 'push', words: '这条消息已不能直接回复，改为主动发送' },
  846608: { retry: 'push', words: '这条消息隔得太久，不能直接回复，改为主动发送' },
  846609: { retry: 'again', words: '与企业微信的连接失效，正在重连，连上后自动再发' },
  853000: { retry: 'again', words: '机器人编号或密钥不对：请核对 WECOM_BOT_ID 和 WECOM_BOT_SECRET' },
}

/** Not subscribed, though the socket is open: only a new connection helps. */
export const notSubscribed = 846609

/** The media id is no longer good: upload anew. */
export const mediaGone = 40007

/** What to do about an errcode: a code that nobody has told us of is not tried again. */
export function refusalOf(code: number): Refused {
  const known = refusals[code] ?? {
    retry: 'never',
    words: `企业微信没有接受（错误码 ${code}）：请查企业微信的错误码说明`,
  }
  return { ok: false, unknown: false, code, ...known }
}

export const offline: Refused = {
  ok: false,
  unknown: false,
  retry: 'again',
  words: '没有连上企业微信，连上后自动再发',
}

const unknown: Refused = { ok: false, unknown: true, retry: 'again', words: '没等到企业微信的回执，不知道发出没有' }

/** Lines of the SDK after which it is certain that nothing left this machine. */
const notSent = /not connected|exceeds max size/

/** The errcode of a refusal: a rejected frame, or the text of one within an upload's error. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode
  const within = error instanceof Error ? /"errcode":(-?\d+)/.exec(error.message)?.[1] : undefined
  return within === undefined ? undefined : Number(within)
}

/**
 * What a rejection of the SDK means. A refusal rejects with the frame itself; a time-out or a cut with an Error, and
 * then nobody knows whether it was said. A frame without errcode counts as a refusal of code -1.
 */
export function refusedBy(error: unknown): Refused {
  const code = codeOf(error)
  if (code !== undefined) return refusalOf(code)
  if (error instanceof Error) return notSent.test(error.message) ? offline : unknown
  return refusalOf(-1)
}
