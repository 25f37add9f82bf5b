import { areaByName } from '../../domain/places/areas.ts'
import { bindGroup, unbindGroup } from '../../domain/records/groups.ts'
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

/** @机器人 解绑本群: who may bind it to its area may take it off; it hears of nothing then. */
export async function unbindGroupHere(db: Database, tx: Tx, hearing: Hearing): Promise<Say> {
  const { message, sender } = hearing
  if (!message.group) return { say: 'unbind-refused', why: 'not-here', area: null }
  if (sender.leads === null) return { say: 'unbind-refused', why: 'not-you', area: null }
  const { districtId, actor, origin, at } = sourceOf(hearing)
  const by = { districtId, actor, origin, now: at }
  const done = await unbindGroup(db, tx, by, { chat: message.chat, leads: sender.leads })
  if (done.unbound === 'not-bound') return { say: 'unbind-refused', why: 'not-bound', area: null }
  if (done.unbound === 'outside') return { say: 'unbind-refused', why: 'outside', area: areaWords(done.area) }
  return { say: 'group-unbound', area: areaWords(done.area) }
}
