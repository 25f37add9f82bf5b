import { jiyuanData } from './jiyuan.data.ts'

/** A town or street (镇, 街道) of 济源示范区. Codes are the state's, text, never numbers. */
export interface Town {
  readonly code: string
  readonly name: string
  /** 轵城 for 轵城镇, as people say it. */
  readonly short: string
}

export interface Village {
  readonly code: string
  /** As the state writes it: 赵村村民委员会. */
  readonly name: string
  /** As people write it: 赵村, 葛山村, 沁园社区, 东马蓬. Not unique: 王庄 and 王庄村 are two. */
  readonly short: string
  readonly townCode: string
}

export const district = { code: '419001', name: '济源示范区' } as const

const committee = /(?:村民委员会|居民委[员会]*|民委[员会]*)$/

// 赵村村民委员会 keeps its own 村; 葛山村民委员会 shares one with the committee.
function shortOf(name: string): string {
  const base = name.replace(committee, '')
  if (!name.includes('村民委')) return base
  return base.endsWith('村') ? base : `${base}村`
}

function townOf(line: string): { town: Town; villages: Village[] } {
  const [head = '', ...rest] = line.split(' ')
  const name = head.slice(9)
  const town = { code: head.slice(0, 9), name, short: name.replace(/(?:街道|镇)$/, '') }
  const villages = rest.map((item) => {
    const official = item.slice(3)
    return { code: town.code + item.slice(0, 3), name: official, short: shortOf(official), townCode: town.code }
  })
  return { town, villages }
}

const read = jiyuanData.trim().split('\n').map(townOf)

/** The 16 towns and streets, in the order of their codes. */
export const towns: readonly Town[] = read.map(({ town }) => town)

/** The 557 villages and communities, in the order of their codes. */
export const villages: readonly Village[] = read.flatMap((one) => one.villages)

const townsByName = new Map(towns.flatMap((town) => [town.name, town.short].map((name) => [name, town] as const)))
const townsByCode = new Map(towns.map((town) => [town.code, town]))

/** By 轵城镇 or 轵城. */
export function townByName(name: string): Town | undefined {
  return townsByName.get(name)
}

export function townByCode(code: string): Town | undefined {
  return townsByCode.get(code)
}

// 赵村, 赵村村民委员会, and for 葛山村 also 葛山: each name leads to every village it may mean.
function namesOf(village: Village): string[] {
  const base = village.short.replace(/(?:社区|村)$/, '')
  const told = [...new Set([village.short, village.name])]
  return base.length > 1 && base !== village.short ? [...told, base] : told
}

const villagesByName = new Map<string, Village[]>()
for (const village of villages) {
  for (const name of namesOf(village)) {
    const filed = villagesByName.get(name)
    if (filed === undefined) villagesByName.set(name, [village])
    else filed.push(village)
  }
}

/** Every village that may be meant by a name, in any of its writings (赵村, 葛山, 沁园社区, 赵村村民委员会, 王庄居委会). */
export function villagesNamed(name: string): readonly Village[] {
  const plain = name.replace(/(?:村委会|居委会|村委|村民委员会|居民委员会)$/, '')
  return (
    villagesByName.get(name) ?? villagesByName.get(plain) ?? villagesByName.get(plain.replace(/(?:村|社区)$/, '')) ?? []
  )
}

/**
 * The one village of that name, within a town where one is given (its name, short name or code).
 * Null where none or several fit; an exact short name goes before a shortened one.
 */
export function villageByName(name: string, town?: string): Village | null {
  const inTown = town === undefined ? undefined : (townByName(town) ?? townByCode(town))
  if (town !== undefined && inTown === undefined) return null
  const found = villagesNamed(name).filter((village) => inTown === undefined || village.townCode === inTown.code)
  if (found.length <= 1) return found[0] ?? null
  const exact = found.filter((village) => village.short === name || village.name === name)
  return exact.length === 1 ? (exact[0] ?? null) : null
}
