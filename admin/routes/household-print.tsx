import { shanghaiDay } from '../../domain/calendar.ts'
import type { Handler } from '../console.ts'
import { HouseholdFile, VisitRecord } from '../views/household-print.tsx'
import { page } from '../views/page.tsx'
import { householdAddress, wholeHousehold } from './household.tsx'

/** 一户一档 on A4: what is on record, nothing typed again. */
export const printHousehold: Handler = async (console, ctx) => {
  const { household, history } = await wholeHousehold(console, ctx)
  const today = shanghaiDay(console.clock())
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
  const { household, history } = await wholeHousehold(console, ctx)
  const crumbs = [['帮扶户', '/households'] as const, [household.headName, householdAddress(household.code)] as const]
  page(console, ctx, { title: '走访记录', crumbs }, <VisitRecord household={household} visits={history.visits} />)
}
