import { destination, type Logger, pino } from 'pino'

/** JSON lines on standard error: codes and ids, no names, numbers, texts or tokens (security.md, 'Log'). */
export function openLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: false }))
}
