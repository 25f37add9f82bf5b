const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01', // the server is told to stop
  '57P02',
  '57P03', // it is starting
  '53300', // no connection left
  '55000', // it takes no connections now
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
])
const words =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|server has closed the connection/i

/** Whether an error says that the database cannot be reached now: to be tried again, and nobody's fault. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && (codes.has(error.code) || error.code.startsWith('08')))
    return true
  if (error instanceof AggregateError) return error.errors.some(isGone)
  return words.test(error.message) || (error.cause !== undefined && isGone(error.cause))
}
