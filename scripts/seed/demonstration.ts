import { pinyin } from 'pinyin-pro'
import { villageByName } from '../../domain/places/jiyuan.ts'
import type { Secrets } from '../../domain/secrets.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Family, NameTaken } from './household.ts'
import type { Share } from './layout.ts'
import { seedDistrict } from './seed-district.ts'

const shares: readonly (readonly [village: string, town: string, households: number])[] = [
  ['中王村', '轵城镇', 12],
  ['赵村', '轵城镇', 10],
  ['泗涧村', '轵城镇', 8],
  ['葛山村', '邵原镇', 12],
  ['刘沟村', '邵原镇', 10],
  ['双房村', '邵原镇', 8],
]

const cadreNames = '赵志强 卫红霞 李伟 侯雪芹 商文博 牛晓东 郭永平 薛海燕 杜建明'.split(' ')

// The household of the README's example: what is written of him and his son is understood on the first try.
const firstFamily: Family = [
  { name: '王建国', relation: '户主', sex: '男', age: 57 },
  { name: '李秀英', relation: '配偶', sex: '女', age: 55 },
  { name: '王磊', relation: '之子', sex: '男', age: 27 },
]

/** The small district that shows what the program does: 60 households, six cadres, three leaders and groups, two months. */
export async function seedDemonstration(db: Database, secrets: Secrets, now: Date): Promise<void> {
  await seedDistrict(
    db,
    secrets,
    { households: 60, cadres: 6, months: 2, random: 'demonstration', now },
    { shares: shares.map(shareOf), cadreNames, families: [firstFamily], taken: heardAlready() },
  )
}

function shareOf([name, town, households]: (typeof shares)[number]): Share {
  const village = villageByName(name, town)
  if (village === null) throw new Error(`${town} has no ${name}`)
  return { village, households }
}

/**
 * No two people sound alike, neither whole nor by their given names, so that nobody who tries the program out is asked
 * whom he means.
 */
function heardAlready(): NameTaken {
  const soundsOf = (name: string): string[] => [name, name.slice(1)].map(sound)
  const heard = new Set([...cadreNames, ...firstFamily.map(({ name }) => name)].flatMap(soundsOf))
  return (name) => {
    const own = soundsOf(name)
    if (own.some((one) => heard.has(one))) return true
    for (const one of own) heard.add(one)
    return false
  }
}

/** Without tones, and with zh/z, ch/c, sh/s, n/ng and l/n alike, as voice input confuses them. */
function sound(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array' })
  return syllables
    .map((one) =>
      one
        .replace(/^([zcs])h/, '$1')
        .replace(/^l/, 'n')
        .replace(/ng$/, 'n'),
    )
    .join(' ')
}
