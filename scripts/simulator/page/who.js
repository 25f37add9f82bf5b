import { ask } from './api.js'
import { byId, el } from './dom.js'

const box = byId('who')
const search = byId('search')

const item = ({ id, name, role }, take) =>
  el('li', {}, el('button', { type: 'button', onclick: () => take(id) }, el('strong', {}, name), el('span', {}, role)))

const shown = ({ people, total }) => {
  if (total === 0) return '没有这个人：换个写法，如村名'
  return total > people.length ? `${total} 人，显示前 ${people.length} 人` : `${total} 人`
}

const list = (take) => {
  let asked = 0
  return async () => {
    asked += 1
    const turn = asked
    const found = await ask('/api/people', { q: search.value.trim() })
    // A slower answer to an earlier letter must not take the place of this one.
    if (turn !== asked) return
    byId('people').replaceChildren(...found.people.map((person) => item(person, take)))
    byId('found').textContent = shown(found)
  }
}

const onKey = (refresh) => async (event) => {
  if (event.key === 'Escape') box.open = false
  if (event.key !== 'Enter' || event.isComposing) return
  event.preventDefault()
  // Whoever types fast means the first of what is typed, not of what is still shown.
  await refresh()
  byId('people').querySelector('button')?.click()
}

/** The choice of who writes: searched on the server, as there may be a thousand. `choose(id)` when one is taken. */
export const makeWho = ({ choose }) => {
  const show = list((id) => {
    box.open = false
    choose(id)
    box.querySelector('summary').focus()
  })
  const refresh = () => show().catch((error) => (byId('found').textContent = error.message))
  let timer
  box.addEventListener('toggle', () => {
    if (!box.open) return
    void refresh()
    search.focus()
  })
  search.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, 120)
  })
  search.addEventListener('keydown', onKey(refresh))
  return {
    show: (person) => {
      byId('me-name').textContent = person?.name ?? '请选人'
      byId('me-role').textContent = person?.role ?? ''
    },
    first: async () => (await ask('/api/people', { q: '' })).people[0]?.id ?? null,
  }
}
