import type { Role } from '../domain/asker.ts'

type May = 'writes' | 'reads'

/** Everybody works here; who only reads may see it. */
const work = { village: 'writes', town: 'writes', district: 'writes', admin: 'writes', auditor: 'reads' } as const
/** One's own account, and the one thing an auditor may post. */
const everybody = { village: 'writes', town: 'writes', district: 'writes', admin: 'writes', auditor: 'writes' } as const

/** How the district runs: not a village's. */
const ruling = { town: 'reads', district: 'reads', admin: 'writes', auditor: 'reads' } as const
/** What an area's offices do for all of it. */
const office = { town: 'writes', district: 'writes', admin: 'writes', auditor: 'reads' } as const
/** Who may log in, and what everybody did. */
const accounts = { admin: 'writes', auditor: 'reads' } as const
const looking = { admin: 'reads', auditor: 'reads' } as const

/** Who may do what, by the address of a route (contract/run.md). What is not named here is refused. */
export const access = {
  '/logout': everybody,
  '/password': everybody,
  '/text-size': everybody,
  '/': work,
  '/households': work,
  '/households/:code': work,
  '/households/:code/file': work,
  '/households/:code/reveal': everybody,
  '/households/:code/visits': work,
  '/reports': work,
  '/reports/:id': work,
  '/reports/:id/confirm': work,
  '/reports/:id/household': work,
  '/reports/:id/withdraw': work,
  '/review': work,
  '/messages': work,
  '/evidence/:id': work,
  '/messages/:id/review': work,
  '/words': ruling,
  '/words/:id': ruling,
  '/words/:id/end': ruling,
  '/users': accounts,
  '/users/:id': accounts,
  '/users/:id/reset': accounts,
  '/users/:id/disable': accounts,
  '/users/:id/enable': accounts,
  '/audit': looking,
  '/cadres': office,
  '/cadres/:id': office,
  '/cadres/:id/hand-over': office,
  '/cadres/:id/unbind': office,
  '/cadres/:id/retire': office,
  '/imports': office,
  '/imports/:id': office,
  '/imports/:id/columns': office,
  '/imports/:id/drop': office,
  '/imports/:id/undo': office,
  '/todos': work,
  '/todos/:id/done': work,
  '/ledgers': work,
  '/ledgers/:name': work,
  '/cases': work,
  '/checks': work,
  '/projects': work,
  '/groups': office,
  '/groups/:chat': office,
  '/groups/:chat/picture': office,
  '/jobs': ruling,
  '/jobs/retry': ruling,
  '/settings': ruling,
  '/settings/:key': ruling,
  '/settings/:key/end': ruling,
} as const satisfies Record<string, Partial<Record<Role, May>>>

/** Addresses that need no session. */
export const open = ['/login'] as const

export type Path = keyof typeof access | (typeof open)[number]

export function isOpen(path: Path): path is (typeof open)[number] {
  return open.some((one) => one === path)
}

export function may(role: Role, path: Path, method: string): boolean {
  if (isOpen(path)) return true
  const row: Partial<Record<Role, May>> = access[path] ?? {}
  const right = row[role]
  return method === 'POST' ? right === 'writes' : right !== undefined
}
