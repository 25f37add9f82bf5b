import { district, townByCode, townByName, villageByName, villages } from './jiyuan.ts'

/** A part of the district that a person sees or leads. */
export interface Area {
  readonly level: 'district' | 'town' | 'village'
  /** Statistical code of 6, 9 or 12 digits; an area holds every code that begins with its own. */
  readonly code: string
  /** 济源示范区, 轵城镇, 轵城镇/中王村: what `areaByName` reads again. */
  readonly name: string
}

const whole: Area = { level: 'district', code: district.code, name: district.name }
const villagesByCode = new Map(villages.map((village) => [village.code, village]))

/** By statistical code; undefined where there is no such place in 济源. */
export function areaByCode(code: string): Area | undefined {
  if (code === district.code) return whole
  const town = townByCode(code)
  if (town !== undefined) return { level: 'town', code, name: town.name }
  const village = villagesByCode.get(code)
  const above = village && townByCode(village.townCode)
  return village && above && { level: 'village', code, name: `${above.name}/${village.short}` }
}

/**
 * By code or name: 419001102, 济源示范区, 轵城镇, 轵城镇/中王村, also 轵城镇中王村, and 中王村 alone where only one village has the
 * name. Undefined where nothing fits, or more than one village.
 */
export function areaByName(text: string): Area | undefined {
  const name = text.normalize('NFKC').replaceAll(/\s+/g, '')
  if (/^\d+$/.test(name)) return areaByCode(name)
  if (/^(河南省?)?济源(示范区|市)?$/.test(name)) return whole
  const town = townByName(name)
  if (town !== undefined) return areaByCode(town.code)
  const village = villageIn(name)
  return village === null ? undefined : areaByCode(village.code)
}

function villageIn(name: string) {
  const [first = '', second] = name.split('/')
  if (second !== undefined) return villageByName(second, first)
  const [, town, village] = /^(.{2,}?(?:镇|街道))(.+)$/.exec(name) ?? []
  return (town && village && villageByName(village, town)) || villageByName(name)
}
