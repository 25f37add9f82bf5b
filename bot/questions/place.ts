import { district, towns, villages } from '../../domain/places/jiyuan.ts'

/** A place that a question names. */
export interface PlaceNamed {
  /** Statistical codes it may mean: several where towns share a village's name; none: the asker's own area. */
  readonly codes: readonly string[]
  readonly rest: string
}

interface Named {
  readonly name: string
  readonly code: string
}

const townNames: readonly Named[] = towns
  .flatMap(({ name, short, code }) => [
    { name, code },
    { name: short, code },
  ])
  .sort((a, b) => b.name.length - a.name.length)

const villageNames: readonly Named[] = villages
  .map(({ short, code }) => ({ name: short, code }))
  .sort((a, b) => b.name.length - a.name.length)

const own = /[各全我咱本](?:们)?(?:个)?[镇村]|各户|辖区内?|[我咱]们?(?:这里|这儿)/
const whole = /济源示范区|济源市?|全?示范区|全[区市]/

/** Takes the town or village out of a question's text. A village is looked for within the town named before it. */
export function takePlace(text: string): PlaceNamed {
  if (whole.test(text)) return { codes: [district.code], rest: text.replace(whole, '') }
  const town = townNames.find(({ name }) => text.includes(name))
  const after = town === undefined ? text : text.replace(town.name, '')
  const within = villageNames.filter(({ code }) => town === undefined || code.startsWith(town.code))
  const village = within.find(({ name }) => after.includes(name))
  if (village !== undefined) {
    const codes = within.filter(({ name }) => name === village.name).map(({ code }) => code)
    return { codes, rest: after.replace(village.name, '') }
  }
  if (town !== undefined) return { codes: [town.code], rest: after }
  return { codes: [], rest: text.replace(own, '') }
}
