import { incomePeriod, incomeYear } from '../../domain/calendar.ts'
import { type PlacedRow, villageName } from '../../domain/lists/area.ts'
import { noMeasure, relocated } from '../../domain/lists/development.ts'
import { inDifficulty, newHardships } from '../../domain/lists/hardships.ts'
import { fromNoLabour, underLine } from '../../domain/lists/income.ts'
import * as jobs from '../../domain/lists/jobs.ts'
import type { List } from '../../domain/lists/list.ts'
import { monitored } from '../../domain/lists/monitored.ts'
import { destitute, onAllowance } from '../../domain/lists/supported.ts'
import { certified, trained } from '../../domain/lists/trainings.ts'
import { unclaimedSubsidies } from '../../domain/lists/unclaimed-subsidies.ts'
import { uncovered } from '../../domain/lists/uncovered.ts'
import { type CheckRow, villageChecks } from '../../domain/lists/village-checks.ts'
import { type DaysFilter, notVisited, visited } from '../../domain/lists/visits.ts'
import { countCap, type Form, form, type Named, type Wanted } from './form.ts'

const head = (row: PlacedRow): Named => ({ name: row.headName, village: villageName(row.villageCode) })
const member = (row: PlacedRow & { readonly person: string | null }): Named => ({
  ...head(row),
  name: row.person ?? row.headName,
})
const village = (row: CheckRow): Named => ({ name: row.villageName, village: '' })

const areaOf = ({ town, village: code, cadre }: Wanted) => ({ town, village: code, cadre })
const days = (wanted: Wanted) => ({ ...areaOf(wanted), from: wanted.from, to: wanted.to })
const month = (wanted: Wanted) => ({ ...areaOf(wanted), month: wanted.from.slice(0, 7) })
const now = (wanted: Wanted) => ({ ...areaOf(wanted), on: wanted.on })

const finished = (on: string) => incomePeriod(incomeYear(on) - 1)

const ofMonth = ['month', 'week', 'day', 'year'] as const
const ofYear = ['year', 'month', 'week', 'day'] as const

function ofJobs(list: List<DaysFilter, jobs.JobRow>, told: Pick<Form, 'title' | 'periods' | 'example'>, cores: string) {
  return form({ ...told, unit: '人', cores, list, filter: days, named: member })
}

/** Every question that can be read exactly, by the name under which an answer keeps it. */
export const forms = {
  'not-visited': form({
    title: '未走访',
    unit: '户',
    cores:
      '没走访 没去 没去过 没走到 没入户 没走访完 没走访到 没走访过 没走 没访 没跑 没跑到 没上门 没完成走访 走访没完成 没看过 该走访没走访',
    periods: ['month'],
    example: '还有哪些户没走访',
    list: notVisited,
    filter: month,
    named: head,
  }),
  visited: form({
    title: '已走访',
    unit: '户',
    cores: '走访 走访过 走访到 已走访 走访完 入户 入户走访 去过 上门 完成走访 跑',
    periods: ofMonth,
    example: '这个月走访了多少户',
    list: visited,
    filter: days,
    named: head,
  }),
  'new-hardships': form({
    title: '新增困难',
    unit: '户',
    cores:
      '新增困难 新增突发困难 突发困难 新增突发严重困难 突发严重困难 新困难 新出现困难 困难 遇到困难 遇困 遇到难处 出事 出难事 遭难 新增加困难',
    periods: ofMonth,
    example: '上个月新增困难几户',
    list: newHardships,
    filter: days,
    named: head,
  }),
  'in-difficulty': form({
    title: '走访时有困难或问题',
    unit: '户',
    cores: '走访发现问题 走访时发现问题 走访有问题 发现问题 有问题 问题 走访有困难 走访发现困难 存在问题',
    periods: ofMonth,
    example: '这个月走访发现问题的有哪些户',
    list: inDifficulty,
    filter: days,
    named: head,
  }),
  'away-workers': ofJobs(
    jobs.awayWorkers,
    { title: '外出务工', periods: ofYear, example: '今年出去务工多少人' },
    '出去务工 外出务工 出去打工 外出打工 在外务工 在外打工 在外地务工 在外地打工 出门打工 出去 外出 去外地打工 去外地务工 外出就业',
  ),
  working: ofJobs(
    jobs.working,
    { title: '务工就业', periods: ofYear, example: '今年务工就业多少人' },
    '务工 就业 打工 务工就业 上班 干活 在上班 在打工 在务工 已就业 有活干 有工作',
  ),
  'local-workers': ofJobs(
    jobs.localWorkers,
    { title: '就近就业', periods: ofYear, example: '今年就近就业多少人' },
    '就近就业 就近务工 本地就业 本地务工 在本地务工 在本地打工 家门口就业 在家门口就业 在家门口上班',
  ),
  'new-work': ofJobs(
    jobs.newWork,
    { title: '新就业', periods: ofMonth, example: '这个月新就业多少人' },
    '新就业 新增就业 新增务工 新务工 新上岗 新增务工就业 新增上岗 找到工作 找到活 新找到工作 刚就业',
  ),
  'lost-work': ofJobs(
    jobs.lostWork,
    { title: '返乡离岗', periods: ofMonth, example: '这个月返乡离岗多少人' },
    '返乡 离岗 返乡离岗 失业 失业返乡 返乡失业 丢工作 没工作 辞职 离职 回来 不干 不干活 没活干',
  ),
  'seeking-work': ofJobs(
    jobs.seekingWork,
    { title: '想找工作', periods: ofMonth, example: '这个月想找工作的有几个人' },
    '想找工作 找工作 在找工作 要找工作 求职 待业 想就业 想务工 想打工 想出去打工 有就业意愿',
  ),
  'owed-wages': ofJobs(
    jobs.owedWages,
    { title: '被欠工资', periods: ofYear, example: '今年谁被欠工资' },
    '欠薪 被欠薪 欠工资 被欠工资 拖欠工资 被拖欠工资 工资没发 工资没要回来',
  ),
  trained: form({
    title: '参加培训',
    unit: '人',
    cores: '培训 培训过 参加培训 参加过培训 参训 受训 学技术',
    periods: ofYear,
    example: '今年参加培训多少人',
    list: trained,
    filter: days,
    named: member,
  }),
  certified: form({
    title: '取得证书',
    unit: '人',
    cores: '取得证书 拿证 拿到证 拿到证书 持证 考证 考到证 取证 新增持证 培训持证',
    periods: ofYear,
    example: '今年拿证多少人',
    list: certified,
    filter: days,
    named: member,
  }),
  'under-line': form({
    title: '低于监测范围',
    unit: '户',
    cores:
      '低于监测线 收入低于监测线 人均收入低于监测线 低于监测范围 收入低于监测范围 监测线以下 在监测线以下 监测范围以下 不到监测线 没到监测线 达不到监测线 没达到监测线 没过监测线 没过线 线下 收入不达标 不够监测线',
    periods: ['now', 'year'],
    example: '谁家低于监测线',
    needs: { key: 'monitoring-line', words: '监测范围', on: ({ on }) => finished(on).to },
    apart: {
      words: '整户无劳动能力',
      count: async (db, asker, wanted) => (await underLine.rows(db, asker, now(wanted), fromNoLabour, countCap)).length,
    },
    note: ({ on }) => `按 ${finished(on).from} 到 ${finished(on).to} 的收入算`,
    list: underLine,
    filter: now,
    named: head,
  }),
  'unclaimed-subsidies': form({
    title: '可能漏领务工交通补贴',
    unit: '人',
    cores:
      '没领务工补贴 没领务工交通补贴 没领交通补贴 没领补贴 没拿务工补贴 没享受务工补贴 没享受交通补贴 没享受务工交通补贴 漏领 漏领补贴 可能漏领 可能漏领补贴 漏领务工补贴 漏领交通补贴 漏领务工交通补贴 该领没领 该领没领补贴 该领没领务工补贴 应补没补 该补没补 没领路费补贴 没申请务工补贴 没申请交通补贴',
    periods: ['now'],
    example: '谁没领务工交通补贴',
    list: unclaimedSubsidies,
    filter: now,
    named: member,
  }),
  monitored: form({
    title: '监测对象',
    unit: '户',
    cores: '监测对象 监测 监测户 三类户 三类 纳入监测 正在监测 监测着',
    periods: ['now'],
    example: '监测对象有多少户',
    list: monitored,
    filter: areaOf,
    named: head,
  }),
  'on-allowance': form({
    title: '低保',
    unit: '户',
    cores: '低保 吃低保 享受低保 低保户 纳入低保 在低保 拿低保',
    periods: ['now'],
    example: '低保有多少户',
    list: onAllowance,
    filter: now,
    named: head,
  }),
  destitute: form({
    title: '特困供养',
    unit: '户',
    cores: '特困 特困供养 特困户 五保 五保户 享受特困',
    periods: ['now'],
    example: '特困有多少户',
    list: destitute,
    filter: now,
    named: head,
  }),
  uncovered: form({
    title: '应保未保',
    unit: '户',
    cores: '应保没保 应保尽保 该保没保 没纳入低保 没兜底 没兜底保障 没保障',
    periods: ['now'],
    example: '哪些户应保未保',
    list: uncovered,
    filter: now,
    named: head,
  }),
  'no-measure': form({
    title: '有劳动力无帮扶措施',
    unit: '户',
    cores: '没帮扶措施 没措施 没产业没就业 有劳动力没措施 有劳动力没帮扶措施 没任何帮扶措施 没落实帮扶措施',
    periods: ['now'],
    example: '哪些户没有帮扶措施',
    list: noMeasure,
    filter: now,
    named: head,
  }),
  relocated: form({
    title: '易地搬迁无人就业',
    unit: '户',
    cores:
      '易地搬迁没就业 易地搬迁没人就业 搬迁没人就业 易地搬迁没工作 易地搬迁无人就业 搬迁户没人就业 易地搬迁户没人就业',
    periods: ['now'],
    example: '哪些易地搬迁户没人就业',
    list: relocated,
    filter: now,
    named: head,
  }),
  'villages-unchecked': form({
    title: '未报月排查',
    unit: '村',
    cores:
      '没报月排查 没上报月排查 没交月排查 没做月排查 没月排查 月排查没报 月排查没上报 月排查没做 没报排查 没排查 排查没报 没完成月排查 月排查没完成 没查 没开展月排查',
    periods: ['month'],
    example: '哪些村没报月排查',
    list: villageChecks,
    filter: (wanted) => ({ ...month(wanted), on: wanted.on, done: false }),
    named: village,
  }),
  'villages-checked': form({
    title: '已报月排查',
    unit: '村',
    cores: '报月排查 已报月排查 交月排查 做月排查 完成月排查 月排查 排查 报排查 月排查完成 已排查',
    periods: ['month'],
    example: '哪些村报了月排查',
    list: villageChecks,
    filter: (wanted) => ({ ...month(wanted), on: wanted.on, done: true }),
    named: village,
  }),
} as const satisfies Record<string, Form>

export type FormName = keyof typeof forms

export const formNames = Object.keys(forms) as readonly FormName[] // the keys of a literal are what its type says
