// Nothing here is needed: it only spares a tap or a scroll.
const phone = matchMedia('(max-width: 720px)')

const fold = () => {
  for (const one of document.querySelectorAll('details[data-phone="closed"]')) one.open = !phone.matches
}
fold()
phone.addEventListener('change', fold)

const toErrors = () => document.querySelector('[data-focus]')?.focus()
toErrors()
document.addEventListener('htmx:afterSettle', toErrors)

// What takes longer than a blink says so, and cannot be sent twice.
document.addEventListener('submit', (event) => {
  const button = event.submitter
  if (!(button instanceof HTMLButtonElement) || event.target.method === 'get') return
  setTimeout(() => {
    button.disabled = true
    button.textContent = '请稍候…'
  }, 400)
})

// In a queue ↑ and ↓ go from row to row, Enter opens (a link does so by itself); Ctrl+Enter sends the form one is in.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.ctrlKey) return event.target.form?.requestSubmit()
  const links = [...document.querySelectorAll('[data-queue] th[scope="row"] a')]
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || links.length === 0 || event.target.closest('input, select, textarea')) return
  event.preventDefault()
  const at = links.indexOf(document.activeElement)
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))].focus()
})
