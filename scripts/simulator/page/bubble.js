import { el } from './dom.js'
import { markdown } from './markdown.js'

const zone = { timeZone: 'Asia/Shanghai' }
const day = new Intl.DateTimeFormat('zh-CN', { ...zone, month: 'long', day: 'numeric' })
const hour = new Intl.DateTimeFormat('zh-CN', { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const when = (at) =>
  day.format(at) === day.format(new Date()) ? hour.format(at) : `${day.format(at)} ${hour.format(at)}`

const size = (bytes) =>
  bytes < 1024 ** 2 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`

const file = ({ id, name, type, size: bytes }, who) =>
  type.startsWith('image/')
    ? el(
        'a',
        { href: `/files/${id}`, target: '_blank', class: 'picture' },
        el('img', { src: `/files/${id}`, alt: `${who}发的图片：${name}` }),
      )
    : el(
        'a',
        { href: `/files/${id}`, class: 'file', download: name },
        el('strong', {}, name),
        el('span', {}, size(bytes)),
      )

const row = ({ keyname, value }) => el('div', {}, el('dt', {}, keyname), el('dd', {}, value ?? ''))

const card = (post, press) => {
  const { card: shown } = post
  const buttons = shown.button_list ?? []
  return el(
    'div',
    { class: 'card' },
    shown.source?.desc ? el('p', { class: 'soft' }, shown.source.desc) : null,
    shown.main_title?.title ? el('p', { class: 'heading' }, shown.main_title.title) : null,
    shown.main_title?.desc ? el('p', { class: 'soft' }, shown.main_title.desc) : null,
    shown.emphasis_content?.title ? el('p', { class: 'figure' }, shown.emphasis_content.title) : null,
    shown.emphasis_content?.desc ? el('p', { class: 'soft' }, shown.emphasis_content.desc) : null,
    shown.quote_area?.quote_text ? el('blockquote', {}, shown.quote_area.quote_text) : null,
    shown.sub_title_text ? el('p', {}, shown.sub_title_text) : null,
    shown.horizontal_content_list?.length ? el('dl', {}, shown.horizontal_content_list.map(row)) : null,
    buttons.length > 0
      ? el(
          'div',
          { class: 'buttons' },
          buttons.map(({ text, key }) =>
            el('button', { type: 'button', onclick: () => press(shown.task_id, key) }, text),
          ),
        )
      : null,
    post.pressed ? el('p', { class: 'soft' }, `${post.pressedBy} 点了：${post.pressed.key}`) : null,
  )
}

const words = (post, press) => {
  if (post.kind === 'card') return card(post, press)
  if (post.from === 'robot' && (post.kind === 'stream' || post.kind === 'markdown'))
    return el(
      'div',
      { class: 'markdown' },
      markdown(post.text),
      post.finished ? null : el('p', { class: 'soft' }, '正在写…'),
    )
  const withText = post.kind === 'text' || post.kind === 'voice' || (post.kind === 'mixed' && post.text !== '')
  return withText ? el('p', { class: 'plain' }, post.kind === 'voice' ? '[语音] ' : null, post.text) : null
}

/**
 * One bubble. `me` decides its side; `press(taskId, key)` is called for a card's button; `quote(post)` where quoting is
 * offered.
 */
export const bubble = (post, { me, press, quote }) => {
  const side = post.from === me ? 'mine' : post.from === 'robot' ? 'robot' : 'other'
  const body = el(
    'div',
    { class: 'bubble' },
    post.quote ? el('blockquote', { class: 'quoted' }, post.quote.slice(0, 200)) : null,
    words(post, press),
    (post.files ?? []).map((one) => file(one, post.name)),
  )
  const quoting = () => el('button', { type: 'button', class: 'quote', onclick: () => quote(post) }, '引用')
  return el(
    'article',
    { class: `post ${side}`, 'data-seq': String(post.seq) },
    el('p', { class: 'by' }, `${post.name} ${when(new Date(post.at))}`),
    el('div', { class: 'beside' }, body, quote && post.finished ? quoting() : null),
    post.mention === false ? el('p', { class: 'unheard' }, '没有@机器人，它收不到') : null,
  )
}
