import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importRoster } from '../../domain/files/import-roster.ts'
import { type Chat, districtId, openChat } from '../support/chat.ts'
import { onBoth } from '../support/databases.ts'

const cadres = 30
const rounds = 67
const minute = 60_000
const day = 24 * 60 * minute

const surnames = [...'秦许何吕施孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗']
const given = ['广田', '满仓', '来顺'] as const
/** The households of a cadre: three, of names that no other has. */
const headsOf = (cadre: number): string[] => given.map((name) => `${surnames[cadre]}${name}`)
const roster = {
  households: Array.from({ length: cadres }, (_, cadre) =>
    headsOf(cadre).map((head, at) => ({
      code: `M-${cadre}-${at}`,
      town: '轵城镇',
      village: '中王村',
      head,
      members: [head],
    })),
  ).flat(),
  cadres: Array.from({ length: cadres }, (_, cadre) => ({
    id: `m${cadre}`,
    name: `${surnames[cadre]}干部`,
    households: headsOf(cadre).map((_, at) => `M-${cadre}-${at}`),
  })),
}

interface Fact {
  readonly kind: 'visit' | 'income' | 'employment'
  readonly household: string
  /** What tells it from others of its kind: a sum, a wage, how the household is. */
  value: number
  date: string
  status: 'recorded' | 'to-confirm' | 'withdrawn'
  /** When this version was told. */
  at: number
}

interface Cadre {
  readonly name: number
  /** What was said and answered, for whoever looks into a failure. */
  readonly talk: string[]
  /** In the order in which their last versions were told. */
  facts: Fact[]
  asked: {
    readonly about: Fact
    readonly what: 'amount' | 'withdraw'
    readonly at: number
    /** The doubt that is asked about after the offer to withdraw. */
    readonly then?: Fact | undefined
  } | null
}

const turn = fc.record({
  does: fc.constantFrom(
    'visit',
    'income',
    'income',
    'doubt',
    'correct',
    'wrong',
    'withdraw',
    'withdraw-of',
    'yes',
    'no',
    'value',
  ),
  household: fc.nat(2),
  amount: fc.integer({ min: 1000, max: 1004 }),
  seen: fc.nat(1),
})
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never

const standing = ({ facts }: Cadre): Fact[] => facts.filter(({ status }) => status !== 'withdrawn')
const latest = (cadre: Cadre, fits: (fact: Fact) => boolean): Fact | undefined => standing(cadre).filter(fits).at(-1)

/** What a cadre writes, and what must then be so; the same rules as contract/chat.md in as few words as can be. */
function speak(cadre: Cadre, act: Turn, now: Date): string {
  const at = now.getTime()
  if (cadre.asked && at - cadre.asked.at > 30 * minute) cadre.asked = null
  const today = new Date(at + 8 * 60 * minute).toISOString().slice(0, 10)
  const head = headsOf(cadre.name)[act.household] ?? ''
  const household = `M-${cadre.name}-${act.household}`
  const tell = (kind: Fact['kind'], value: number, status: Fact['status']): Fact => {
    const fact = { kind, household, value, date: today, status, at }
    cadre.facts.push(fact)
    return fact
  }
  const newer = (fact: Fact, value: number): void => {
    if (fact.value === value) return
    Object.assign(fact, { value, at })
    cadre.facts = [...cadre.facts.filter((one) => one !== fact), fact]
  }
  const withdraw = (fact: Fact | undefined): void => {
    if (fact === undefined) return
    const { asked } = cadre
    const then = asked?.what === 'amount' ? asked.about : asked?.then
    if (at - fact.at > day) cadre.asked = { about: fact, what: 'withdraw', at, then }
    else end(fact)
  }
  const end = (fact: Fact): void => {
    fact.status = 'withdrawn'
    if (cadre.asked?.about === fact) cadre.asked = null
  }
  // What was asked rests while something else is told: its answer still counts.
  switch (act.does) {
    case 'income':
      tell('income', act.amount, 'recorded')
      return `${head}家卖核桃收入${act.amount}元`
    case 'doubt':
      // One question at a time is enough here; several have their dialogues (dialogues.txt).
      if (cadre.asked !== null) return '帮助'
      cadre.asked = { about: tell('employment', 45_000 + act.amount, 'to-confirm'), what: 'amount', at }
      return `${head}在郑州打工，一个月${45_000 + act.amount}元`
    case 'correct': {
      const fact = latest(cadre, (one) => one.kind === 'income' && one.household === household)
      const { asked } = cadre
      // Who puts it right wants it to stand: the offer to withdraw it is gone, and what waited behind is asked.
      if (fact && fact.value !== act.amount && asked?.what === 'withdraw' && asked.about === fact)
        cadre.asked = asked.then?.status === 'to-confirm' ? { about: asked.then, what: 'amount', at } : null
      if (fact) newer(fact, act.amount)
      return `更正 ${head} 金额${act.amount}`
    }
    case 'wrong': {
      const last = latest(cadre, () => true)
      const recent = last?.kind === 'income' && at - last.at < 30 * minute && cadre.asked === null
      if (recent && last) newer(last, act.amount)
      return recent ? `不对，是${act.amount}` : '帮助'
    }
    case 'withdraw':
      withdraw(latest(cadre, () => true))
      return '撤回'
    case 'withdraw-of':
      withdraw(latest(cadre, (one) => one.household === household))
      return `撤回 ${head}`
    case 'yes':
    case 'no':
    case 'value': {
      const { asked } = cadre
      if (asked === null) return '帮助'
      if (asked.what === 'withdraw') {
        if (act.does === 'yes') end(asked.about)
        const { then } = asked
        cadre.asked = then?.status === 'to-confirm' ? { about: then, what: 'amount', at } : null
        return act.does === 'yes' ? '是' : '取消'
      }
      cadre.asked = null
      if (act.does === 'no') end(asked.about)
      else if (act.does === 'yes') asked.about.status = 'recorded'
      else {
        newer(asked.about, act.amount)
        asked.about.status = 'recorded'
      }
      return { yes: '是', no: '取消', value: String(act.amount) }[act.does]
    }
    default:
      tell('visit', act.seen, 'recorded')
      return `走访 ${head}，情况${act.seen === 0 ? '稳定' : '困难'}`
  }
}

const valueIn = (fields: Record<string, unknown>): number =>
  Number(fields.amount ?? fields.monthlyWage ?? (fields.situation === 'stable' ? 0 : 1))

onBoth('三十个干部说两千句', (kind) => {
  let chat: Chat
  beforeAll(async () => {
    chat = await openChat(kind, {}, undefined, { rate: { perMinute: 10_000, perHour: 10_000 } })
    const by = { districtId, actor: { kind: 'command', id: 'test' }, origin: 'test', now: chat.now } as const
    expect((await importRoster(chat.db, chat.secrets, by, JSON.stringify(roster), {})).written).toBe(true)
  })
  afterAll(() => chat.close())

  test('what is on record is what was said to be so', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(turn, { minLength: cadres, maxLength: cadres }), { minLength: rounds, maxLength: rounds }),
        async (script) => {
          const all: Cadre[] = Array.from({ length: cadres }, (_, name) => ({
            name,
            talk: [],
            facts: [],
            asked: null,
          }))
          for (const [round, acts] of script.entries()) {
            // A night lies between: what was told before it is withdrawn only on 是.
            chat.now = new Date(chat.now.getTime() + (round === 40 ? 1.2 * day : (2 + (round % 9)) * minute))
            await Promise.all(
              all.map(async (cadre, at) => {
                const text = speak(cadre, acts[at] as Turn, chat.now)
                const answer = await chat.ask(`m${at}`, text).catch((error: unknown) => String(error))
                cadre.talk.push(`${text} → ${answer.split('\n').slice(0, 2).join(' ')}`)
                if (answer.includes('said nothing')) throw new Error(cadre.talk.slice(-6).join('\n'))
              }),
            )
          }
          await expectSame(chat, all)
        },
      ),
      // The same talk each time, so that a red run is always a change of ours; without the seed it is another one.
      { numRuns: 1, endOnFailure: true, seed: 280_565_875 },
    )
  }, 120_000)
})

async function expectSame(chat: Chat, all: readonly Cadre[]): Promise<void> {
  const facts = all.flatMap(standing)
  const line = (fact: Omit<Fact, 'at'>): string =>
    [fact.kind, fact.household, fact.value, fact.date, fact.status].join(' ')
  const rows = await chat.db.prisma.report.findMany({ where: { status: { in: ['recorded', 'to-confirm'] } } })
  const isoDay = (date: Date): string => date.toISOString().slice(0, 10)
  const told = rows.map(({ kind, householdCode, fields, date, status }) =>
    [kind, householdCode, valueIn(fields as Record<string, unknown>), isoDay(date), status].join(' '),
  )
  expect(told.sort()).toEqual(facts.map(line).sort())
  // What was told twice counts once.
  const counted = [...new Set(facts.filter(({ status }) => status === 'recorded').map(line))]
  const live = { where: { live: true } }
  const { visit, income, job, rollUp, household } = chat.db.prisma
  const count = (of: string): number => counted.filter((one) => one.startsWith(of)).length
  expect([await visit.count(live), await income.count(live), await job.count(live)]).toEqual([
    count('visit'),
    count('income'),
    count('employment'),
  ])
  const sums = await rollUp.groupBy({ by: ['what'], _sum: { count: true, amount: true } })
  const sum = (what: string): number => sums.find((one) => one.what === what)?._sum.count ?? 0
  expect([sum('visit'), sum('income'), sum('employment')]).toEqual([
    count('visit'),
    count('income'),
    count('employment'),
  ])
  const money = counted
    .filter((one) => one.startsWith('income'))
    .reduce((total, one) => total + Number(one.split(' ')[2]), 0)
  expect(Number(sums.find(({ what }) => what === 'income')?._sum.amount ?? 0)).toBe(money)
  const visited = facts.filter(({ kind, status }) => kind === 'visit' && status === 'recorded')
  const households = await household.findMany({ where: { code: { startsWith: 'M-' } } })
  for (const { code, lastVisitOn } of households) {
    const last = visited
      .flatMap((one) => (one.household === code ? [one.date] : []))
      .sort()
      .at(-1)
    expect([code, lastVisitOn && isoDay(lastVisitOn)]).toEqual([code, last ?? null])
  }
  expect(sum('visited')).toBe(new Set(visited.map((one) => one.household)).size)
}
