import { type Rejected, withoutHouseholds } from '../records/entries.ts'
import type { ReadRoster } from './read-roster.ts'

/**
 * What of a file belongs to an area: rows of households elsewhere are rejected, and so are cadres and groups that it
 * would give more than this area.
 *
 * @param area statistical code of the district, a town or a village: the beginning of the codes within it.
 * @param table whether it is a table, whose rows stand in no list and have Chinese heads.
 */
export function withinArea(read: ReadRoster, area: string, table: boolean): ReadRoster {
  const rejected: Rejected[] = [...read.rejected]
  const { roster } = read
  const badCodes = new Set(roster.badCodes)
  const elsewhere = new Set<string>()
  const outside = (name: string, row: number, column: string): false => {
    rejected.push({ list: table ? '' : name, row, column, reason: '不在导入人的辖区，请交给示范区的管理员导入' })
    return false
  }
  const households = roster.households.filter(({ code, row, villageCode }) => {
    if (villageCode.startsWith(area)) return true
    badCodes.add(code)
    elsewhere.add(code)
    return outside('households ', row, table ? '村' : 'village')
  })
  const cadres = roster.cadres.filter(({ row, leads, reportsVillage }) => {
    if (leads !== undefined && !leads.startsWith(area)) return outside('cadres ', row, 'leads')
    return (reportsVillage ?? area).startsWith(area) || outside('cadres ', row, 'reports')
  })
  const groups = roster.groups.filter(({ row, area: of }) => of.startsWith(area) || outside('groups ', row, 'area'))
  const own = cadres.map((cadre) => withoutHouseholds(cadre, elsewhere))
  return { ...read, roster: { households, cadres: own, groups, badCodes }, rejected }
}
