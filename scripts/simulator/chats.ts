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
  /** Told of each post and each change; returns the way out. */
  listen(listener: (post: Post) => void): () => void
}

const MOST_POSTS = 30_000
const MOST_IN_A_CHAT = 3_000

type Listener = (post: Post) => void

interface State {
  readonly posts: Post[]
  readonly byChat: Map<string, Post[]>
  readonly streams: Map<string, Post>
  readonly cards: Map<string, Post>
  readonly opened: Set<string>
  readonly listeners: Set<Listener>
  readonly now: () => Date
  last: number
}

/** Drops the older tenth, so that keeping a bound costs nothing for each post. */
const bound = <T>(list: T[], most: number): readonly T[] =>
  list.length > most ? list.splice(0, Math.ceil(most / 10)) : []

const streamKey = (chat: string, streamId: string): string => JSON.stringify([chat, streamId])

const tell = ({ listeners }: State, post: Post): void => {
  // A copy, as a listener may leave while it is told.
  for (const listener of [...listeners]) listener(post)
}

const forget = ({ streams, cards }: State, gone: readonly Post[]): void => {
  for (const { chat, streamId, card } of gone) {
    if (streamId !== undefined) streams.delete(streamKey(chat, streamId))
    if (card?.task_id !== undefined) cards.delete(card.task_id)
  }
}

const add = (state: State, draft: Draft): Post => {
  state.last += 1
  const post: Post = { seq: state.last, at: state.now(), ...draft }
  const list = state.byChat.get(post.chat) ?? []
  state.byChat.set(post.chat, list)
  state.posts.push(post)
  list.push(post)
  if (post.streamId !== undefined) state.streams.set(streamKey(post.chat, post.streamId), post)
  if (post.card?.task_id !== undefined) state.cards.set(post.card.task_id, post)
  bound(list, MOST_IN_A_CHAT)
  forget(state, bound(state.posts, MOST_POSTS))
  tell(state, post)
  return post
}

const change = (state: State, post: Post, changed: Change): void => {
  // `readonly` is for readers; here is the one place that writes.
  Object.assign(post, changed)
  tell(state, post)
}

/** All chats, in memory and bounded. `opened`: where somebody wrote to the robot before this began. */
export const makeChats = (now: () => Date, opened: readonly string[] = []): Chats => {
  const state: State = {
    posts: [],
    byChat: new Map(),
    streams: new Map(),
    cards: new Map(),
    opened: new Set(opened),
    listeners: new Set(),
    now,
    last: 0,
  }
  const of = (chat: string): readonly Post[] => state.byChat.get(chat) ?? []
  return {
    posts: state.posts,
    of,
    add: (draft) => add(state, draft),
    change: (post, changed) => change(state, post, changed),
    stream: (chat, streamId) => state.streams.get(streamKey(chat, streamId)),
    card: (taskId) => state.cards.get(taskId),
    isOpen: (chat) => state.opened.has(chat),
    open: (chat) => void state.opened.add(chat),
    heard: (chat) => of(chat).flatMap(({ from, text }) => (from === 'robot' ? [text] : [])),
    listen: (listener) => {
      state.listeners.add(listener)
      return () => void state.listeners.delete(listener)
    },
  }
}
