import { areaByName } from '../../domain/places/areas.ts'
import { bindGroup } from '../../domain/records/groups.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import { type Hearing, sourceOf } from '../inbox/hearing.ts'
import { areaWords } from '../questions/scope.ts'
import type { Say } from '../replies/say.ts'

/** @机器人 绑定本群 轵城镇: a leader makes the group that of his area, or of a part of it. */
export async function bindGroupTo(db: Database, tx: Tx, hearing: Hearing, text: string): Promise<Say> {
  const { message, sender } = hearing
  if (!message.group) return { say: 'group-refused', why: 'not-here', area: null }
  if (sender.leads === null) return { say: 'group-refused', why: 'not-you', area: null }
  const own = areaWords(sender.leads)
  const area = areaByName(text)
  if (area === undefined) return { say: 'group-refused', why: text === '' ? 'no-area' : 'unknown', area: own }
  if (!area.code.startsWith(sender.leads)) return { say: 'group-refused', why: 'outside', area: own }
  const { districtId, actor, origin, at } = sourceOf(hearing)
  const by = { districtId, actor, origin, now: at }
  const done = await bindGroup(db, tx, by, { chat: message.chat, area: area.code, leads: sender.leads })
  if (done.bound === 'taken') return { say: 'group-refused', why: 'taken', area: areaWords(done.from) }
  const was = done.bound === 'moved' ? areaWords(done.from) : null
  return { say: 'group-bound', area: areaWords(area.code), was, already: done.bound === 'same' }
}
