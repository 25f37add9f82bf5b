/** How a setting's value is written: a number with its unit, a time of day, or nothing, where the days alone are set. */
export type SettingValue =
  | {
      readonly type: 'number'
      readonly unit: string
      readonly least: number
      readonly most: number
      readonly whole: boolean
    }
  | { readonly type: 'time' }
  | { readonly type: 'days' }

/** A number or time that an administrator may set (policy.md). Without a row it is unset, and nothing is judged by it. */
export interface SettingName {
  readonly key: string
  readonly label: string
  readonly group: string
  readonly value: SettingValue
  /** Whether a town or village may have a value of its own. */
  readonly byArea: boolean
  /** What a change touches, in words. */
  readonly touches: string
}

const yuan = (most = 10_000_000): SettingValue => ({ type: 'number', unit: '元', least: 0, most, whole: false })
const count = (unit: string, most: number): SettingValue => ({ type: 'number', unit, least: 0, most, whole: true })
const percent: SettingValue = { type: 'number', unit: '%', least: 0, most: 100, whole: false }
const shown = '以后的对比和核查用它；现在只在这里显示。'

const income = [
  {
    key: 'monitoring-line',
    label: '监测范围（人均年收入）',
    value: yuan(100_000),
    touches: '“低于监测范围”清单、户的页面和“查 户名”按它比；每个收入期按期末那天的值判，以前各期不变。',
  },
  { key: 'rural-income', label: '农村居民人均可支配收入', value: yuan(1_000_000), touches: shown },
  {
    key: 'income-ratio',
    label: '收入比目标（1 比多少）',
    value: { type: 'number', unit: '', least: 0.1, most: 10, whole: false },
    touches: shown,
  },
  { key: 'mean-income-country', label: '全国脱贫人口人均纯收入', value: yuan(1_000_000), touches: shown },
  { key: 'mean-income-henan', label: '河南脱贫人口人均纯收入', value: yuan(1_000_000), touches: shown },
  { key: 'rural-allowance', label: '农村低保标准（每月）', value: yuan(100_000), touches: shown },
] as const satisfies readonly Omit<SettingName, 'group' | 'byArea'>[]

const work = [
  {
    key: 'workers-target',
    label: '务工人数目标（每年）',
    value: count('人', 1_000_000),
    touches: '通报里的务工进度和它比。',
  },
  { key: 'certificates-target', label: '新取证人数目标（每年）', value: count('人', 1_000_000), touches: shown },
  {
    key: 'transport-subsidy',
    label: '务工交通补贴（每人每年）',
    value: yuan(100_000),
    touches: '“可能漏领”清单里的金额；该不该领只看务工月数，不看它。',
  },
  { key: 'post-pay', label: '公益性岗位补贴（每月）', value: yuan(100_000), touches: shown },
  { key: 'yulu-term', label: '雨露计划（每学期）', value: yuan(100_000), touches: shown },
] as const satisfies readonly Omit<SettingName, 'group' | 'byArea'>[]

const industry = [
  { key: 'industry-share', label: '衔接资金用于产业的比例', value: percent, touches: '“衔接资金”台账按它比。' },
  {
    key: 'microcredit-most',
    label: '小额信贷最高额（每户）',
    value: yuan(),
    touches: '“小额信贷”台账里超过的会标出来。',
  },
  {
    key: 'collective-watch',
    label: '村集体经营收入防返薄线（每年）',
    value: yuan(),
    touches: '“村集体经济”台账里低于它的村每月要看。',
  },
] as const satisfies readonly Omit<SettingName, 'group' | 'byArea'>[]

const alerts = [
  { key: 'alert-medical', label: '医疗自付预警（每年）', value: yuan(), touches: shown },
  { key: 'alert-school', label: '上学花费预警（每年）', value: yuan(), touches: shown },
  { key: 'alert-income-drop', label: '收入下降预警', value: percent, touches: shown },
  { key: 'case-visit-days', label: '线索后入户核实', value: count('个工作日', 60), touches: shown },
  { key: 'case-town-days', label: '镇即审即报', value: count('个工作日', 60), touches: shown },
  { key: 'case-days', label: '线索到认定', value: count('天', 365), touches: shown },
] as const satisfies readonly Omit<SettingName, 'group' | 'byArea'>[]

/** Scheduled acts, as pages call them. */
export const actLabels: Readonly<Record<string, string>> = {
  'visit-reminder': '走访提醒',
  'village-check-reminder': '月排查提醒',
  escalation: '逾期上报',
  'case-clock': '个案时限',
  'daily-digest': '日报',
  'weekly-digest': '周报',
  'monthly-round': '月调度',
  'loan-due': '贷款到期提醒',
  'unclaimed-subsidies': '漏领补贴',
  'unpaid-posts': '岗位补贴未发',
  'nightly-checks': '夜间核查',
  backup: '备份',
}

const days = [
  {
    key: 'day-off',
    label: '放假的日子',
    value: { type: 'days' },
    touches: '这些天不算工作日：提醒、通报和时限往后顺到下一个工作日。国务院公布的放假不用填。',
  },
  {
    key: 'work-day',
    label: '调休上班的日子',
    value: { type: 'days' },
    touches: '这些天算工作日：提醒、通报和时限照常。国务院公布的调休不用填。',
  },
] as const satisfies readonly Omit<SettingName, 'group' | 'byArea'>[]

const chat = [
  {
    key: 'chat-cards',
    label: '提问带按钮卡片的日子',
    value: { type: 'days' },
    touches: '这些天里，机器人的提问后面多发一张卡片，点按钮和打字一样算数。没设就不发。',
  },
] as const satisfies readonly Omit<SettingName, 'group' | 'byArea'>[]

const grouped = (
  group: string,
  byArea: boolean,
  names: readonly Omit<SettingName, 'group' | 'byArea'>[],
): SettingName[] => names.map((name) => ({ ...name, group, byArea }))

/** Every setting the console offers, in its order. */
export const settingNames: readonly SettingName[] = [
  ...grouped('收入', true, income),
  ...grouped('就业', true, work),
  ...grouped('产业和村集体', true, industry),
  ...grouped('预警和时限', true, alerts),
  ...grouped(
    '定时任务的时间',
    false,
    Object.entries(actLabels).map(([name, label]) => ({
      key: `time.${name}`,
      label: `${label}的时间`,
      value: { type: 'time' } as const,
      touches: '从起始日起每次按这个时间；没设就按各自原来的时间。晚上八点到早上八点不发。',
    })),
  ),
  ...grouped('工作日', false, days),
  ...grouped('聊天', false, chat),
]

export function settingNamed(key: string): SettingName | undefined {
  return settingNames.find((name) => name.key === key)
}

/** A value in words: 8,300 元, 70%, 09:00; '' for a setting of days alone. */
export function settingWords({ value }: Pick<SettingName, 'value'>, stored: unknown): string {
  if (value.type === 'days') return ''
  if (value.type === 'time') {
    return typeof stored === 'number' ? String(stored).padStart(4, '0').replace(/(..)$/, ':$1') : String(stored)
  }
  if (typeof stored !== 'number') return String(stored)
  const words = stored.toLocaleString('en-US', { maximumFractionDigits: 4 })
  return value.unit === '%' || value.unit === '' ? `${words}${value.unit}` : `${words} ${value.unit}`
}

/** What was typed as a value, read; or one Chinese sentence with the remedy. */
export function readSetting(
  { value }: Pick<SettingName, 'value'>,
  typed: string,
): { readonly stored: number | string | boolean } | { readonly wrong: string } {
  const text = typed.normalize('NFKC').replaceAll(/[\s,]/g, '')
  if (value.type === 'days') return { stored: true }
  if (value.type === 'time') {
    const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
    if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return { wrong: '请写几点几分，如 09:00' }
    return { stored: `${hour.padStart(2, '0')}:${minute}` }
  }
  const number = Number(text.replace(value.unit, ''))
  if (text === '' || !Number.isFinite(number)) return { wrong: '请写数字，如 8300；不要带文字' }
  if (value.whole && !Number.isInteger(number)) return { wrong: '请写整数' }
  if (number < value.least || number > value.most) {
    return { wrong: `请写 ${value.least} 到 ${value.most.toLocaleString('en-US')} 之间的数` }
  }
  return { stored: number }
}
