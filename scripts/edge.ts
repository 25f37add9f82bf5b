import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Expected } from '../domain/errors.ts'
import { HelpAsked, Usage } from './arguments.ts'
import { readConfig } from './config.ts'

/**
 * The one edge of every command a person types: runs `main` with what was typed after its name and ends the process
 * with the status it returns. `Expected` → one line on standard error, status 1; `Usage` → one line, status 2; anything
 * else → a log entry (its stack only at LOG_LEVEL=debug) and one line, status 1.
 */
export function runCommand(main: (argv: readonly string[]) => Promise<number>): void {
  process.stdout.on('error', leaveWhenReaderLeft)
  process.on('uncaughtException', (error) => void end(report(error)))
  // Not at once: what stands below the call in the command's file must have been read.
  Promise.resolve(process.argv.slice(2))
    .then(main)
    .then(end, (error: unknown) => end(report(error)))
}

/** A reader that went away (`| head`) is no failure of ours. */
function leaveWhenReaderLeft(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
}

/** Says what went wrong on standard error; returns the exit status. */
function report(error: unknown): number {
  if (error instanceof HelpAsked) {
    process.stdout.write(`${error.message}\n`)
    return 0
  }
  if (error instanceof Usage || error instanceof Expected) {
    process.stderr.write(`${oneLine(error.message)}\n`)
    return error instanceof Usage ? 2 : 1
  }
  logUnexpected(error)
  process.stderr.write('程序出错，没有完成；加上 LOG_LEVEL=debug 再运行一次可看到详情，请连同日志报告维护人员\n')
  return 1
}

/** Not the message: those of the database quote the values they choke on, and a log holds no names or numbers. */
function logUnexpected(error: unknown): void {
  const log = pino({ level: 'info', base: null }, stderrNow)
  const { name, code } =
    error instanceof Error ? (error as Error & { code?: unknown }) : { name: typeof error, code: '' }
  log.error(debugging() ? { err: error } : { error: name, code }, 'command failed')
}

/** pino's own destinations may write after the process has ended; this one does not. */
const stderrNow = new Writable({
  decodeStrings: false,
  write: (line: string, _encoding, done) => {
    process.stderr.write(line)
    done()
  },
})

function debugging(): boolean {
  try {
    return readConfig().logLevel === 'debug' || readConfig().logLevel === 'trace'
  } catch {
    return false
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim()

/** Ends only once standard output is written; open pools and timers of libraries would keep the process up. */
async function end(status: number): Promise<void> {
  await new Promise<void>((written) => process.stdout.write('', () => written()))
  process.exit(status)
}
