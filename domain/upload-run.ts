/** How long the process that carries an upload out may be silent, in seconds; it speaks every two. */
const silence = 30

/** Whether an upload (`u`) runs on record only: its process ended midway, and so nothing of it was written. */
export const isStopped = `(u."state" = 'running' AND coalesce(u."beatAt" < now() - interval '${silence} seconds', true))`
