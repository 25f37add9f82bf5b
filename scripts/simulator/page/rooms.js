import { ask } from './api.js'
import { bubble } from './bubble.js'
import { byId, el, keepAtEnd } from './dom.js'

/** The list of chats at the side: mine with the robot, the groups, all of them. `open(key)` when one is taken. */
export const makeRooms = ({ open }) => {
  const unread = new Map()
  let items = []

  const draw = (current) => {
    const item = ({ key, title, hint }) => {
      const count = key === current ? 0 : (unread.get(key) ?? 0)
      return el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            'data-key': key,
            'aria-current': key === current ? 'true' : null,
            onclick: () => open(key),
          },
          el('span', { class: 'room' }, title),
          hint ? el('span', { class: 'soft' }, hint) : null,
          count > 0 ? el('span', { class: 'unread' }, String(count), el('span', { class: 'away' }, ' 条未读')) : null,
        ),
      )
    }
    const box = byId('rooms')
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : null
    box.replaceChildren(...items.map(item))
    const buttons = [...box.querySelectorAll('button')]
    buttons.find(({ dataset }) => dataset.key === focused)?.focus()
    // On a phone the list is a row that runs out of the screen.
    buttons.find(({ dataset }) => dataset.key === current)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return {
    set: (me, botName, groups) => {
      items = [
        { key: me, title: botName, hint: '单聊' },
        ...groups.map(({ chat, topic }) => ({ key: chat, title: topic, hint: '群' })),
        { key: '*', title: '全部会话', hint: '并排看' },
      ]
    },
    draw,
    title: (key) => items.find((item) => item.key === key)?.title ?? '',
    isGroup: (key) => items.find((item) => item.key === key)?.hint === '群',
    has: (key) => items.some((item) => item.key === key),
    note: (chat) => unread.set(chat, (unread.get(chat) ?? 0) + 1),
    read: (chat) => unread.delete(chat),
  }
}

/** Puts a post into a box of bubbles: in the place of its older state, or at the end. */
export const place = (box, post, options) => {
  const node = bubble(post, options)
  const before = box.querySelector(`[data-seq="${post.seq}"]`)
  const focused = before?.contains(document.activeElement)
  keepAtEnd(box, () => (before ? before.replaceWith(node) : box.append(node)))
  // A card that changes under the finger keeps the keyboard where it was.
  if (focused) (node.querySelector('button') ?? box).focus()
}

const MOST_SHOWN = 300

/** Drops the oldest bubbles of a long log. */
export const trim = (box) => {
  while (box.children.length > MOST_SHOWN) box.firstElementChild.remove()
}

const MOST_COLUMNS = 12

/** Several chats side by side, the latest first; a new one joins when something is said there. */
export const makeColumns = ({ press, me, title, open }) => {
  const box = byId('columns')
  const logs = new Map()
  const options = () => ({ me: me(), press })

  const column = (chat, name, group) => {
    const log = el('div', { class: 'log', role: 'log', tabindex: '0', 'aria-label': `${name}的聊天` })
    logs.set(chat, log)
    const words = group || chat === me() ? '打开' : '换成这个人'
    const enter = { type: 'button', 'aria-label': `${words}：${name}`, onclick: () => open(chat, group) }
    const named = el('h3', {}, name, el('span', { class: 'soft' }, group ? ' 群' : ' 单聊'))
    const head = el('header', {}, named, el('button', enter, words))
    return el('section', { class: 'column', 'data-chat': chat }, head, log)
  }
  const fill = async (chat) => {
    const { posts } = await ask('/api/posts', { chat })
    for (const post of posts.slice(-30)) place(logs.get(chat), post, options())
  }
  return {
    open: async () => {
      const { chats } = await ask('/api/chats')
      logs.clear()
      const empty = el('p', { class: 'soft empty' }, '还没有人说话。发出第一句后就在这里')
      box.replaceChildren(...chats.map((one) => column(one.chat, one.title, one.group)))
      if (chats.length === 0) box.append(empty)
      await Promise.all(chats.map(({ chat }) => fill(chat)))
    },
    post: (post) => {
      if (!logs.has(post.chat)) {
        box.querySelector('.empty')?.remove()
        box.prepend(column(post.chat, title(post), post.group))
        const last = box.children[MOST_COLUMNS]
        if (last) {
          logs.delete(last.dataset.chat)
          last.remove()
        }
      }
      place(logs.get(post.chat), post, options())
      trim(logs.get(post.chat))
    },
  }
}
