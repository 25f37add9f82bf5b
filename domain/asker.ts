/** Who asks, and which part of the district he may see. Every read takes an asker; the query itself is narrowed. */

export const roles = ['village', 'town', 'district', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]

export const roleNames = {
  village: '村级',
  town: '镇级',
  district: '示范区',
  admin: '管理员',
  auditor: '审计员',
} as const satisfies Record<Role, string>

export interface Asker {
  readonly districtId: string
  readonly userId: string
  readonly username: string
  readonly role: Role
  /** Statistical code: district 6 digits, town 9, village 12. */
  readonly area: string
}

export type Scope =
  | { readonly level: 'district' }
  | { readonly level: 'town' | 'village'; readonly code: string }
  /** An account whose role and area do not fit: sees nothing, since a check that cannot be made is a no. */
  | { readonly level: 'nothing' }

/** The area an asker sees: the whole district, one town, or one village. */
export function scopeOf(asker: Pick<Asker, 'role' | 'area'>): Scope {
  switch (asker.role) {
    case 'district':
    case 'admin':
    case 'auditor':
      return { level: 'district' }
    case 'town':
      return /^\d{9}$/.test(asker.area) ? { level: 'town', code: asker.area } : { level: 'nothing' }
    case 'village':
      return /^\d{12}$/.test(asker.area) ? { level: 'village', code: asker.area } : { level: 'nothing' }
    default:
      return asker.role satisfies never
  }
}

/** The same narrowing for a query through Prisma, on a table with "townCode" and "villageCode". */
export function inArea(asker: Asker): { districtId: string; townCode?: string; villageCode?: string } {
  const { districtId } = asker
  const scope = scopeOf(asker)
  switch (scope.level) {
    case 'district':
      return { districtId }
    case 'town':
      return { districtId, townCode: scope.code }
    case 'village':
      return { districtId, villageCode: scope.code }
    case 'nothing':
      // No village has this code.
      return { districtId, villageCode: '' }
    default:
      return scope satisfies never
  }
}
