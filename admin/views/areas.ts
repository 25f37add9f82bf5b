import { type Asker, scopeOf } from '../../domain/asker.ts'
import { district, type Town, townByCode, towns, type Village, villages } from '../../domain/places/jiyuan.ts'
import { villageByCode } from '../../domain/places/names.ts'

/** 济源示范区, 轵城镇, 轵城镇 中王村; an unknown code as it is. */
export function areaName(code: string): string {
  if (code === district.code) return district.name
  const village = villageByCode(code)
  if (village) return `${townByCode(village.townCode)?.name ?? ''} ${village.short}`
  return townByCode(code)?.name ?? code
}

export function villageName(code: string | null): string | null {
  return code === null ? null : (villageByCode(code)?.short ?? code)
}

export function townName(code: string | null): string | null {
  return code === null ? null : (townByCode(code)?.name ?? code)
}

/** The towns an asker may filter by: none where he sees one only. */
export function townsOf(asker: Asker): readonly Town[] {
  return scopeOf(asker).level === 'district' ? towns : []
}

/** The villages to filter by: those of the chosen town, or of the asker's own; all 557 would be half a page's bytes. */
export function villagesOf(asker: Asker, town: string | undefined): readonly Village[] {
  const scope = scopeOf(asker)
  const of = scope.level === 'town' ? scope.code : scope.level === 'district' ? town : undefined
  return of === undefined ? [] : villages.filter((village) => village.townCode === of)
}

/** A town's or village's code as it stands in an address; undefined where there is none of that code. */
export function knownTown(code: string | undefined): string | undefined {
  return code !== undefined && townByCode(code) !== undefined ? code : undefined
}

export function knownVillage(code: string | undefined, town: string | undefined): string | undefined {
  const village = code === undefined ? undefined : villageByCode(code)
  return village !== undefined && (town === undefined || village.townCode === town) ? village.code : undefined
}
