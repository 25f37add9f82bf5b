/**
 * Makes an element. What people wrote goes in as text nodes only, never as markup.
 * `props` become attributes; functions become listeners (`onclick`); null, undefined and false are left out.
 */
export const el = (tag, props = {}, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined))
  return node
}

/** The element of this id; the page always has it. */
export const byId = (id) => document.getElementById(id)

/** Keeps a scrolled list at its end while it grows, unless the reader has scrolled up. */
export const keepAtEnd = (box, grow) => {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80
  grow()
  if (!atEnd) return
  box.scrollTop = box.scrollHeight
  for (const picture of box.querySelectorAll('img'))
    if (!picture.complete)
      picture.addEventListener('load', () => {
        box.scrollTop = box.scrollHeight
      })
}
