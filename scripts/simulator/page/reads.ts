import type { Chats, Post } from '../chats.ts'
import type { Directory } from '../people.ts'

/** What the page asks, answered from the state as it is. */
export interface Reading {
  readonly chats: Chats
  readonly directory: Directory
  readonly botName: string
  readonly examples: (personId: string) => readonly string[] | Promise<readonly string[]>
  readonly state: () => { readonly online: boolean; readonly cut: boolean }
}

const MOST_PEOPLE = 50
const MOST_POSTS = 80
const MOST_CHATS = 12

/** A post as the page shows it, with the name of who wrote it. */
export const shownPost = ({ directory, botName }: Pick<Reading, 'directory' | 'botName'>, post: Post): object => ({
  ...post,
  name: post.from === 'robot' ? botName : (directory.person(post.from)?.name ?? post.from),
  ...(post.pressed && { pressedBy: directory.person(post.pressed.by)?.name ?? post.pressed.by }),
})

const titleOf = ({ directory }: Reading, post: Post): string =>
  post.group
    ? (directory.groups().find(({ chat }) => chat === post.chat)?.topic ?? post.chat)
    : (directory.person(post.chat)?.name ?? post.chat)

/** The chats in which something was said last, latest first. */
const recent = (reading: Reading): object[] => {
  const found = new Map<string, object>()
  for (let at = reading.chats.posts.length - 1; at >= 0 && found.size < MOST_CHATS; at -= 1) {
    const post = reading.chats.posts[at]
    if (post && !found.has(post.chat))
      found.set(post.chat, { chat: post.chat, group: post.group, title: titleOf(reading, post) })
  }
  return [...found.values()]
}

type Query = URLSearchParams

/** The page's questions by address; each gives what is sent as JSON, or null where there is no such thing. */
export const reads: Readonly<Record<string, (reading: Reading, query: Query) => object | null | Promise<object>>> = {
  '/api/start': ({ botName, directory, state }) => ({ botName, groups: directory.groups(), ...state() }),
  '/api/people': ({ directory }, query) => directory.find(query.get('q') ?? '', MOST_PEOPLE),
  '/api/person': async ({ directory, examples }, query) => {
    const person = directory.person(query.get('id') ?? '')
    return person ? { person, examples: await examples(person.id) } : { person: null, examples: [] }
  },
  '/api/posts': (reading, query) => {
    const before = Number(query.get('before') ?? Number.POSITIVE_INFINITY)
    const all = reading.chats.of(query.get('chat') ?? '')
    const upTo = Number.isNaN(before) ? [] : all.filter(({ seq }) => seq < before)
    return { posts: upTo.slice(-MOST_POSTS).map((post) => shownPost(reading, post)), more: upTo.length > MOST_POSTS }
  },
  '/api/chats': (reading) => ({ chats: recent(reading) }),
}
