import type { Role } from '../domain/asker.ts'

type May = 'writes' | 'reads'

/** Everybody works here; who only reads may see it. */
const work = { village: 'writes', town: 'writes', district: 'writes', admin: 'writes', auditor: 'reads' } as const
/** One's own account, and the one thing an auditor may post. */
const everybody = { village: 'writes', town: 'writes', district: 'writes', admin: 'writes', auditor: 'writes' } as const

/** How the district runs: nobody's below it. */
const ruling = { district: 'reads', admin: 'writes', auditor: 'reads' } as const

/** Who may do what, by the address of a route (contract/run.md). What is not named here is refused. */
export const access = {
  '/logout': everybody,
  '/password': everybody,
  '/text-size': everybody,
  '/': work,
  '/households': work,
  '/households/:code': work,
  '/households/:code/reveal': everybody,
  '/reports': work,
  '/messages': work,
  '/words': ruling,
  '/words/:id': ruling,
  '/words/:id/end': ruling,
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

export const roleNames = {
  village: '村级',
  town: '镇级',
  district: '示范区',
  admin: '管理员',
  auditor: '审计员',
} as const satisfies Record<Role, string>
