import type { KindCode } from '../kinds/index.ts'
import type { Clause } from './clauses.ts'
import type { State } from './state.ts'

const yes = /^(?:嗯|哦|啊|,|就)*(?:有|在|还在|是的?|对|都|已经|早)?/
const no = /^(?:嗯|哦|,)*(?:没|还没|木有|不|未|哪有)/
// Which of several was asked is told by the answer alone.
const open = /还是|哪|多少|几|啥|什么|谁|咋|怎/

/** Keeps what a clause asks, so that its answer knows its matter: 补贴发了没？发了，六百五. */
export function ask(state: State, clause: Clause, kind: KindCode | null): void {
  state.question = kind === null ? null : { kind, start: clause.start, end: clause.end }
}

/**
 * The kind of what was asked right before, where the clause answers it: it repeats the question's word or begins with
 * 有, 在, 是. The question's words then belong to the fact, unless the question left open which. Null where it is no
 * answer; 'denied' where it says no.
 */
export function answered(state: State, clause: Clause, fresh: boolean): KindCode | 'denied' | null {
  const { question, scene } = state
  state.question = null
  if (question === null || clause.start - question.end > 3) return null
  const text = scene.masked.slice(clause.start, clause.end)
  if (no.test(text)) return 'denied'
  const asked = scene.masked.slice(question.start, question.end)
  const said = text.slice(yes.exec(text)?.[0].length ?? 0)
  const repeats = said !== text || asked.includes(text.slice(0, 1))
  if (!repeats && !fresh) return null
  if (!open.test(asked)) state.pending = question.start
  return question.kind
}
