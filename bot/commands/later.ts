import type { Say } from '../replies/say.ts'

/** A command that this version does not carry out: says so, and who can do it meanwhile. */
export function later(what: string): () => Say {
  return () => ({ say: 'later', what })
}
