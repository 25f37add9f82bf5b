import { act, upload } from './api.js'
import { byId, el } from './dom.js'

const text = byId('text')
const mention = () => byId('mention').checked

const tell = (words) => {
  byId('notice').hidden = words === ''
  byId('notice').textContent = words
}

const quote = (state, post) => {
  state.quoted = post
  byId('quoting').hidden = post === null
  byId('quoting-text').textContent = post ? `${post.name}：${post.text.slice(0, 80)}` : ''
  if (post) text.focus()
}

// One at a time, in order.
const sending = (state, send) => {
  const before = state.sent
  state.sent = (async () => {
    await before
    state.busy = true
    byId('send').disabled = true
    try {
      await send()
      tell('')
    } catch (error) {
      tell(error.message)
    }
    byId('send').disabled = false
    state.busy = false
  })()
  return state.sent
}

// What was typed leaves the box only once it is sent, and what was typed meanwhile stays.
const takeOut = (typed) => {
  if (text.value.startsWith(typed)) text.value = text.value.slice(typed.length)
}

const say = async (state) => {
  // A second Enter while the first is on its way would say it twice.
  if (state.busy) return
  await sending(state, async () => {
    const typed = text.value
    if (typed.trim() === '') throw new Error('还没有写：写一句，或点上面的例子')
    const quoted = state.quoted && { quote: state.quoted.seq }
    await act('/api/say', { ...state.where(), text: typed.trim(), mention: mention(), ...quoted })
    takeOut(typed)
    quote(state, null)
  })
}

const attach = (state, file) =>
  sending(state, async () => {
    const { from, group } = state.where()
    // Some browsers do not know a HEIC's type.
    const picture = file.type.startsWith('image/') || /\.hei[cf]$/i.test(file.name)
    const typed = picture ? text.value : ''
    await upload(file, { from, group: group ?? '', text: typed.trim(), mention: String(mention()) })
    takeOut(typed)
    // As on the wire: in a group only what is written to the robot reaches it.
    if (group !== null && typed.trim() === '')
      throw new Error('群里单发的图片和文件机器人收不到：图片请配一句话，文件请在单聊里发')
  })

const listen = (state) => {
  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault()
    void say(state)
  })
  text.addEventListener('keydown', (event) => {
    // Enter that ends the choice of a 汉字 is not meant for us.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void say(state)
  })
  text.addEventListener('paste', (event) => {
    const [file] = event.clipboardData.files
    if (!file) return
    event.preventDefault()
    void attach(state, file)
  })
  byId('unquote').addEventListener('click', () => {
    quote(state, null)
    text.focus()
  })
}

const pick = (state, kind) => {
  byId(`pick-${kind}`).addEventListener('click', () => byId(kind).click())
  byId(kind).addEventListener('change', ({ target }) => {
    const files = [...target.files]
    // Emptied, so that the same file can be taken once more.
    target.value = ''
    for (const file of files) void attach(state, file)
  })
}

const chip = (example) => {
  const fill = () => {
    text.value = example
    text.focus()
  }
  return el('button', { type: 'button', class: 'chip', onclick: fill }, example)
}

/** Turns to another chat; what was begun in the last one waits there. */
const turnTo = (state, chat, isGroup) => {
  if (state.chat !== null && state.chat !== chat) {
    state.drafts.set(state.chat, text.value)
    text.value = state.drafts.get(chat) ?? ''
  }
  state.chat = chat
  byId('mention-box').hidden = !isGroup
  quote(state, null)
  tell('')
}

/** The box one writes in. `where()` gives `{from, group}`. */
export const makeCompose = ({ where }) => {
  const state = { where, quoted: null, busy: false, sent: Promise.resolve(), chat: null, drafts: new Map() }
  listen(state)
  pick(state, 'image')
  pick(state, 'file')
  return {
    tell,
    quote: (post) => quote(state, post),
    turnTo: (chat, isGroup) => turnTo(state, chat, isGroup),
    examples: (list) => byId('chips').replaceChildren(...list.map(chip)),
  }
}
