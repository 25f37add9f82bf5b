import { Counter, Gauge, type Registry } from 'prom-client'

/** What the bot counts; without names. */
export interface Metrics {
  heard(what: 'heard' | 'seen'): void
  understood(intent: string, kinds: readonly string[]): void
  said(fate: string): void
  waiting(read: () => number): void
}

/** Makes the bot's counters in a registry. */
export function botMetrics(registry: Registry): Metrics {
  const registers = [registry]
  const received = new Counter({ name: 'messages_received_total', help: '收到的消息', labelNames: ['what'], registers })
  const intents = new Counter({ name: 'messages_understood_total', help: '按意图', labelNames: ['intent'], registers })
  const reports = new Counter({ name: 'reports_total', help: '按类别', labelNames: ['kind'], registers })
  const replies = new Counter({ name: 'replies_total', help: '回复的结果', labelNames: ['fate'], registers })
  let count = (): number => 0
  new Gauge({
    name: 'replies_waiting',
    help: '等待发送的回复',
    registers,
    collect() {
      this.set(count())
    },
  })
  return {
    heard: (what) => received.inc({ what }),
    understood(intent, kinds) {
      intents.inc({ intent })
      for (const kind of kinds) reports.inc({ kind })
    },
    said: (fate) => replies.inc({ fate }),
    waiting(read) {
      count = read
    },
  }
}
