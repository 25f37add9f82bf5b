import { isValidElement, type VNode } from 'preact'
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime'

/** What may stand in markup: text and numbers are escaped, nothing is shown of null, nodes are rendered in their place. */
export type Shown = string | number | boolean | null | undefined | VNode | readonly Shown[]

interface Template {
  readonly tpl?: readonly string[]
  readonly exprs?: readonly Shown[]
}

/**
 * Markup under way: JSX's template node, by hand. One text for a thousand cells, where JSX makes a node for each. A class,
 * since closures with names cost more to make than a cell to write.
 */
export class Markup {
  readonly #texts: string[] = []
  readonly #nodes: VNode[] = []
  #text = ''

  /** Markup as it stands: only text of our own source, never a value. */
  raw(markup: string): void {
    this.#text += markup
  }

  /** A value: escaped, fit for text and for attributes in double quotes. */
  value(given: Shown): void {
    if (typeof given === 'string') this.#text += escaped(given)
    else if (typeof given === 'number') this.#text += given
    else if (Array.isArray(given)) for (const one of given) this.value(one)
    else if (isValidElement(given)) this.#put(given)
  }

  /** One node of all that was said; the markup takes nothing more. */
  node(): VNode {
    this.#texts.push(this.#text)
    return jsxTemplate(this.#texts, ...this.#nodes)
  }

  #put(node: VNode): void {
    const { tpl, exprs } = node.props as Template
    // Markup made here is text already.
    if (tpl?.length === 1 && exprs?.length === 0) {
      this.#text += tpl[0]
      return
    }
    this.#texts.push(this.#text)
    this.#nodes.push(node)
    this.#text = ''
  }
}

const risky = /["&<]/

/** As the renderer escapes text and attributes. */
export const escaped = (text: string): string => (risky.test(text) ? String(jsxEscape(text)) : text)

/**
 * Markup with values in it: html`<a href="${address}">${name}</a>`. Every value is escaped, or is itself a node;
 * attributes stand in double quotes. For what a page shows many times: JSX for everything else.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Shown[]): VNode {
  const made = new Markup()
  for (let place = 0; place < strings.length; place++) {
    made.raw(strings[place] ?? '')
    made.value(values[place])
  }
  return made.node()
}
