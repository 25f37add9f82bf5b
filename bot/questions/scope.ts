import type { Asker } from '../../domain/asker.ts'
import { areaByCode } from '../../domain/places/areas.ts'
import type { Hearing } from '../inbox/hearing.ts'

/** Whose rows a sender may be told of: the area he leads, else his own households. */
export interface Scope {
  readonly asker: Asker
  /** Narrows to a cadre's own households. */
  readonly cadre?: string
  /** Statistical code of the area asked about; null: all that he may ask about. */
  readonly area: string | null
}

export type Scoped =
  | { readonly may: true; readonly scope: Scope }
  | { readonly may: false; readonly why: 'outside' }
  /** Several villages of that name: their full names. */
  | { readonly may: false; readonly why: 'which'; readonly choices: readonly string[] }

const roles = { 6: 'district', 9: 'town', 12: 'village' } as const

/** The asker that a sender is for lists (domain/asker.ts): as narrow as what he leads. */
export function askerOf({ districtId, sender }: Pick<Hearing, 'districtId' | 'sender'>): Asker {
  const { leads } = sender
  const role = leads === null ? 'district' : (roles[leads.length as keyof typeof roles] ?? 'village')
  return { districtId, userId: sender.id, username: sender.name, role, area: leads ?? districtId }
}

/** What a sender asks about, by the codes of the place he named; outside his area nothing is told, not even a count. */
export function scopeFor(
  hearing: Pick<Hearing, 'districtId' | 'sender' | 'snapshot'>,
  places: readonly string[],
): Scoped {
  const { sender } = hearing
  const asker = askerOf(hearing)
  const inside = places.filter((code) => isInside(hearing, code))
  const [area = null, ...others] = inside
  if (places.length > 0 && area === null) return { may: false, why: 'outside' }
  if (others.length > 0)
    return { may: false, why: 'which', choices: inside.map((code) => areaByCode(code)?.name ?? code) }
  return { may: true, scope: { asker, area, ...(sender.leads === null ? { cadre: sender.id } : {}) } }
}

function isInside({ sender, snapshot }: Pick<Hearing, 'sender' | 'snapshot'>, code: string): boolean {
  if (sender.leads !== null) return code.startsWith(sender.leads)
  return snapshot.own(sender.userid).some((own) => snapshot.household(own)?.villageCode.startsWith(code) === true)
}

/** A list's filter of a scope. */
export function areaFilter({ area, cadre }: Scope): { town?: string; village?: string; cadre?: string } {
  return {
    ...(area?.length === 9 ? { town: area } : {}),
    ...(area?.length === 12 ? { village: area } : {}),
    ...(cadre === undefined ? {} : { cadre }),
  }
}

/** How an area is called: 轵城镇, 中王村. */
export function areaWords(code: string): string {
  return (areaByCode(code)?.name ?? code).split('/').at(-1) ?? code
}
