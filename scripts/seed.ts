import { Expected } from '../domain/errors.ts'
import { isDatabaseEmpty } from '../domain/records/district.ts'
import { readArguments, Usage } from './arguments.ts'
import { readConfig } from './config.ts'
import { runCommand } from './edge.ts'
import { openForCommand } from './open.ts'
import { progressOn } from './seed/progress.ts'
import { seedDistrict } from './seed/seed-district.ts'

const example = 'npm run seed -- --households 1000 --months 3'

const about = `在空的数据库里写一个虚构的示范区：真实的镇、村，虚构的户和人，干部都已绑定，有到今天为止的历史。
--households N   户数（必写）
--cadres M       帮扶责任人数，默认每 15 户一个；各镇和示范区的领导另加
--months K       几个月的历史，含本月，默认 0
--random S       同样的 S 得到同样的内容，默认 1`

/** An invented district of any size. */
runCommand(async (argv) => {
  const { options } = readArguments(argv, {
    example,
    about,
    options: {
      households: { type: 'string' },
      cadres: { type: 'string' },
      months: { type: 'string' },
      random: { type: 'string' },
    },
  })
  const households = whole('households', options.households, 1, 2_000_000)
  if (households === undefined) throw new Usage(`少写了 --households。例：${example}`)
  const cadres = whole('cadres', options.cadres, 1, households)
  const months = whole('months', options.months, 0, 36) ?? 0
  const { db, secrets } = await openForCommand(readConfig(), 'seed')
  try {
    if (!(await isDatabaseEmpty(db))) {
      throw new Expected('数据库里已经有内容，seed 只写空的数据库；请换一个 DATABASE_URL 或 DATA_DIR')
    }
    const made = await seedDistrict(db, secrets, {
      households,
      ...(cadres === undefined ? {} : { cadres }),
      months,
      random: options.random ?? '1',
      now: new Date(),
      progress: progressOn(process.stderr, '写入'),
    })
    process.stdout.write(`${JSON.stringify(made)}\n`)
    return 0
  } finally {
    await db.close()
  }
})

function whole(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined
  const read = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (read >= least && read <= most) return read
  throw new Usage(`--${name} 要写 ${least} 到 ${most} 的整数。例：${example}`)
}
