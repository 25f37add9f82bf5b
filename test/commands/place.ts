import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshDataDir, freshUrl, type Kind } from '../support/databases.ts'
import { run, scratch } from '../support/process.ts'

/** A folder of its own with a migrated, empty database, and the commands run in it. */
export interface Workplace {
  readonly folder: string
  readonly variables: Record<string, string>
  type(command: string, ...words: string[]): ReturnType<typeof run>
  write(name: string, content: unknown): string
}

export async function workplace(kind: Kind): Promise<Workplace> {
  const folder = scratch('commands-')
  const keyFile = { KEY_FILE: join(folder, 'data.key') }
  const variables =
    kind === 'postgres'
      ? { ...keyFile, DATABASE_URL: await freshUrl(), DATA_DIR: join(folder, 'data') }
      : { ...keyFile, DATA_DIR: await freshDataDir() }
  return {
    folder,
    variables,
    type: (command, ...words) => run(`scripts/${command}.ts`, words, variables),
    write(name, content) {
      const file = join(folder, name)
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    },
  }
}

/** The last line of JSON that was printed. */
export function lastJson(stdout: string): Record<string, unknown> {
  const read: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  return read as Record<string, unknown> // every command prints objects
}
