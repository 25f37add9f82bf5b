import { newId } from '../../domain/ids.ts'
import { areaByCode } from '../../domain/places/areas.ts'
import { district } from '../../domain/places/jiyuan.ts'
import { districtId } from '../../domain/records/district.ts'
import { phoneColumns } from '../../domain/records/person-rows.ts'
import type { Secrets } from '../../domain/secrets.ts'
import type { Tx } from '../../prisma/transact.ts'
import { givenName, type Sex, surname } from './names.ts'
import type { Random } from './random.ts'

/** A bound cadre, before he is written. */
export interface SeedCadre {
  readonly id: string
  readonly userid: string
  readonly name: string
  readonly leads: string | null
  reportsVillage: string | null
}

/** `c1` to `cM` look after households; every town, and the district, has a leader beside them. */
export function inventCadres(
  random: Random,
  count: number,
  towns: readonly string[],
  names: readonly string[] = [],
): { readonly cadres: readonly SeedCadre[]; readonly leaders: readonly SeedCadre[] } {
  const taken = new Set(names)
  const cadre = (userid: string, leads: string | null, name = someName(random, taken)): SeedCadre => ({
    id: newId(),
    userid,
    name,
    leads,
    reportsVillage: null,
  })
  const cadres = Array.from({ length: count }, (_, index) => cadre(`c${index + 1}`, null, names[index]))
  const areas = [...towns, district.code]
  return { cadres, leaders: areas.map((area, index) => cadre(`l${index + 1}`, area, names[count + index])) }
}

/** A name nobody of these has yet, as long as there is one within reach. */
function someName(random: Random, taken: Set<string>): string {
  for (let turn = 0; ; turn++) {
    const sex: Sex = random.chance(0.7) ? '男' : '女'
    const name = surname(random) + givenName(random, sex)
    if (taken.has(name) && turn < 100) continue
    taken.add(name)
    return name
  }
}

/** Writes a cadre as bound and reached at the beginning of the history. */
export function writeCadre(tx: Tx, secrets: Secrets, cadre: SeedCadre, since: Date): void {
  const { id, userid, name, leads, reportsVillage } = cadre
  const phone = `18${userid.replaceAll(/\D/g, '').padStart(9, userid.startsWith('l') ? '1' : '0')}`
  tx.insert('Cadre', {
    districtId,
    id,
    name,
    userid,
    ...phoneColumns(secrets, 'Cadre', id, phone),
    leads,
    reportsVillage,
    boundAt: since,
    reachedAt: since,
  })
}

/** A working group for each town and one for the district, reached already. */
export function writeGroups(tx: Tx, towns: readonly string[], since: Date): void {
  for (const area of [...towns, district.code]) {
    const topic = `${areaByCode(area)?.name ?? ''}帮扶工作群`
    tx.insert('Group', { districtId, chat: `room-${area}`, topic, area, reachedAt: since })
  }
}
