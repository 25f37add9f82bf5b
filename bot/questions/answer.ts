import { addMonths, firstOfMonth, lastOfMonth, monthOf } from '../../domain/calendar.ts'
import { settingOn } from '../../domain/settings.ts'
import type { Database } from '../../prisma/transact.ts'
import { progress, progressOver } from '../commands/progress.ts'
import type { Hearing } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'
import { countCap, type Form, type Wanted } from './form.ts'
import { type FormName, forms } from './forms.ts'
import type { Period } from './period.ts'
import type { Question } from './read.ts'
import { areaFilter, areaWords, type Scope, scopeFor } from './scope.ts'

/** Names shown; the rest is in the file. */
const shown = 10

/** Answers a question over a list, within what the sender may ask; says which ones he can ask where it is not exact. */
export async function answerQuestion(db: Database, hearing: Hearing, question: Question): Promise<Say> {
  const { sender } = hearing
  const own = sender.leads === null ? null : areaWords(sender.leads)
  if (question.exact === null) {
    return { say: 'ask-near', area: own, examples: question.near.map((name) => forms[name].example) }
  }
  const scoped = scopeFor(hearing, question.places)
  if (!scoped.may) {
    if (scoped.why === 'which') return { say: 'ask-which', choices: scoped.choices }
    const example = question.exact === 'progress' ? '本月进度' : forms[question.exact].example
    return { say: 'ask-outside', area: own, example }
  }
  const { scope } = scoped
  if (question.exact !== 'progress') return listed(db, hearing, scope, question.exact, question.period)
  if (scope.cadre !== undefined) return progress(db, hearing)
  return progressOver(db, scope, question.period?.from.slice(0, 7) ?? monthOf(hearing.today))
}

async function listed(
  db: Database,
  hearing: Hearing,
  scope: Scope,
  name: FormName,
  named: Period | null,
): Promise<Say> {
  const { asker, area, cadre } = scope
  const form: Form = forms[name]
  const period = named ?? usual(form, hearing.today)
  const wanted: Wanted = {
    ...areaFilter(scope),
    from: period?.from ?? hearing.today,
    to: period?.to ?? hearing.today,
    on: hearing.today,
  }
  const unset = await unsetFor(db, form, hearing.districtId, area ?? asker.area, wanted)
  if (unset !== null) return { say: 'unset', what: unset.what, on: unset.on, today: hearing.today }
  const [total, names, apart] = await Promise.all([
    form.count(db, asker, wanted),
    form.names(db, asker, wanted, shown),
    form.apart?.count(db, asker, wanted) ?? 0,
  ])
  return {
    say: 'listed',
    today: hearing.today,
    form: name,
    title: form.title,
    unit: form.unit,
    area: cadre === undefined ? areaWords(area ?? asker.area) : area === null ? null : areaWords(area),
    period: form.periods[0] === 'now' ? null : period,
    total: Math.min(total, countCap),
    capped: total > countCap,
    names,
    apart: form.apart === undefined || apart === 0 ? null : { words: form.apart.words, count: apart },
    note: form.note?.(wanted) ?? null,
    asked: { wanted, role: asker.role, area: asker.area },
  }
}

function usual({ periods }: Form, today: string): Period | null {
  const [kind] = periods
  const month = monthOf(today)
  if (kind === 'month') return { kind, from: firstOfMonth(month), to: lastOfMonth(month) }
  const year = month.slice(0, 4)
  return kind === 'year' ? { kind, from: `${year}-01-01`, to: lastOfMonth(addMonths(`${year}-01`, 11)) } : null
}

async function unsetFor(db: Database, form: Form, districtId: string, area: string, wanted: Wanted) {
  if (form.needs === undefined) return null
  const on = form.needs.on(wanted)
  const value = await settingOn(db, { districtId, key: form.needs.key, area, on })
  return value === null ? { what: form.needs.words, on } : null
}
