import type { Log } from './log.ts'

/** What a thrown thing may leave in the log: its class and code. Its message may quote what somebody wrote. */
export function nameOfError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { thrown: typeof error }
  const code = 'code' in error && typeof error.code !== 'object' ? { code: error.code } : {}
  return {
    thrown: error.name,
    ...code,
    at: error.stack
      ?.split('\n')
      .find((line) => line.trim().startsWith('at '))
      ?.trim(),
  }
}

/**
 * A listener that can neither throw nor reject: whatever goes wrong in `listener` is one line in the log.
 *
 * Wechaty and the SDK call listeners without waiting: a rejection would end the process, a throw inside a socket's
 * handler would end its reconnecting.
 *
 * @example bot.on('message', guarded(log, 'receive', (message) => receive(deps, message)))
 */
export function guarded<Args extends readonly unknown[]>(
  log: Log,
  name: string,
  listener: (...args: Args) => unknown,
): (...args: Args) => void {
  const failed = (error: unknown) => log.error({ listener: name, ...nameOfError(error) }, 'a listener failed')
  return (...args) => {
    try {
      const result = listener(...args)
      if (result instanceof Promise) result.catch(failed)
    } catch (error) {
      failed(error)
    }
  }
}
