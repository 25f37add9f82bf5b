import { Counter, Gauge, type Registry } from 'prom-client'
import type { JobCounts } from '../../domain/records/job-runs.ts'

/** What the acts count, by their names. */
export interface JobMetrics {
  /** A run ended; null: it failed as a whole. */
  ran(job: string, counts: JobCounts | null, at: Date): void
}

/** Makes the acts' counters in a registry. */
export function jobMetrics(registry: Registry): JobMetrics {
  const registers = [registry]
  const labelNames = ['job', 'outcome']
  const runs = new Counter({ name: 'job_runs_total', help: '定时任务执行的次数', labelNames, registers })
  const messages = new Counter({ name: 'job_messages_total', help: '定时任务的消息', labelNames, registers })
  const last = new Gauge({
    name: 'job_last_success_seconds',
    help: '定时任务最近一次做成的时刻（Unix 秒）',
    labelNames: ['job'],
    registers,
  })
  return {
    ran(job, counts, at) {
      const well = counts !== null && counts.failed === 0
      runs.inc({ job, outcome: well ? 'done' : 'failed' })
      if (counts) {
        messages.inc({ job, outcome: 'sent' }, counts.sent)
        messages.inc({ job, outcome: 'failed' }, counts.failed)
      }
      if (well) last.set({ job }, at.getTime() / 1_000)
    },
  }
}
