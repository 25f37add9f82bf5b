import { act, ask, follow } from './api.js'
import { makeCompose } from './compose.js'
import { byId } from './dom.js'
import { makeColumns, makeRooms, place, trim } from './rooms.js'
import { makeWho } from './who.js'

// Who writes and which chat is open; kept in the address, so that several windows can be several people.
const state = { me: null, chat: null, botName: '', groups: [], started: false }

const log = byId('log')
const inAll = () => state.chat === '*'
const isMine = (chat) => chat === state.me || rooms.isGroup(chat)

const compose = makeCompose({
  where: () => ({ from: state.me, group: rooms.isGroup(state.chat) ? state.chat : null }),
})
const press = (taskId, key) => told(act('/api/press', { from: state.me, taskId, key }))
const told = (doing) => doing.catch((error) => compose.tell(error.message))
const rooms = makeRooms({ open: (key) => told(open(key)) })
const columns = makeColumns({
  press,
  me: () => state.me,
  open: (chat, group) => told(group ? open(chat) : become(chat, true)),
  title: (post) => (post.group ? (state.groups.find(({ chat }) => chat === post.chat)?.topic ?? post.chat) : post.chat),
})
const who = makeWho({ choose: (id) => told(become(id)) })
const options = () => ({ me: state.me, press, quote: compose.quote })

const lamp = ({ online, cut }) => {
  byId('lamp').textContent = online ? '机器人在线' : '机器人离线'
  byId('lamp').classList.toggle('on', online)
  byId('cut').setAttribute('aria-pressed', String(cut))
  byId('cut').textContent = cut ? '恢复连接' : '断线'
}

const show = (post) => {
  if (inAll()) columns.post(post)
  else if (post.chat === state.chat) {
    place(log, post, options())
    trim(log)
  }
}

const load = async (chat) => {
  if (inAll()) return columns.open()
  const { posts } = await ask('/api/posts', { chat })
  if (chat !== state.chat) return
  log.replaceChildren()
  for (const post of posts) place(log, post, options())
  log.scrollTop = log.scrollHeight
}

// What happens while a chat is being read would be wiped by what was read: it waits and comes after.
const held = []
let loading = 0
const fill = async () => {
  loading += 1
  try {
    await load(state.chat)
  } finally {
    loading -= 1
    if (loading === 0) for (const post of held.splice(0)) show(post)
  }
}

const remember = () => {
  const place = new URLSearchParams({ me: state.me ?? '', chat: state.chat === state.me ? '' : state.chat })
  history.replaceState(null, '', `#${place}`)
}

const open = async (chat) => {
  state.chat = chat
  rooms.read(chat)
  remember()
  rooms.draw(chat)
  byId('chat').hidden = inAll()
  byId('all').hidden = !inAll()
  byId('title').textContent = rooms.title(chat)
  compose.turnTo(chat, rooms.isGroup(chat))
  await fill()
  // Opening the single chat is what the robot may hear of, once a day.
  if (chat === state.me) await told(act('/api/enter', { from: state.me }))
}

const become = async (id, single = false) => {
  const stay = !single && (rooms.isGroup(state.chat) || inAll())
  const { person, examples } = await ask('/api/person', { id: id ?? '' })
  state.me = person?.id ?? null
  who.show(person)
  compose.examples(examples)
  rooms.set(state.me, state.botName, state.groups)
  if (state.me === null) byId('who').open = true
  else await open(stay ? state.chat : state.me)
}

const heard = (post) => {
  if (loading > 0) held.push(post)
  else show(post)
  if (post.chat === state.chat || !post.finished || post.from === state.me || !isMine(post.chat)) return
  rooms.note(post.chat)
  rooms.draw(state.chat)
}

const begin = async () => {
  const { botName, groups, online, cut } = await ask('/api/start')
  Object.assign(state, { botName, groups })
  lamp({ online, cut })
  byId('mention-name').textContent = `@${botName}`
  if (state.started) {
    rooms.set(state.me, botName, groups)
    rooms.draw(state.chat)
    return fill()
  }
  state.started = true
  const wanted = new URLSearchParams(location.hash.slice(1))
  await become(wanted.get('me') || (await who.first()))
  if (state.me === null) await become(await who.first())
  const chat = wanted.get('chat')
  if (chat && chat !== state.chat && rooms.has(chat)) await open(chat)
}

byId('cut').addEventListener('click', ({ currentTarget }) => {
  const on = currentTarget.getAttribute('aria-pressed') !== 'true'
  void told(act('/api/cut', { on }))
})

follow({
  post: heard,
  line: lamp,
  people: () => begin().catch(() => {}),
  again: () => told(begin()),
  lost: () => {
    byId('lamp').textContent = '模拟器没有运行'
    byId('lamp').classList.remove('on')
  },
})
