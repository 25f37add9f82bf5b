import type { Card } from './cards.ts'

export type PostKind = 'text' | 'voice' | 'image' | 'file' | 'video' | 'mixed' | 'stream' | 'markdown' | 'card'

/** A file or picture as a chat shows it; its bytes by `Simulator.bytes(id)`. */
export interface PostFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** A bubble in a chat. What changes later (a stream's text, a card, `finished`) changes in the same object. */
export interface Post {
  readonly seq: number
  /** A userid where it is a single chat, else the group's id. */
  readonly chat: string
  readonly group: boolean
  readonly from: 'robot' | (string & {})
  readonly kind: PostKind
  readonly text: string
  /** False while a stream is still being written. */
  readonly finished: boolean
  readonly at: Date
  readonly streamId?: string
  readonly msgid?: string
  readonly quote?: string
  /** In a group: whether it was addressed to the robot, and so reached it. */
  readonly mention?: boolean
  readonly files?: readonly PostFile[]
  readonly card?: Card
  readonly pressed?: { readonly by: string; readonly key: string }
}

export type Draft = Omit<Post, 'seq' | 'at'>
export type Change = Partial<Pick<Post, 'text' | 'finished' | 'card' | 'pressed'>>

/** Waiting for a post: after which seq, and how long. */
export interface Waiting {
  readonly after?: number
  readonly timeoutMs?: number
}

export interface Chats {
  readonly posts: readonly Post[]
  add(draft: Draft): Post
  change(post: Post, change: Change): void
  /** Everything in one chat, oldest first. */
  of(chat: string): readonly Post[]
  stream(chat: string, streamId: string): Post | undefined
  card(taskId: string): Post | undefined
  /** Whether somebody wrote to the robot there, so that it may push. */
  isOpen(chat: string): boolean
  open(chat: string): void
  heard(chat: string): readonly string[]
  next(chat: string, waiting?: Waiting): Promise<Post>
  /** Told of each post and each change; returns the way out. */
  listen(listener: (post: Post) => void): () => void
}

const MOST_POSTS = 30_000
const MOST_IN_A_CHAT = 3_000

/** Drops the older tenth, so that keeping a bound costs nothing for each post. */
const bound = <T>(list: T[], most: number): readonly T[] =>
  list.length > most ? list.splice(0, Math.ceil(most / 10)) : []

const isAnswer = (post: Post): boolean => post.from === 'robot' && post.finished

/** All chats, in memory and bounded. */
export const makeChats = (now: () => Date): Chats => {
  const posts: Post[] = []
  const byChat = new Map<string, Post[]>()
  const streams = new Map<string, Post>()
  const cards = new Map<string, Post>()
  const opened = new Set<string>()
  const given = new Map<string, number>()
  const listeners = new Set<(post: Post) => void>()
  let last = 0

  const tell = (post: Post): void => {
    for (const listener of [...listeners]) listener(post)
  }
  const streamKey = (chat: string, streamId: string): string => JSON.stringify([chat, streamId])

  const add = (draft: Draft): Post => {
    last += 1
    const post: Post = { seq: last, at: now(), ...draft }
    posts.push(post)
    const list = byChat.get(post.chat) ?? []
    byChat.set(post.chat, list)
    list.push(post)
    if (post.streamId !== undefined) streams.set(streamKey(post.chat, post.streamId), post)
    if (post.card?.task_id !== undefined) cards.set(post.card.task_id, post)
    bound(list, MOST_IN_A_CHAT)
    for (const gone of bound(posts, MOST_POSTS)) {
      if (gone.streamId !== undefined) streams.delete(streamKey(gone.chat, gone.streamId))
      if (gone.card?.task_id !== undefined) cards.delete(gone.card.task_id)
    }
    tell(post)
    return post
  }

  const of = (chat: string): readonly Post[] => byChat.get(chat) ?? []

  // Without `after`: what follows the last answer given out here and the last that a person wrote here, so that
  // `say` and `next` pair up, and a reminder that came earlier is not taken for the answer.
  const startOf = (chat: string): number => {
    const person = of(chat).findLast(({ from }) => from !== 'robot')?.seq ?? 0
    return Math.max(given.get(chat) ?? 0, person)
  }

  const next = (chat: string, { after = startOf(chat), timeoutMs = 5_000 }: Waiting = {}): Promise<Post> => {
    const wanted = (): Post | undefined => of(chat).find((post) => post.seq > after && isAnswer(post))
    const give = (post: Post): Post => {
      given.set(chat, Math.max(given.get(chat) ?? 0, post.seq))
      return post
    }
    const there = wanted()
    if (there) return Promise.resolve(give(there))
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer)
        listeners.delete(listener)
      }
      const listener = (post: Post): void => {
        if (post.chat !== chat || post.seq <= after || !isAnswer(post)) return
        stop()
        resolve(give(post))
      }
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`The robot said nothing in ${chat} within ${timeoutMs} ms`))
      }, timeoutMs)
      listeners.add(listener)
    })
  }

  return {
    posts,
    add,
    change: (post, change) => {
      // `readonly` is for readers; here is the one place that writes.
      Object.assign(post, change)
      tell(post)
    },
    of,
    stream: (chat, streamId) => streams.get(streamKey(chat, streamId)),
    card: (taskId) => cards.get(taskId),
    isOpen: (chat) => opened.has(chat),
    open: (chat) => {
      opened.add(chat)
    },
    heard: (chat) =>
      of(chat)
        .filter(({ from }) => from === 'robot')
        .map(({ text }) => text),
    next,
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
