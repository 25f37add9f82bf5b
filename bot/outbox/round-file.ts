import { buffer } from 'node:stream/consumers'
import type { Asker } from '../../domain/asker.ts'
import { firstOfMonth } from '../../domain/calendar.ts'
import type { Column } from '../../domain/column.ts'
import { type Sheet, sheetOf, writeWorkbook } from '../../domain/files/write-workbook.ts'
import { type PlacedRow, townName, villageName } from '../../domain/lists/area.ts'
import type { Digest, DigestPlace } from '../../domain/lists/digest.ts'
import { type HardshipRow, newHardships } from '../../domain/lists/hardships.ts'
import { everyRow } from '../../domain/lists/list.ts'
import { type UnclaimedRow, unclaimedSubsidies } from '../../domain/lists/unclaimed-subsidies.ts'
import { type CheckRow, villageChecks } from '../../domain/lists/village-checks.ts'
import { notVisited, type VisitRow } from '../../domain/lists/visits.ts'
import type { Chat } from '../replies/chat.ts'
import { nameInCell } from '../replies/names.ts'
import { behindBy, leftOf } from '../replies/places.ts'
import type { Source } from './attached.ts'

/**
 * The month's round as an Excel file for its group: how far each place is, then a sheet for each list that is not
 * empty. As in the group's messages: heads as its setting allows, no cadre's name, no illness and nothing that tells one.
 */
export function roundFile(figures: Digest, { db, districtId, chat }: Source): Promise<Buffer> {
  const { area, month, on, places } = figures
  const asker = askerOf(districtId, area.code)
  const from = firstOfMonth(month)
  const sheets: [Sheet, ...Sheet[]] = [
    sheetOf('走访进度', progressColumns, places),
    sheetOf('本月未走访', notVisitedColumns(chat), everyRow(notVisited, db, asker, { month })),
    sheetOf('未报月排查', uncheckedColumns, everyRow(villageChecks, db, asker, { month, on, done: false })),
    sheetOf('本月突发困难', hardshipColumns(chat), everyRow(newHardships, db, asker, { from, to: on })),
    sheetOf('可能漏领补贴', unclaimedColumns(chat), everyRow(unclaimedSubsidies, db, asker, { on })),
  ]
  return buffer(writeWorkbook(sheets))
}

/** Who reads for a group sees the group's area, and no more. */
function askerOf(districtId: string, area: string): Asker {
  const role = area.length === 6 ? 'district' : area.length === 9 ? 'town' : 'village'
  return { districtId, userId: '', username: 'group', role, area }
}

const progressColumns: readonly Column<DigestPlace>[] = [
  { label: '地方', cell: (row) => row.name },
  { label: '应走访（户）', cell: (row) => row.due },
  { label: '已走访（户）', cell: (row) => row.done },
  { label: '还有（户）', cell: leftOf },
  { label: '离应到进度差（户）', cell: behindBy },
]

function placed(chat: Chat): readonly Column<PlacedRow>[] {
  return [
    { label: '户编号', cell: (row) => row.code },
    { label: '乡镇', cell: (row) => townName(row.townCode) },
    { label: '村', cell: (row) => villageName(row.villageCode) },
    { label: '户主', cell: (row) => nameInCell(chat, row.headName) },
  ]
}

const notVisitedColumns = (chat: Chat): readonly Column<VisitRow>[] => [
  ...placed(chat),
  { label: '最近走访', cell: (row) => row.lastOn },
]

const uncheckedColumns: readonly Column<CheckRow>[] = [
  { label: '乡镇', cell: (row) => townName(row.townCode) },
  { label: '村', cell: (row) => row.villageName },
]

const hardshipColumns = (chat: Chat): readonly Column<HardshipRow>[] => [
  ...placed(chat),
  { label: '发生日期', cell: (row) => row.happenedOn },
]

const unclaimedColumns = (chat: Chat): readonly Column<UnclaimedRow>[] => [
  ...placed(chat),
  { label: '姓名', cell: (row) => nameInCell(chat, row.person) },
  { label: '补贴', cell: () => '务工交通补贴' },
  { label: '务工地点', cell: (row) => row.place },
]
