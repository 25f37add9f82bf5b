import { incomeYear } from '../../domain/calendar.ts'
import type { HouseholdEntry, IncomeEntry, PersonEntry } from '../../domain/records/entries.ts'
import { givenName, type Sex, surname } from './names.ts'
import { type Invented, inventPerson, type Numbers } from './person.ts'
import type { Random } from './random.ts'

export interface Where {
  readonly code: string
  readonly villageCode: string
  readonly townCode: string
}

/** Takes a name for a household's member, or asks for another. */
export type NameTaken = (name: string) => boolean

/** Members by name and relation, where a household is not to be invented. */
export type Family = readonly Invented[]

/** A household of the official form: type, risk where it is monitored, members, income of the year before. */
export function inventHousehold(
  random: Random,
  numbers: Numbers,
  today: string,
  where: Where,
  taken: NameTaken,
  family: Family = inventFamily(random, taken),
): HouseholdEntry {
  const people = family.map((person) => inventPerson(random, numbers, today, person))
  const income = inventIncome(random, incomeYear(today) - 1, people)
  return {
    row: 0,
    ...where,
    head: people[0]?.name ?? '',
    people,
    type: random.pick(['一般脱贫户', '一般脱贫户', '一般脱贫户', '低保脱贫户', '特困供养脱贫户', '一般农户']),
    relocated: random.chance(0.06),
    ...monitoring(random, today),
    income,
  }
}

const risks = ['因病', '因病', '因病', '因残', '因学', '因意外事故', '缺劳动力', '因务工就业不稳']

/** One household in twelve is monitored; of those every third is 风险消除 already. */
function monitoring(random: Random, today: string): Partial<HouseholdEntry> {
  if (!random.chance(1 / 12)) return {}
  const year = Number(today.slice(0, 4))
  const identifiedOn = `${year - random.between(2, 3)}-${String(random.between(1, 12)).padStart(2, '0')}-15`
  const removed = random.chance(1 / 3)
    ? { removedOn: `${year - 1}-${String(random.between(1, 12)).padStart(2, '0')}-20` }
    : {}
  const monitored = random.pick(['unstable', 'marginal', 'marginal', 'sudden-hardship'])
  return { monitored, risk: random.pick(risks), identifiedOn, ...removed }
}

function inventFamily(random: Random, taken: NameTaken): Family {
  const sex: Sex = random.chance(0.85) ? '男' : '女'
  const age = random.between(34, 78)
  const family = surname(random)
  const names = new Set<string>()
  const named = (own: string, of: Sex): string => {
    for (let turn = 0; ; turn++) {
      const name = own + givenName(random, of)
      if (names.has(name) || (turn < 200 && taken(name))) continue
      names.add(name)
      return name
    }
  }
  const people: Invented[] = [{ name: named(family, sex), relation: '户主', sex, age }]
  const other: Sex = sex === '男' ? '女' : '男'
  if (random.chance(0.75)) {
    people.push({ name: named(surname(random), other), relation: '配偶', sex: other, age: age + random.between(-4, 3) })
  }
  for (let child = random.between(0, 2); child > 0; child--) {
    const childAge = age - random.between(22, 34)
    if (childAge < 0 || childAge > 45) continue
    const of: Sex = random.chance(0.55) ? '男' : '女'
    people.push({ name: named(family, of), relation: of === '男' ? '之子' : '之女', sex: of, age: childAge })
  }
  if (age < 58 && random.chance(0.3)) {
    people.push({ name: named(surname(random), '女'), relation: '之母', sex: '女', age: age + random.between(21, 28) })
  }
  return people
}

/** Yuan of the whole household; wages follow who can work. */
function inventIncome(random: Random, year: number, people: readonly PersonEntry[]): IncomeEntry {
  const able = people.filter(({ labour }) => labour === '普通劳动力' || labour === '技能劳动力').length
  const business = random.chance(0.6) ? random.between(20, 160) * 100 : 0
  return {
    year,
    wage: able * random.between(140, 330) * 100 + random.between(0, 99),
    business,
    property: random.chance(0.5) ? random.between(3, 30) * 100 : 0,
    transfer: people.length * random.between(12, 60) * 100 + random.between(0, 99),
    cost: Math.round(business * 0.3),
  }
}
