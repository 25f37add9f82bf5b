import type { VNode } from 'preact'
import type { HouseholdShown } from '../../domain/lists/household.ts'
import type { HouseholdFacts } from '../../domain/lists/household-facts.ts'
import { html, type Shown } from './html.ts'
import { amount, dayWords } from './words.ts'

interface Props {
  readonly household: HouseholdShown
  readonly facts: HouseholdFacts | null
  readonly today: string
}

const categories = { wage: '工资性', business: '生产经营性', property: '财产性', transfer: '转移性' } as const

/** What is known of a household, each with its value; `—` for what is not known, never 0. */
export function Facts({ household, facts, today }: Props): VNode {
  const income = (Object.keys(categories) as (keyof typeof categories)[]).flatMap((category) => {
    const sum = facts?.income[category]
    return sum === undefined ? [] : [`${categories[category]} ${amount(sum)} 元`]
  })
  const rows: readonly (readonly [string, Shown])[] = [
    ['帮扶责任人', household.cadres.join('、')],
    ['最近走访', visitWords(facts, today)],
    ['本年收入', income.join('，')],
    ['人均纯收入', facts === null || facts.perCapita === null ? '' : `${amount(facts.perCapita)} 元`],
    ['监测范围', facts === null || facts.monitoringLine === null ? '未设置' : `${amount(facts.monitoringLine)} 元`],
    ['务工', (facts?.work ?? []).map(workWords).join('，')],
    ['帮扶措施', facts?.measures.join('、')],
    ['监测个案', facts?.openCases.map(({ risk, leadOn }) => `${risk ?? '待核实'}（${leadOn} 起）`).join('，')],
    ['风险类型', household.risk],
    [
      '其他',
      [household.relocated ? '易地搬迁' : '', household.noLabour ? '整户无劳动能力' : ''].filter(Boolean).join('、'),
    ],
    ['备注', household.note === null ? '' : html`<span class="said">${household.note}</span>`],
  ]
  const shown = rows.map(
    ([label, value]) =>
      html`<div><dt>${label}</dt><dd>${value === '' || value === null || value === undefined ? '—' : value}</dd></div>`,
  )
  return html`<dl class="facts">${shown}</dl>`.node()
}

function visitWords(facts: HouseholdFacts | null, today: string): string {
  if (!facts?.lastVisit) return ''
  const { date, by } = facts.lastVisit
  return by === null ? dayWords(date, today) : `${dayWords(date, today)} ${by}`
}

function workWords({ person, place, monthlyWage }: HouseholdFacts['work'][number]): string {
  return [person ?? '', place ?? '', monthlyWage === null ? '' : `月工资 ${amount(monthlyWage)} 元`]
    .filter(Boolean)
    .join(' ')
}
