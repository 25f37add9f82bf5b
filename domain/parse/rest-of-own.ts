import type { Clause } from './clauses.ts'
import type { Group } from './people.ts'
import { headOf } from './roster.ts'
import type { Scene } from './scene.ts'
import type { NumberReading } from './values/value.ts'
import type { Who } from './who.ts'

const others = /(?:其他|其它|其余|剩下|剩余|另外|别的|那)的?(?:那)?(?=\uE001)/
const mine =
  /(?:我|俺|咱)(?:的|包的?|帮扶的|帮的|负责的|联系的|手里的?|这|那|名下的?)*(?=\uE001)|^(?:\uE002+|今天|上午|下午|,)*(?=\uE001+(?:都|全))/

/**
 * 我的三户都走访了, 其他两户也正常: the sender's own households, or those of them not named in the message. Only where
 * the number told is the number there is; else null, and whom it means is asked.
 */
export function restOfOwn(
  scene: Scene,
  start: number,
  end: number,
  count: NumberReading,
  current: Group | null,
): Group | null {
  if (!count.exact || (count.unit !== '户' && count.unit !== '家')) return null
  const before = scene.masked.slice(Math.max(start, count.span[0] - 12), count.span[0] + 1)
  const own = scene.ground.roster.own(scene.ground.message.from)
  if (/(?:前|头)面?(?=\uE001)/.test(before)) return someNamed(scene, start, end, [0, count.value])
  if (/(?:后|末)面?(?=\uE001)/.test(before)) return someNamed(scene, start, end, [-count.value])
  const all = allNamed(scene, start, end, count, current)
  if (all !== null) return all
  if (others.test(before)) {
    const named = new Set(scene.groups.flatMap(({ whos }) => whos.map(({ household }) => household)))
    const beside = othersNamed(scene, start, current)
    if (beside.length === count.value) return groupOf(scene, start, end, beside)
    const rest = own.filter((household) => !named.has(household))
    return rest.length === count.value ? groupOf(scene, start, end, rest) : null
  }
  return mine.test(scene.masked.slice(start, count.span[1] + 1)) && own.length === count.value
    ? groupOf(scene, start, end, own)
    : null
}

// 老王四亩老李六亩，两家房子吃水都没问题: all who were named, where they are just so many.
function allNamed(
  scene: Scene,
  start: number,
  end: number,
  { span, value }: NumberReading,
  current: Group | null,
): Group | null {
  if (span[0] - start > 2 || value < 2 || (current?.whos.length ?? 0) >= value) return null
  const named = scene.groups
    .filter((group) => group.start < start)
    .flatMap(({ whos }) => whos.map(({ household }) => household))
  const known = [...new Set(named)].filter((household): household is number => household !== null)
  return known.length === value ? groupOf(scene, start, end, known) : null
}

// 前两户都正常, 后一家房子漏: of those named so far the first or the last ones.
function someNamed(scene: Scene, start: number, end: number, slice: readonly number[]): Group | null {
  const named = scene.groups
    .filter((group) => group.start < start)
    .flatMap(({ whos }) => whos.map(({ household }) => household))
  const known = [...new Set(named)].filter((household): household is number => household !== null)
  const meant = known.slice(...slice)
  return meant.length > 0 && meant.length < known.length ? groupOf(scene, start, end, meant) : null
}

/** The head of the household a group is of, where the group is of one other member; else null. */
export function headOnly(scene: Scene, { start, end }: Clause, { whos }: Group): Group | null {
  const [who] = whos
  if (whos.length !== 1 || who?.household == null) return null
  return who.person === headOf(scene.ground.roster, who.household) ? null : groupOf(scene, start, end, [who.household])
}

function groupOf({ ground }: Scene, start: number, end: number, households: readonly number[]): Group {
  const whos = households.map((household): Who => {
    const person = headOf(ground.roster, household)
    return { span: [start, end], said: person, household, person, bySound: false, problem: null, candidates: [] }
  })
  return { start, end, whos }
}

// 赵全福家住房有问题，其他两户都正常: of those named so far the others than the last.
function othersNamed({ groups }: Scene, before: number, current: Group | null): number[] {
  const last = new Set(current?.whos.map(({ household }) => household))
  const named = groups
    .filter(({ start }) => start < before)
    .flatMap(({ whos }) => whos.map(({ household }) => household))
  return [...new Set(named)].filter((household): household is number => household !== null && !last.has(household))
}
