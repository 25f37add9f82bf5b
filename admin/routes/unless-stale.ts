import { Stale } from '../../prisma/transact.ts'
import type { Context } from '../console.ts'

/** Whether the form was opened at another version than the record has now; one that names none is as old as any. */
export function isStale(ctx: Context, version: number): boolean {
  return ctx.state.form.get('version') !== String(version)
}

/** Writes, and where somebody was faster between the reading and the writing, gives what `otherwise` gives. */
export async function unlessStale<Result>(
  write: () => Promise<Result>,
  otherwise: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof Stale) return otherwise()
    throw error
  }
}
