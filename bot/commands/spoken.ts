import type { CommandName } from '../../domain/parse/types.ts'
import type { Database, Tx } from '../../prisma/transact.ts'
import type { Hearing } from '../inbox/hearing.ts'
import { answerQuestion } from '../questions/answer.ts'
import { type Question, readQuestion } from '../questions/read.ts'
import type { Say } from '../replies/say.ts'
import { bindGroupTo, unbindGroupHere } from './bind-group.ts'
import { listFile } from './list-file.ts'
import { chosenHousehold, tell } from './query.ts'
import { urge } from './urge.ts'
import { waitingList } from './waiting.ts'

/**
 * What only the chat knows (contract/parse.md, 'Settled'): words that the parser takes for talk, and questions over a
 * list. `text`: what follows the word.
 */
export type Spoken =
  | { readonly spoken: 'list-file' | 'unbind-group' | 'waiting' }
  | { readonly spoken: 'urge' | 'bind-group'; readonly text: string }
  | { readonly spoken: 'question'; readonly question: Question }
  /** The number of a list of households to choose from. */
  | { readonly spoken: 'household'; readonly code: string }

const listWords = /^(?:发一?下?|要|导出|给我)?名单(?:发我|文件|给我)?[。.!！]?$/u
const urgeWord = /^催办(?:一下)?[\s:：,，]*(.{0,40})$/su
const bindWords = /^绑定(?:本|这个|该)群(?:到|为)?[\s:：,，]*(.{0,40})$/su
const unbindWords =
  /^(?:(?:解绑|解除绑定|取消绑定)(?:一下)?(?:本|这个|该)?群(?:的?绑定)?|(?:本|这个|该)群(?:解绑|解除绑定|取消绑定)|解除(?:本|这个|该)群(?:的)?绑定)了?$/u
const waitingWords =
  /^(?:查看?|看看?)?(?:我的|我|今天的?|今日)?(?:还有)?(?:待确认|没确认|未确认|要确认|等着确认)(?:的|清单|列表|报告|事项)*(?:还?有(?:哪些|几条|什么))?$/u
/** So much of the words has to be a question's before talk is answered with what can be asked. */
const likely = 0.5

/** What a message says by its words alone; null where it is for the parser. A told household is never a question. */
export function spokenOf({ message, parsed, sender, today }: Hearing): Spoken | null {
  const text = message.text.normalize('NFKC').trim()
  if (listWords.test(text)) return { spoken: 'list-file' }
  const [, urged] = urgeWord.exec(text) ?? []
  if (urged !== undefined) return { spoken: 'urge', text: urged.trim() }
  const [, area] = bindWords.exec(text) ?? []
  if (area !== undefined) return { spoken: 'bind-group', text: area.trim() }
  const words = text.replace(/[。.!！?？]$/u, '')
  if (unbindWords.test(words)) return { spoken: 'unbind-group' }
  if (waitingWords.test(words)) return { spoken: 'waiting' }
  const { intent, command, reports } = parsed
  const about = command?.household ?? reports.find(({ household }) => household !== null)?.household ?? null
  if (about !== null || (command !== null && !isOverList(command.name, text, sender.leads !== null))) return null
  const question = readQuestion(text, today)
  if (question === null) return null
  // Who leads an area may leave the asking out: 本月新增就业. Of a cadre's own that would be half a report, and 走访了
  // tells more than it asks.
  const tells = /了$/u.test(text) || question.exact === 'visited'
  if (!question.asks && (sender.leads === null || intent === 'report' || tells)) return null
  if (question.exact !== null) return isTold(reports) ? null : { spoken: 'question', question }
  const asked = intent === 'command' || (intent !== 'report' && question.likeness >= likely)
  return asked ? { spoken: 'question', question } : null
}

/** A number where a list of households waits for one; only looked for where nothing else is asked. */
export async function chosenOf(db: Database, hearing: Hearing): Promise<Spoken | null> {
  const code = await chosenHousehold(db, hearing)
  return code === null ? null : { spoken: 'household', code }
}

// 我 asks of himself, and a cadre of nobody else: 本月进度 and 我的待办 answer that.
function isOverList(command: CommandName, text: string, leads: boolean): boolean {
  if (command === 'query') return true
  return leads && (command === 'progress' || command === 'todo') && !/[我俺咱]/u.test(text)
}

// A report that says anything is no question, whatever its words.
function isTold(reports: Hearing['parsed']['reports']): boolean {
  return reports.some(({ fields }) => Object.keys(fields).length > 0)
}

export async function actSpoken(db: Database, tx: Tx, hearing: Hearing, spoken: Spoken): Promise<Say> {
  switch (spoken.spoken) {
    case 'list-file':
      return listFile(db, tx, hearing)
    case 'urge':
      return urge(db, hearing, spoken.text)
    case 'bind-group':
      return bindGroupTo(db, tx, hearing, spoken.text)
    case 'unbind-group':
      return unbindGroupHere(db, tx, hearing)
    case 'waiting':
      return waitingList(db, tx, hearing)
    case 'question':
      return answerQuestion(db, hearing, spoken.question)
    case 'household':
      return tell(db, hearing, spoken.code, hearing.message.text)
    default:
      return spoken satisfies never
  }
}
