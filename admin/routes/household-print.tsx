import { shanghaiDay } from '../../domain/calendar.ts'
import { historyOf } from '../../domain/lists/household.ts'
import { signedIn } from '../acting.ts'
import type { Handler } from '../console.ts'
import { HouseholdFile, VisitRecord } from '../views/household-print.tsx'
import { page } from '../views/page.tsx'
import { householdAddress, householdHere } from './household.tsx'

/** 一户一档 on A4: what is on record, nothing typed again. */
export const printHousehold: Handler = async (console, ctx) => {
  const household = await householdHere(console, ctx)
  const today = shanghaiDay(console.clock())
  const history = await historyOf(console.db, signedIn(ctx).asker, household.code, today)
  const crumbs = [['帮扶户', '/households'] as const, [household.headName, householdAddress(household.code)] as const]
  page(
    console,
    ctx,
    { title: '一户一档', crumbs },
    <HouseholdFile household={household} history={history} today={today} />,
  )
}

/** 走访记录 on A4. */
export const printVisits: Handler = async (console, ctx) => {
  const household = await householdHere(console, ctx)
  const { visits } = await historyOf(console.db, signedIn(ctx).asker, household.code, shanghaiDay(console.clock()))
  const crumbs = [['帮扶户', '/households'] as const, [household.headName, householdAddress(household.code)] as const]
  page(console, ctx, { title: '走访记录', crumbs }, <VisitRecord household={household} visits={visits} />)
}
