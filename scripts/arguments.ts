import { type ParseArgsConfig, parseArgs } from 'node:util'

type OptionShapes = NonNullable<ParseArgsConfig['options']>

/** Called wrongly: one Chinese line that says how to call it. The edge answers with status 2. */
export class Usage extends Error {
  override readonly name = 'Usage'
}

/** `--help` was typed: the message is the help text. The edge prints it on standard output, status 0. */
export class HelpAsked extends Error {
  override readonly name = 'HelpAsked'
}

export interface CommandShape<T extends OptionShapes> {
  /** First line of the help: a call that works as it stands. */
  readonly example: string
  /** What it does, then a line an option: Chinese. */
  readonly about: string
  readonly options: T
  /** Names of what follows without a dash, in order; `?` at the end: may be left out. */
  readonly takes?: readonly string[]
}

type Read<T extends OptionShapes> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>['values']

export interface Arguments<T extends OptionShapes> {
  readonly options: Read<T>
  readonly rest: readonly string[]
}

/**
 * Reads what was typed after a command's name. Throws `HelpAsked` for `--help` or `-h`, `Usage` for an option it does
 * not know (naming the nearest one it does), a value that is missing, or too many or too few words.
 */
export function readArguments<const T extends OptionShapes>(
  argv: readonly string[],
  shape: CommandShape<T>,
): Arguments<T> {
  if (beforeDashes(argv).some((word) => word === '--help' || word === '-h')) {
    throw new HelpAsked(`例：${shape.example}\n\n${shape.about}`)
  }
  const read = parsed(argv, shape)
  checkCount(read.positionals, shape)
  return { options: read.values, rest: read.positionals }
}

function parsed<T extends OptionShapes>(argv: readonly string[], shape: CommandShape<T>) {
  try {
    return parseArgs({ args: [...argv], options: shape.options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Usage(`${said(error, argv, Object.keys(shape.options))}。例：${shape.example}`)
  }
}

function said(error: unknown, argv: readonly string[], known: readonly string[]): string {
  const { code, message } = error as { code?: string; message: string }
  const option = /'(-{1,2}[^\s'=<,]+)/.exec(message.replace(/'-\w, /, "'"))?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return message.includes('does not take') ? `选项 ${option} 后面不带值` : `选项 ${option} 后面要写它的值`
  }
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `看不懂 ${argv.join(' ')}`
  const near = nearest(option.replace(/^-+/, ''), known)
  return near === undefined ? `没有选项 ${option}` : `没有选项 ${option}，是不是 --${near}`
}

function checkCount<T extends OptionShapes>(rest: readonly string[], shape: CommandShape<T>): void {
  const takes = shape.takes ?? []
  const missing = takes.find((name, index) => !name.endsWith('?') && rest[index] === undefined)
  if (missing !== undefined) throw new Usage(`少写了${missing}。例：${shape.example}`)
  const extra = rest[takes.length]
  if (extra !== undefined) throw new Usage(`多写了 ${extra}。例：${shape.example}`)
}

const beforeDashes = (argv: readonly string[]): readonly string[] =>
  argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv

/** The known word that begins like it or takes the fewest changes to reach; nothing when even that changes more than half of it. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const far = (name: string): number => (word !== '' && name.startsWith(word) ? 0 : distance(word, name))
  const ranked = known.map((name) => ({ name, far: far(name) })).sort((a, b) => a.far - b.far)
  const first = ranked[0]
  return first && first.far <= Math.max(1, first.name.length / 2) ? first.name : undefined
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[b.length] ?? 0
}
