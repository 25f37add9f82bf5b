import { boundGroups, unreachedCounts } from '../../domain/lists/groups.ts'
import { type UnclaimedBy, unclaimedByCadre } from '../../domain/lists/unclaimed-by-cadre.ts'
import { shortName } from '../../domain/places/names.ts'
import type { SayOf } from '../replies/say.ts'
import { isTown } from './escalation.ts'
import { type Addressee, speaking } from './job.ts'
import { named, onceAMonth } from './when.ts'

type Facts = SayOf<'unclaimed'> | SayOf<'unclaimed-count'>

/** The 5th: cadres of people who meet the transport subsidy's conditions and have none; the town's group: the count. */
export const unclaimedSubsidies = speaking<Facts>({
  name: 'unclaimed-subsidies',
  words: '应补未补：告诉帮扶责任人谁够务工交通补贴的条件还没有领，镇工作群看人数',
  on: '每月5日',
  cron: '15 9 * * *',
  period: onceAMonth(named(5)),
  async addressees({ db, districtId }, { day }) {
    const [found, groups, unreached] = await Promise.all([
      unclaimedByCadre(db, districtId, day),
      boundGroups(db, districtId),
      unreachedCounts(db, districtId),
    ])
    const cadres = found.cadres.map(
      ({ id, userid, reached, people }): Addressee<Facts> => ({
        id,
        chat: userid,
        group: false,
        reached,
        facts: { say: 'unclaimed', year: Number(day.slice(0, 4)), people },
      }),
    )
    const towns = groups
      .filter(({ area }) => isTown(area))
      .map(({ chat, area, reached }): Addressee<Facts> => {
        const facts = countOf(found, area)
        return { id: chat, chat, group: true, reached, facts: { ...facts, unreached: unreached(area) } }
      })
    return [...cadres, ...towns]
  },
  compose: (facts) => ((facts.say === 'unclaimed' ? facts.people.length : facts.count) === 0 ? null : facts),
})

function countOf({ villages }: UnclaimedBy, area: string): Omit<SayOf<'unclaimed-count'>, 'unreached'> {
  const own = villages.filter(({ villageCode }) => villageCode.startsWith(area))
  return {
    say: 'unclaimed-count',
    area: shortName(area),
    count: own.reduce((sum, { count }) => sum + count, 0),
    villages: own.map(({ villageCode, count }) => ({ name: shortName(villageCode), count })),
  }
}
