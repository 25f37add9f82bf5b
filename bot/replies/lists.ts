import { type Chat, hidesNames } from './chat.ts'
import { clean } from './clean.ts'
import { dateWords, dayWords } from './days.ts'
import { figure } from './figures.ts'
import { flowing } from './flowing.ts'
import { nameIn, placeName } from './names.ts'
import type { SayOf } from './say.ts'

type Listed = SayOf<'listed'>

/** 轵城镇 7月未走访 5 户, then up to ten names by village, then how to get them all. */
export function listed(say: Listed, chat: Chat): string[] {
  const { total, unit, apart, note, names } = say
  const head = headOf(say)
  const notes = note === null ? [] : [inWords(note, say.today)]
  if (total === 0) return [`${head}：没有`, ...notes]
  const besides = apart === null ? '' : `，其中${apart.words} ${figure(apart.count)} ${unit}`
  const count = `${head} ${figure(total)} ${unit}${say.capped ? '以上' : ''}${besides}`
  const file = chat.group ? '要全部名单，在单聊里问' : '回复“名单”发 Excel 文件'
  const more = total > names.length ? [`等 ${figure(total)} ${unit}`] : []
  return [`${count}：`, ...linesOf(say, chat), ...more, ...notes, file]
}

function headOf({ area, title, period, today }: Pick<Listed, 'area' | 'title' | 'period' | 'today'>): string {
  const whose = area === null ? '自己帮扶的' : placeName(area)
  const when = period === null ? '' : periodWords(period, today)
  return when === '' ? `${whose} ${title}` : `${whose} ${when} ${title}`
}

function periodWords({ kind, from, to }: NonNullable<Listed['period']>, today: string): string {
  switch (kind) {
    case 'day':
      return dayWords(from, today)
    case 'week':
      return `${dateWords(from, today)}至${dateWords(to, today)}`
    case 'month':
      return dateWords(from.slice(0, 7), today)
    case 'year':
      return `${from.slice(0, 4)}年`
    default:
      return kind satisfies never
  }
}

// In a room names are 王**: those of a village that cannot be told apart stand once, with their number.
function linesOf({ names, unit }: Listed, chat: Chat): string[] {
  if (unit === '村') {
    const villages = names.map(({ name }) => placeName(name))
    return flowing('', villages, '、')
  }
  const villages = new Map<string, string[]>()
  for (const { name, village } of names) villages.set(village, [...(villages.get(village) ?? []), name])
  return [...villages].flatMap(([village, heads]) => {
    const shown = heads.map((head) => nameIn(chat, head))
    return flowing(`${placeName(village)}：`, hidesNames(chat) ? counted(shown) : shown, '、')
  })
}

function counted(shown: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of shown) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => (count > 1 ? `${name} ${count} 个` : name))
}

const inWords = (note: string, today: string): string =>
  clean(note).replace(/\d{4}-\d{2}-\d{2}/gu, (date) => dateWords(date, today))

/** The file goes after this line. */
export function listFile({ of }: SayOf<'list-file'>): string[] {
  return [`名单：${headOf(of)} ${figure(of.total)} ${of.unit}${of.capped ? '以上' : ''}`]
}

export function noList({ why }: SayOf<'no-list'>): string[] {
  switch (why) {
    case 'group':
      return ['名单里有姓名，不在群里发', '在单聊里问一句，再回复“名单”']
    case 'empty':
      return ['上一句问的没有，不用名单']
    case 'none':
      return ['半小时内没有问过名单', '先问一句，如：还有哪些户没走访']
    default:
      return why satisfies never
  }
}

export function askNear({ area, examples }: SayOf<'ask-near'>): string[] {
  return ['这样问看不准。可以问：', ...examples.map((example) => `${area === null ? '' : placeName(area)}${example}`)]
}

export function askOutside({ area, example }: SayOf<'ask-outside'>): string[] {
  if (area === null) return ['只能问自己帮扶的户', `如：${example}`]
  return [`只能问${placeName(area)}的事`, `如：${placeName(area)}${example}`]
}

/** Several villages of that name. */
export function askWhich({ choices }: SayOf<'ask-which'>): string[] {
  return ['这个名字的村有几个，写上镇再发：', ...choices.map((choice) => clean(choice).replace('/', ''))]
}

export function unset({ what, on, today }: SayOf<'unset'>): string[] {
  return [`${dateWords(on, today)}的${clean(what)}未设置，没法判断`, '请管理员在控制台“设置”里填上']
}
