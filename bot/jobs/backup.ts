import { Expected } from '../../domain/errors.ts'
import type { Act } from './job.ts'

/** 03:00 each day: an encrypted copy in DATA_DIR/backups, kept 30 days. It tells nobody anything. */
export const backup: Act = {
  name: 'backup',
  words: '备份：DATA_DIR/backups 里一份加密的整库，留 30 天',
  on: '每天',
  cron: '0 3 * * *',
  speaks: false,
  period: (day) => day,
  letters: async () => [],
  async work({ backup: make, stopping }, { day }) {
    if (make === undefined) throw new Expected('这个进程没有存备份的目录')
    await make(day, stopping)
  },
}
