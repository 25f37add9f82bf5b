/** An answer that ends a request before its work is done: the status and, where it helps, words of its own. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  /** `words`: one Chinese sentence for the page; without it the status' usual one is shown. */
  constructor(status: number, words = '', headers: Readonly<Record<string, string>> = {}) {
    super(words)
    this.status = status
    this.headers = headers
  }
}

/** Leads elsewhere with 303; `to` is a path of this site. */
export class Elsewhere extends Error {
  override readonly name = 'Elsewhere'
  readonly to: string

  constructor(to: string) {
    super(to)
    this.to = to
  }
}
