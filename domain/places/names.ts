import { type Village, villages } from './jiyuan.ts'

const byCode = new Map(villages.map((village) => [village.code, village]))

/** By its 12 digits; undefined where there is no such village in 济源. */
export function villageByCode(code: string): Village | undefined {
  return byCode.get(code)
}
