/** A policy number whose figure and days in force are public. What is not named here is unset until somebody sets it. */
export interface KnownSetting {
  readonly key: string
  readonly value: number
  /** YYYY-MM-DD. */
  readonly fromOn: string
  /** Last day in force; null: until it is changed. */
  readonly toOn: string | null
  readonly source: string
}

const plan = '济源示范区2024—2025年脱贫人口增收行动方案'

/** Money in yuan, shares in percent. Each is judged by its own days: a year without a public figure stays unset. */
export const knownSettings: readonly KnownSetting[] = [
  { key: 'monitoring-line', value: 6_900, fromOn: '2022-01-01', toOn: '2022-12-31', source: '河南省2022年监测范围' },
  { key: 'monitoring-line', value: 8_300, fromOn: '2024-01-01', toOn: '2024-12-31', source: '河南省2024年监测范围' },
  { key: 'workers-target', value: 2_500, fromOn: '2024-01-01', toOn: '2025-12-31', source: `${plan}，三` },
  { key: 'industry-share', value: 70, fromOn: '2024-01-01', toOn: '2025-12-31', source: `${plan}，六` },
  { key: 'collective-watch', value: 50_000, fromOn: '2024-01-01', toOn: '2025-12-31', source: `${plan}，九` },
  { key: 'microcredit-most', value: 50_000, fromOn: '2021-01-01', toOn: null, source: '脱贫人口小额信贷政策' },
]
