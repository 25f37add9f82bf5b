import type { Registry } from 'prom-client'
import type { JobContext } from '../../bot/jobs/job.ts'
import type { Jobs } from '../../bot/jobs/open.ts'

/** Starts the scheduled acts of this process, with their counters. */
export async function startActs(context: JobContext, registry: Registry): Promise<Jobs> {
  const { openJobs } = await import('../../bot/jobs/open.ts')
  const { jobMetrics } = await import('../../bot/jobs/metrics.ts')
  return openJobs({ ...context, metrics: jobMetrics(registry) })
}
