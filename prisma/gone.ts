const sockets = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
])
// Of Prisma: cannot reach, timed out, too slow, closed, no free connection.
const ofPrisma = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])
// Of PostgreSQL: classes 08 (connection), 53 (out of room, memory or connections), 57P (told to stop, starting); 55000:
// it takes no connections now.
const ofServer = /^(08...|53...|57P..|55000)$/
const words =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|server has closed the connection|not queryable|cannot use a pool after|PGlite is closed/i

/** Whether an error, however it is wrapped, says that the database cannot be used now: to be tried again, nobody's fault. */
export function isGone(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (sockets.has(code) || ofPrisma.has(code) || ofServer.test(code)) return true
  // A server's socket file that is not there; any other missing file is something else.
  if (code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') return true
  if (error instanceof AggregateError && error.errors.some((one) => isGone(one, depth + 1))) return true
  return error.name === 'DatabaseSilent' || words.test(error.message) || isGone(error.cause, depth + 1)
}
