import { isValidElement, type VNode } from 'preact'
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime'

/** What may stand in markup: text and numbers are escaped, nothing is shown of null, nodes are rendered in their place. */
export type Shown = string | number | boolean | null | undefined | Html | VNode | readonly Shown[]

/**
 * Markup under way, or done: one text for a thousand cells, where JSX makes a node for each, and half of a page's cost is
 * nodes. A class, since closures with names cost more to make than a cell to write.
 */
export class Html {
  /** Behind the last node. */
  #text = ''
  /** Text and node in turn, where there are nodes. */
  #parts: { readonly text: string; readonly node: VNode }[] | null = null

  /** Markup as it stands: only text of our own source, never a value. */
  raw(markup: string): void {
    this.#text += markup
  }

  /** A value: escaped, fit for text and for attributes in double quotes. */
  value(given: Shown): void {
    if (typeof given === 'string') this.#text += escaped(given)
    else if (typeof given === 'number') this.#text += given
    else if (given instanceof Html) this.#take(given)
    else if (Array.isArray(given)) for (const one of given) this.value(one)
    else if (isValidElement(given)) this.#put(given)
  }

  /** As JSX takes it: what a component returns. */
  node(): VNode {
    const parts = this.#parts ?? []
    return jsxTemplate([...parts.map(({ text }) => text), this.#text], ...parts.map(({ node }) => node))
  }

  #take(other: Html): void {
    for (const { text, node } of other.#parts ?? []) {
      this.#text += text
      this.#put(node)
    }
    this.#text += other.#text
  }

  #put(node: VNode): void {
    this.#parts ??= []
    this.#parts.push({ text: this.#text, node })
    this.#text = ''
  }
}

const risky = /["&<]/

/** As the renderer escapes text and attributes. */
export const escaped = (text: string): string => (risky.test(text) ? String(jsxEscape(text)) : text)

/**
 * Markup with values in it: html`<a href="${address}">${name}</a>`. Every value is escaped, or is itself markup or a
 * node; attributes stand in double quotes. For what a page shows many times: JSX for everything else.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Shown[]): Html {
  const made = new Html()
  for (let place = 0; place < strings.length; place++) {
    made.raw(strings[place] ?? '')
    made.value(values[place])
  }
  return made
}
