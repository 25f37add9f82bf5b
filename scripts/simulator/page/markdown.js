import { el } from './dom.js'

// The part of markdown that Tencent names: headings, bold, italics, lists, quotes, links, code, tables, rules.
// Built as nodes from text, so nothing in it can become markup; a link is shown with its address, not followed.
const inlines = [
  [/^\\([\\`*_{}[\]()#+\-.!>|~<&@])/, ([, sign]) => sign],
  [/^&(lt|gt|amp|quot|#39);/, ([, name]) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name]],
  [/^`([^`\n]+)`/, ([, code]) => el('code', {}, code)],
  [/^\*\*(?=\S)([^\n]*?\S)\*\*/, ([, bold]) => el('strong', {}, inline(bold))],
  [/^\*(?=[^\s*])([^*\n]*?[^\s*])\*(?!\*)/, ([, italic]) => el('em', {}, inline(italic))],
  [/^\[([^\]\n]+)\]\(([^)\s]+)\)/, ([, text, url]) => el('span', { class: 'link' }, inline(text), `（${url}）`)],
]

/** The nodes of one line. */
const inline = (line) => {
  const nodes = []
  let plain = ''
  let rest = line
  while (rest !== '') {
    const [found, make] = inlines.map(([pattern, one]) => [pattern.exec(rest), one]).find(([match]) => match) ?? []
    if (found) {
      nodes.push(plain, make(found))
      plain = ''
      rest = rest.slice(found[0].length)
    } else {
      const [sign] = rest
      plain += sign
      rest = rest.slice(sign.length)
    }
  }
  return [...nodes, plain].filter((node) => node !== '')
}

const lines = (rows) => rows.flatMap((row, index) => (index === 0 ? inline(row) : [el('br'), ...inline(row)]))

const cells = (row) =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

const table = (rows) => {
  const [head, , ...body] = rows
  const cell = (tag) => (text) => el(tag, {}, inline(text))
  return el(
    'table',
    {},
    el('thead', {}, el('tr', {}, cells(head).map(cell('th')))),
    el(
      'tbody',
      {},
      body.map((row) => el('tr', {}, cells(row).map(cell('td')))),
    ),
  )
}

// The first that fits takes the line and all that follow and fit too.
const blocks = [
  [/^#{1,6}\s+\S/, (rows) => rows.map((row) => el('p', { class: 'heading' }, inline(row.replace(/^#+\s+/, ''))))],
  [/^\s*(-{3,}|\*{3,})\s*$/, () => el('hr')],
  [/^>/, (rows) => el('blockquote', {}, lines(rows.map((row) => row.replace(/^>\s?/, ''))))],
  [
    /^\s*[-*+]\s+\S/,
    (rows) =>
      el(
        'ul',
        {},
        rows.map((row) => el('li', {}, inline(row.replace(/^\s*[-*+]\s+/, '')))),
      ),
  ],
  [/^\s*\|.*\|\s*$/, (rows) => (/^[\s|:-]+$/.test(rows[1] ?? '') ? table(rows) : el('p', {}, lines(rows)))],
]

const block = (rows, from) => {
  const kind = blocks.find(([pattern]) => pattern.test(rows[from]))
  let to = from + 1
  const same = (row) => (kind ? kind[0].test(row) : row.trim() !== '' && !blocks.some(([other]) => other.test(row)))
  while (to < rows.length && same(rows[to])) to += 1
  const taken = rows.slice(from, to)
  return [kind ? kind[1](taken) : el('p', {}, lines(taken)), to]
}

const paragraphs = (text) => {
  const rows = text.split('\n')
  const nodes = []
  for (let at = 0; at < rows.length; ) {
    if (rows[at].trim() === '') at += 1
    else {
      const [node, next] = block(rows, at)
      nodes.push(node)
      at = next
    }
  }
  return nodes.flat()
}

/** What the robot wrote, as nodes. Fenced code stays as it is, `<think>` is folded away, line breaks hold. */
export const markdown = (text) =>
  text.split(/(```[\s\S]*?```|<think>[\s\S]*?(?:<\/think>|$))/).flatMap((part) => {
    if (part.startsWith('```')) return el('pre', {}, el('code', {}, part.replace(/^```\w*\n?|\n?```$/g, '')))
    if (part.startsWith('<think>'))
      return el('details', {}, el('summary', {}, '思考'), part.replace(/^<think>|<\/think>$/g, ''))
    return paragraphs(part)
  })
