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

// Of Prisma: cannot reach, timed out, too slow, closed, no free connection.
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
])
const pgMessages =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Cannot use a pool after|PGlite is closed/i

/** Whether an error says that the database cannot be reached, however it is wrapped. */
export function isDatabaseGone(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Classes 08 (connection), 53 (out of resources) and 57P (shut down) of PostgreSQL.
  if (prismaCodes.has(code) || socketCodes.has(code) || /^(08|53|57P)...?$/.test(code)) return true
  if (pgMessages.test(error.message) || error.name === 'DatabaseSilent') return true
  return isDatabaseGone(error.cause, depth + 1)
}
