import type { VNode } from 'preact'
import { labelOf } from '../../domain/kinds/index.ts'
import type { VisitShown } from '../../domain/lists/household.ts'
import { maskText } from '../../domain/secrets.ts'
import { html } from './html.ts'
import { dayWords } from './words.ts'

/** Visits, the newest first. */
export function Timeline({ visits, today }: { readonly visits: readonly VisitShown[]; readonly today: string }): VNode {
  if (visits.length === 0) return <p class="empty">还没有走访。干部发一句“走访 户主名”后就在这里</p>
  const items = visits.map(
    (visit) => html`<li><span class="day">${dayWords(visit.on, today)}</span><span>${visitWords(visit)}</span></li>`,
  )
  return html`<ol class="timeline">${items}</ol>`.node()
}

function visitWords({ cadre, mode, situation, troubles, needs }: VisitShown): string {
  const parts = [
    cadre ?? '',
    labelOf('visit', 'mode', mode),
    situation === null ? '' : `情况${labelOf('visit', 'situation', situation)}`,
    troubles.length === 0 ? '' : `${troubles.join('、')}有问题`,
    needs === null ? '' : `需求：${maskText(needs)}`,
  ]
  return parts.filter((part) => part !== '').join('，')
}
