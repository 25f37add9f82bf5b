import { act, upload } from './api.js'
import { byId, el } from './dom.js'

/** The box one writes in. `where()` gives `{from, group}`; what was typed is never lost when it could not be sent. */
export const makeCompose = ({ where }) => {
  const text = byId('text')
  const notice = byId('notice')
  let quoted = null

  const tell = (words) => {
    notice.hidden = words === ''
    notice.textContent = words
  }
  const quote = (post) => {
    quoted = post
    byId('quoting').hidden = post === null
    byId('quoting-text').textContent = post ? `${post.name}：${post.text.slice(0, 80)}` : ''
    if (post) text.focus()
  }
  const mention = () => byId('mention').checked

  const drafts = new Map()
  let chat = null
  let busy = false

  const sending = async (send) => {
    // A second Enter while the first is on its way would say it twice.
    if (busy) return
    busy = true
    byId('send').disabled = true
    try {
      await send()
      tell('')
    } catch (error) {
      tell(error.message)
    }
    byId('send').disabled = false
    busy = false
  }
  const say = () =>
    sending(async () => {
      const words = text.value.trim()
      if (words === '') throw new Error('还没有写：写一句，或点上面的例子')
      await act('/api/say', { ...where(), text: words, mention: mention(), ...(quoted && { quote: quoted.seq }) })
      text.value = ''
      quote(null)
    })
  const attach = (file) =>
    sending(async () => {
      const { from, group } = where()
      const picture = file.type.startsWith('image/')
      const beside = picture ? text.value.trim() : ''
      await upload(file, { from, group: group ?? '', text: beside, mention: String(mention()) })
      if (picture) text.value = ''
      // As on the wire: in a group only what is written to the robot reaches it.
      if (group !== null && beside === '')
        throw new Error('群里单发的图片和文件机器人收不到：图片请配一句话，文件请在单聊里发')
    })

  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault()
    void say()
  })
  text.addEventListener('keydown', (event) => {
    // Enter that ends the choice of a 汉字 is not meant for us.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void say()
  })
  text.addEventListener('paste', (event) => {
    const [file] = event.clipboardData.files
    if (!file) return
    event.preventDefault()
    void attach(file)
  })
  for (const kind of ['image', 'file']) {
    byId(`pick-${kind}`).addEventListener('click', () => byId(kind).click())
    byId(kind).addEventListener('change', ({ target }) => {
      const [file] = target.files
      // Emptied, so that the same file can be taken once more.
      target.value = ''
      if (file) void attach(file)
    })
  }
  byId('unquote').addEventListener('click', () => {
    quote(null)
    text.focus()
  })

  const fill = (example) => {
    text.value = example
    text.focus()
  }
  return {
    quote,
    tell,
    examples: (list) =>
      byId('chips').replaceChildren(
        ...list.map((example) =>
          el('button', { type: 'button', class: 'chip', onclick: () => fill(example) }, example),
        ),
      ),
    /** Turns to another chat; what was begun in the last one waits there. */
    turnTo: (key, isGroup) => {
      if (chat !== null && chat !== key) {
        drafts.set(chat, text.value)
        text.value = drafts.get(key) ?? ''
      }
      chat = key
      byId('mention-box').hidden = !isGroup
      quote(null)
      tell('')
    },
  }
}
