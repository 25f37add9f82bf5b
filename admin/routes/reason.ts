import type { Context } from '../console.ts'
import type { Wrong } from '../views/wrong.tsx'

export interface Reason {
  readonly reason: string
  readonly wrong: readonly Wrong[]
}

/** Why something is changed, from the form's `reason`, and what is wrong with it. `at`: the field's id on the page. */
export function reasonOf(ctx: Context, example: string, at = 'reason'): Reason {
  const reason = (ctx.state.form.get('reason') ?? '').trim()
  if (reason === '') return { reason, wrong: [{ field: at, words: `请写原因，如 ${example}` }] }
  const long = [...reason].length > 200
  return { reason, wrong: long ? [{ field: at, words: '原因最多 200 字，请缩短' }] : [] }
}
