import type { HouseholdCells, IncomeCells } from './check-household.ts'
import type { PersonCells } from './check-person.ts'

/** What a column of the households table holds. */
export type HouseholdColumn =
  | { readonly of: 'household'; readonly cell: keyof HouseholdCells }
  | { readonly of: 'person'; readonly cell: keyof PersonCells }
  | { readonly of: 'income'; readonly cell: Exclude<keyof IncomeCells, 'year'> }
  | { readonly of: 'cadre'; readonly cell: 'name' | 'phone' }

const household = (cell: keyof HouseholdCells): HouseholdColumn => ({ of: 'household', cell })
const person = (cell: keyof PersonCells): HouseholdColumn => ({ of: 'person', cell })
const income = (cell: Exclude<keyof IncomeCells, 'year'>): HouseholdColumn => ({ of: 'income', cell })

/** The columns of contract/run.md by their heads, with other names under which they are known. */
const table: readonly (readonly [heads: string, column: HouseholdColumn])[] = [
  ['户编号 户编码 农户编号 家庭编号', household('code')],
  ['乡镇 镇 街道 乡镇街道 镇街', household('town')],
  ['村 行政村 村居 村社区 村名', household('village')],
  ['户主 户主姓名', household('head')],
  ['备注 说明', household('note')],
  ['户类型 农户类型', household('type')],
  ['监测对象类别 监测类别', household('monitored')],
  ['风险类型 致贫返贫风险 主要风险', household('risk')],
  ['识别时间 监测对象识别时间 纳入时间', household('identifiedOn')],
  ['风险消除时间 消除时间', household('removedOn')],
  ['易地搬迁 是否易地搬迁 易地搬迁户', household('relocated')],
  ['姓名 成员姓名 家庭成员', person('name')],
  ['与户主关系 关系', person('relation')],
  ['证件号码 身份证号 身份证号码 身份证 证件号', person('idNumber')],
  ['联系电话 电话 手机号 手机 手机号码', person('phone')],
  ['银行卡号 银行账号 账号 卡号', person('bankAccount')],
  ['健康状况 身体状况', person('health')],
  ['性别', person('sex')],
  ['出生日期 出生年月日', person('birthOn')],
  ['文化程度', person('education')],
  ['在校生状况 在校情况', person('school')],
  ['劳动技能 劳动能力', person('labour')],
  ['残疾类别', person('disabilityKind')],
  ['残疾等级', person('disabilityGrade')],
  ['工资性收入', income('wage')],
  ['生产经营性收入 经营性收入', income('business')],
  ['财产性收入', income('property')],
  ['转移性收入', income('transfer')],
  ['生产经营性支出 经营性支出', income('cost')],
  ['帮扶责任人 帮扶干部', { of: 'cadre', cell: 'name' }],
  ['帮扶责任人电话 帮扶责任人手机号 帮扶干部电话', { of: 'cadre', cell: 'phone' }],
]

const byHead = new Map(table.flatMap(([heads, column]) => heads.split(' ').map((head) => [head, column] as const)))

/** The official heads, as a person chooses among them for a column that is not known. */
export const householdFields: readonly string[] = table.map(([heads]) => heads.split(' ')[0] ?? '')

/** What a person said of columns that are not known: plain head → official head, '' for one that is left out. */
export type ColumnMapping = Readonly<Record<string, string>>

/** A head without spaces, units in brackets and marks, as columns are known and remembered by. */
export const plainHead = (head: string): string => head.normalize('NFKC').replaceAll(/\s|\(.*?\)|[*:]/g, '')

/** The column of that head; undefined for one that is not known. */
export function householdColumn(head: string): HouseholdColumn | undefined {
  return byHead.get(plainHead(head))
}
