export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** What a browser does over HTTP, without following: keeps cookies, and takes a form's hidden fields along. */
export class Browser {
  readonly #url: () => string
  readonly cookies = new Map<string, string>()

  constructor(url: () => string) {
    this.#url = url
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(path, { headers })
  }

  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie === '' ? {} : { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(this.#url() + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  /** Posts fields as a form does. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** Opens a page, fills its form for this address with these values and posts it. */
  async submit(page: string, action: string, values: Readonly<Record<string, string>>): Promise<Answer> {
    const opened = await this.get(page)
    return this.post(action, { ...hiddenFields(opened.text, action), ...values })
  }

  async csrf(page = '/'): Promise<string> {
    return hiddenFields((await this.get(page)).text, '/logout')._csrf ?? ''
  }

  logIn(username: string, password: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.submit('/login', '/login', { username, password, ...more })
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0/.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** The hidden fields of the first form of a page that posts to this address. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const form = new RegExp(
    `<form(?=[^>]*method="post")[^>]*action="${action.replaceAll('/', '\\/')}"[^>]*>(.*?)</form>`,
    's',
  ).exec(html)?.[1]
  const fields: Record<string, string> = {}
  for (const [tag] of (form ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  return fields
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
