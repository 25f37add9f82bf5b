import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['admin', 'bot', 'domain', 'prisma', 'scripts', 'test']

interface Source {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[]
}

/** Who may import whom among our own: the first line whose folder fits; `domain/*` means the files right in it. */
const mayImport: readonly (readonly [folder: string, targets: readonly string[]])[] = [
  ['scripts/', ['']],
  ['test/', ['']],
  // The edges open transactions, hold what one process alone may, and tell a database that is away from an error.
  ['bot/', ['bot/', 'domain/', 'prisma/transact.ts', 'prisma/hold.ts', 'prisma/gone.ts']],
  ['admin/', ['admin/', 'domain/', 'prisma/transact.ts', 'prisma/gone.ts']],
  ['domain/kinds/', ['domain/kinds/', 'domain/*']],
  ['domain/places/', ['domain/places/', 'domain/*']],
  ['domain/parse/', ['domain/parse/', 'domain/kinds/', 'domain/places/', 'domain/*']],
  ['domain/policy/', ['domain/policy/', 'domain/kinds/', 'domain/places/', 'domain/*']],
  ['domain/records/', ['domain/records/', 'domain/kinds/', 'domain/policy/', 'domain/places/', 'domain/*', 'prisma/']],
  ['domain/lists/', ['domain/lists/', 'domain/kinds/', 'domain/policy/', 'domain/places/', 'domain/*', 'prisma/']],
  [
    'domain/files/',
    ['domain/files/', 'domain/records/', 'domain/kinds/', 'domain/policy/', 'domain/places/', 'domain/*', 'prisma/'],
  ],
  ['domain/', ['domain/*', 'prisma/']],
  ['prisma/', ['prisma/', 'domain/*']],
]

/** What a message is made into is spoken of everywhere in the domain; these are types alone. */
const sharedTypes = ['domain/parse/types.ts', 'domain/kinds/kind.ts', 'domain/kinds/index.ts']

/** Which packages are of one place only. */
const onlyIn: readonly (readonly [packages: RegExp, places: RegExp])[] = [
  [/^(wechaty|@wecom\/)/, /^(bot\/puppet\/|bot\/main\.ts$|scripts\/bench)/],
  [/^node-cron/, /^bot\/jobs\//],
  [/^@?koa/, /^admin\//],
  [/^playwright/, /^scripts\//],
]

const sources = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap(walk)
  .map(readSource)
/** This file names what it looks for. */
const others = sources.filter(({ path }) => path !== 'test/architecture.test.ts')
const product = sources.filter(({ path }) => !path.startsWith('test/'))

describe('房子的规矩', () => {
  it('who may import whom holds', () => {
    expect(sources.flatMap(wrongImports)).toEqual([])
  })

  it('a package of one place is imported there only', () => {
    const strays = product.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => onlyIn.some(([packages, places]) => packages.test(from) && !places.test(path)))
        .map(({ from }) => `${path} imports ${from}`),
    )
    expect(strays).toEqual([])
  })

  it('no files import one another in a circle', () => {
    expect(circles()).toEqual([])
  })

  it('no file has over 300 lines but tables of data', () => {
    const long = sources.filter(({ path, text }) => !path.includes('.data.') && text.split('\n').length > 301)
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('the environment is read in one file, and by what makes the client', () => {
    expect(holding(product, /process\.env\b/)).toEqual(['scripts/config.ts', 'scripts/generate.mjs'])
  })

  it('the client is made in one file', () => {
    expect(holding(others, /new PrismaClient\b/)).toEqual(['prisma/client.ts'])
  })

  it('no drawer where things go to be lost', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|services?|lib|types)(\.tsx?$|\/)/
    const named = sources.filter(({ path }) => drawers.test(path) && path !== 'domain/parse/types.ts')
    expect(named.map(({ path }) => path)).toEqual([])
  })

  it('no mark of unfinished work, no test left out, nothing of our own mocked', () => {
    const marks =
      /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)|\b(it|describe|test)\.(skip|only|todo)\b|\bvi\.mock\(/
    expect(holding(others, marks)).toEqual([])
  })
})

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return path === 'prisma/generated' ? [] : walk(path)
    return /\.(tsx?|mjs)$/.test(entry.name) ? [path] : []
  })
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const said = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  )
  const imports = [...said].map(([, type, still, late]) => ({
    from: resolved(path, still ?? late ?? ''),
    typeOnly: type !== undefined,
  }))
  return { path, text, imports }
}

function resolved(path: string, from: string): string {
  return from.startsWith('.') ? normalize(join(dirname(path), from)) : from
}

const isOwn = (from: string): boolean => folders.some((folder) => from.startsWith(`${folder}/`))

function wrongImports({ path, imports }: Source): string[] {
  const targets = mayImport.find(([folder]) => path.startsWith(folder))?.[1] ?? []
  const fits = (from: string): boolean =>
    targets.some((target) => (target === 'domain/*' ? /^domain\/[^/]+$/.test(from) : from.startsWith(target)))
  return imports
    .filter(({ from }) => isOwn(from) && !fits(from))
    .filter(({ from, typeOnly }) => !(typeOnly && path.startsWith('domain/') && sharedTypes.includes(from)))
    .map(({ from }) => `${path} imports ${from}`)
}

const holding = (files: readonly Source[], mark: RegExp): string[] =>
  files.filter(({ text }) => mark.test(text)).map(({ path }) => path)

/** Each circle of imports once, types not counted: they are gone when the program runs. */
function circles(): string[] {
  const next = new Map(
    product.map(({ path, imports }) => [
      path,
      imports.filter(({ from, typeOnly }) => isOwn(from) && !typeOnly).map(({ from }) => from),
    ]),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path))
      found.push([...way.slice(way.indexOf(path)), path].map((file) => basename(file)).join(' → '))
    if (way.includes(path) || done.has(path)) return
    for (const target of next.get(path) ?? []) visit(target, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  return found
}
