import { asWritten } from './ground.ts'
import type { Scene } from './scene.ts'
import { isAsked } from './stance.ts'
import type { CommandName, ParsedCommand } from './types.ts'
import { oneOf } from './values/glyphs.ts'

interface Wording {
  readonly name: CommandName
  /** At the message's beginning; what stands behind it is the rest. */
  readonly pattern: RegExp
}

/** Commands as they are typed, in the order they are tried. */
const wordings: readonly Wording[] = [
  { name: 'help', pattern: /^(?:帮助|help|怎么用|使用说明|使用帮助|操作说明|[?])(?=$|[\s,:：]|走访|务工|就业)/iu },
  { name: 'todo', pattern: /^(?:查|看)?(?:看|询|一下|下)?(?:我的)?(?:待办|任务清单|待办事项)(?:事项|清单)?[。!?]?$/ },
  {
    name: 'progress',
    pattern:
      /^(?:查|看)?(?:看|询|一下|下)?(?:我的)?(?:本月|这个月|当月)?(?:的)?(?:工作|走访)?进度(?:查询|怎么样|如何)?[。!?]?$/,
  },
  { name: 'correct', pattern: /^(?:更正|改正|修改|纠正|更改)(?:一下)?(?=$|[\s,:：〇㐀-鿿\uE000-\uE005])/ },
  { name: 'withdraw', pattern: /^(?:撤回|撤销|作废)(?=$|[\s,:：。〇㐀-鿿\uE000])/ },
  { name: 'bind', pattern: /^绑定(?!本群)(?=$|[\s,:：〇㐀-鿿])/ },
  {
    name: 'query',
    pattern: /^(?:恁|你|您)?(?:[帮给](?:我|俺|忙)?|麻烦|请)?(?:查询?|查看|查一下|查下|查查|看看)(?=[\s,:：]|\uE000)/,
  },
]

const lead = /^(?:那个|嗯|呃|哎|喂|就是|[\s,])+/

// Eight searches are spared where a message begins as none of the wordings, nor with what may stand before one.
const opens = oneOf('帮怎使操查看询一下我的待任本这当工走进更改修纠撤作绑恁你您给麻请那嗯呃哎喂就')
const marks = oneOf('#【')
const mayOpen = (unit: number): boolean => (unit < 0x4e00 ? !marks(unit) : opens(unit))

/** The command a message is, or null. Its household is that of the first name in it; `text` is what follows its word. */
export function commandOf(scene: Scene): ParsedCommand | null {
  if (!mayOpen(scene.masked.charCodeAt(0)) && !mayOpen(scene.ground.text.charCodeAt(0))) return null
  const masked = scene.masked.slice(lead.exec(scene.masked)?.[0].length ?? 0)
  const from = scene.masked.length - masked.length
  const head = masked.slice(0, 12)
  for (const { name, pattern } of wordings) {
    const found = pattern.exec(name === 'todo' || name === 'progress' ? scene.ground.text.trim() : head)
    if (found === null) continue
    const rest = asWritten(scene.ground, from + found[0].length, scene.masked.length).replace(/^[\s,，:：]+/, '')
    return { name, household: householdOf(scene), text: rest }
  }
  return null
}

function householdOf({ ground, groups }: Scene): string | null {
  const household = groups[0]?.whos[0]?.household
  return household == null ? null : (ground.roster.codes[household] ?? null)
}

const about = /走访|务工|打工|低保|补贴|救助|困难|收入|排查|监测|贷款|培训|就业|户|去过|住院|分红|流转|产业/
const mine = /(?:我|俺|咱)?(?:这个月|本月)?还(?:有|差|剩)?(?:几|哪几?|多少)[个户家].{0,6}(?:没|未)/
const lists = /(?:哪些|几|多少)[户人家个口]|谁家/

/** A question: about a household, or over a list. Null for one that is nobody's business here. */
export function questionOf(scene: Scene): ParsedCommand | null {
  const { text } = scene.ground
  if (/到底|再想想|记不|看看?能不能/.test(text)) return null
  if (!isAsked(scene.masked) && !mine.test(text) && !lists.test(text)) return null
  const household = householdOf(scene)
  if (household === null && mine.test(text) && scene.places.length === 0)
    return { name: 'todo', household: null, text: text.trim() }
  if (household === null && !(about.test(text) && lists.test(text))) return null
  return { name: 'query', household, text: asWritten(scene.ground, 0, text.length) }
}
