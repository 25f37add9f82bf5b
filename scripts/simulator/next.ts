import type { Chats, Post } from './chats.ts'

/** Waiting for a post: after which seq, and how long. */
export interface Waiting {
  readonly after?: number
  readonly timeoutMs?: number
}

export type Next = (chat: string, waiting?: Waiting) => Promise<Post>

const isAnswer = (post: Post): boolean => post.from === 'robot' && post.finished

/** The first answer after `seq`; looked for from the end, as a chat may be long. */
const firstAfter = (posts: readonly Post[], seq: number): Post | undefined => {
  let found: Post | undefined
  for (let at = posts.length - 1; at >= 0; at -= 1) {
    const post = posts[at]
    if (!post || post.seq <= seq) return found
    if (isAnswer(post)) found = post
  }
  return found
}

const arrival = (chats: Chats, chat: string, after: number, timeoutMs: number): Promise<Post> =>
  new Promise((resolve, reject) => {
    const stop = chats.listen((post) => {
      if (post.chat !== chat || post.seq <= after || !isAnswer(post)) return
      clearTimeout(timer)
      stop()
      resolve(post)
    })
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`The robot said nothing in ${chat} within ${timeoutMs} ms`))
    }, timeoutMs)
  })

/**
 * Waits for the next finished post of the robot in a chat. Without `after`: what follows the last one given out here and
 * the last that a person wrote there, so that `say` and `next` pair up and an earlier reminder is not taken for the answer.
 */
export const makeNext = (chats: Chats): Next => {
  const given = new Map<string, number>()
  const startOf = (chat: string): number => {
    const person = chats.of(chat).findLast(({ from }) => from !== 'robot')?.seq ?? 0
    return Math.max(given.get(chat) ?? 0, person)
  }
  return async (chat, { after = startOf(chat), timeoutMs = 5_000 } = {}) => {
    const post = firstAfter(chats.of(chat), after) ?? (await arrival(chats, chat, after, timeoutMs))
    given.set(chat, Math.max(given.get(chat) ?? 0, post.seq))
    return post
  }
}
