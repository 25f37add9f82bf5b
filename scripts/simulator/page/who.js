import { ask } from './api.js'
import { byId, el } from './dom.js'

/** The choice of who writes: searched on the server, as there may be a thousand. `choose(id)` when one is taken. */
export const makeWho = ({ choose }) => {
  const box = byId('who')
  const search = byId('search')
  let asked = 0
  let timer

  const take = (id) => {
    box.open = false
    choose(id)
    box.querySelector('summary').focus()
  }
  const item = ({ id, name, role }) =>
    el(
      'li',
      {},
      el('button', { type: 'button', onclick: () => take(id) }, el('strong', {}, name), el('span', {}, role)),
    )

  const show = async () => {
    asked += 1
    const turn = asked
    const { people, total } = await ask('/api/people', { q: search.value.trim() })
    // A slower answer to an earlier letter must not take the place of this one.
    if (turn !== asked) return
    byId('people').replaceChildren(...people.map(item))
    const shown = total > people.length ? `，显示前 ${people.length} 人` : ''
    byId('found').textContent = total === 0 ? '没有这个人：换个写法，如村名' : `${total} 人${shown}`
  }

  box.addEventListener('toggle', () => {
    if (!box.open) return
    show().catch(() => {})
    search.focus()
  })
  search.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => show().catch(() => {}), 120)
  })
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') box.open = false
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    byId('people').querySelector('button')?.click()
  })

  return {
    show: (person) => {
      byId('me-name').textContent = person?.name ?? '请选人'
      byId('me-role').textContent = person?.role ?? ''
    },
    first: async () => (await ask('/api/people', { q: '' })).people[0]?.id ?? null,
  }
}
