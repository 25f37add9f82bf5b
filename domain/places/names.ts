import { district, townByCode, type Village, villages } from './jiyuan.ts'

const byCode = new Map(villages.map((village) => [village.code, village]))

/** By its 12 digits; undefined where there is no such village in 济源. */
export function villageByCode(code: string): Village | undefined {
  return byCode.get(code)
}

/** A village's short name, a town's or the district's own; the code itself where there is no such place. */
export function shortName(code: string): string {
  return villageByCode(code)?.short ?? townByCode(code)?.name ?? (code === district.code ? district.name : code)
}
