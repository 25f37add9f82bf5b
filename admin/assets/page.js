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
