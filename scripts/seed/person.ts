import { addDays } from '../../domain/calendar.ts'
import { checkSign } from '../../domain/identity.ts'
import type { PersonEntry } from '../../domain/records/entries.ts'
import type { Sex } from './names.ts'
import type { Random } from './random.ts'

export interface Invented {
  readonly name: string
  readonly relation: string
  readonly sex: Sex
  /** Years. */
  readonly age: number
}

/** Counts the ID numbers given out, so that none is given twice. */
export interface Numbers {
  given: number
}

/** A member with all that the official form asks of him: numbers that belong to nobody, words of the code lists. */
export function inventPerson(random: Random, numbers: Numbers, today: string, person: Invented): PersonEntry {
  const { name, relation, sex, age } = person
  const birthOn = addDays(today, -Math.round(age * 365.25) - random.between(0, 364))
  numbers.given++
  return {
    name,
    relation,
    sex,
    birthOn,
    idNumber: idNumber(birthOn, sex, numbers.given),
    ...(age >= 16 ? { phone: `19${String(100_000_000 + numbers.given).slice(-9)}` } : {}),
    ...(relation === '户主' ? { bankAccount: `62290${String(10_000_000_000_000 + numbers.given)}` } : {}),
    ...healthAndWork(random, age),
    ...schooling(random, age),
  }
}

// No province's offices begin with 90: such an ID belongs to nobody. Three digits tell apart 500 people of a sex born on
// one day; the office's last four tell the next 500.
function idNumber(birthOn: string, sex: Sex, count: number): string {
  const order = (count % 500) * 2 + (sex === '男' ? 1 : 0)
  const office = `90${String(Math.floor(count / 500) % 10_000).padStart(4, '0')}`
  const first = `${office}${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first + checkSign(first)
}

function healthAndWork(random: Random, age: number): Partial<PersonEntry> {
  if (age < 16) return { health: '健康', labour: '无劳动力' }
  const ill = random.chance(age > 60 ? 0.35 : 0.1)
  const disabled = !ill && random.chance(0.05)
  const health = ill ? random.pick(['长期慢性病', '长期慢性病', '患有大病']) : disabled ? '残疾' : '健康'
  return {
    health,
    labour: labourOf(random, age, ill || disabled),
    ...(disabled
      ? {
          disabilityKind: random.pick(['肢体', '视力', '智力']),
          disabilityGrade: random.pick(['二级', '三级', '四级']),
        }
      : {}),
  }
}

function labourOf(random: Random, age: number, weak: boolean): string {
  if (age >= 72) return '丧失劳动力'
  if (age >= 62 || weak) return '弱劳动力或半劳动力'
  return random.chance(0.15) ? '技能劳动力' : '普通劳动力'
}

/** 文化程度 or 在校生状况: one of the two. */
function schooling(random: Random, age: number): Partial<PersonEntry> {
  if (age < 3) return { school: '学龄前儿童' }
  if (age < 6) return { school: '学前教育' }
  if (age < 12) return { school: '小学' }
  if (age < 15) return { school: '初中' }
  if (age < 18) return { school: random.pick(['普通高中', '普通高中', '中职']) }
  if (age < 22 && random.chance(0.6)) return { school: random.pick(['本科', '高职高专', '高职高专']) }
  if (age > 62) return { education: random.pick(['文盲或半文盲', '小学', '小学', '初中']) }
  return { education: random.pick(['小学', '初中', '初中', '初中', '高中', '大专']) }
}
