/** What the puppet needs of a log: pino's shape. Fields hold codes and ids only, never what people wrote. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}

/** The words of the SDK that a line may keep: what stands before the first colon, and an error code. */
const sayable = (message: string): { readonly said: string; readonly code?: number } => {
  const code = /errcode=(-?\d+)/.exec(message)?.[1]
  return { said: message.split(':', 1)[0] ?? '', ...(code ? { code: Number(code) } : {}) }
}

/**
 * A logger for the SDK. Its debug lines hold whole messages, its warnings get whole frames as arguments and its
 * parse errors quote the text: so arguments are dropped, and lines are cut at the first colon.
 */
export function quiet(log: Log) {
  const drop = () => undefined
  return {
    debug: drop,
    info: drop,
    warn: (message: string) => log.warn(sayable(message), 'wecom sdk'),
    error: (message: string) => log.warn(sayable(message), 'wecom sdk'),
  }
}
