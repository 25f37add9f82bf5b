import type { Hearing } from '../inbox/hearing.ts'
import { notVisited } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'

/** 本月进度: of the sender's own households, how many are visited this month, by village. */
export function progress(_: unknown, hearing: Hearing): Say {
  const { snapshot, sender, today } = hearing
  const open = new Set(notVisited(hearing))
  const villages = new Map<string, { name: string; done: number; due: number }>()
  for (const code of snapshot.own(sender.userid)) {
    const name = snapshot.household(code)?.village ?? ''
    const village = villages.get(name) ?? { name, done: 0, due: 0 }
    villages.set(name, { name, due: village.due + 1, done: village.done + (open.has(code) ? 0 : 1) })
  }
  const due = snapshot.own(sender.userid).length
  return {
    say: 'progress',
    month: Number(today.slice(5, 7)),
    area: sender.name,
    done: due - open.size,
    due,
    villages: [...villages.values()],
  }
}
