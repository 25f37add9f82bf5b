import { type KindCode, kindCodes, kinds } from '../../domain/kinds/index.ts'
import type { Field, Kind } from '../../domain/kinds/kind.ts'
import type { Chat } from './chat.ts'
import { placeName } from './names.ts'
import { fillExample } from './own.ts'
import type { Say } from './say.ts'

type Help = Extract<Say, { say: 'help' }>

const lineWidth = 30

/** 帮助: the kinds and two living examples; 帮助 走访: what one kind takes, and its examples. */
export function help(say: Help, chat: Chat): string[] {
  return say.kind === null ? overview(say, chat) : ofKind(say, say.kind, chat)
}

function overview(say: Help, chat: Chat): string[] {
  // What a 责任单位 reports of its tasks is no cadre's business.
  const labels = kindCodes.filter((code) => kinds[code].about !== 'unit').map((code) => kinds[code].label)
  const examples = [kinds.visit.examples[0], kinds.employment.examples[0]]
  return [
    ...wrapped('能记：', labels),
    ...examples.map((example, turn) => `例：${fillExample(chat, example, say, turn)}`),
    '细看一类：帮助 走访。还有：查 姓名、我的待办、本月进度',
    ...(say.area ? [`还能问：${placeName(say.area)}还有哪些户没走访；催办 村名`] : []),
  ]
}

function ofKind(say: Help, code: KindCode, chat: Chat): string[] {
  const kind: Kind = kinds[code]
  // Kinds of which every field is a further one have no others to show.
  const judged = kind.fields.filter(({ further }) => further !== true)
  const fields = judged.length > 0 ? judged : kind.fields
  const needed = { household: '写户主姓名', person: '写本人姓名', village: '写村名', unit: '写任务编号' }[kind.about]
  return [
    `${kind.label}：${needed}，其他想到什么写什么`,
    ...wrapped('可写：', fields.map(labelWithUnit)),
    ...kind.examples.map((example, turn) => `例：${fillExample(chat, example, say, turn)}`),
  ]
}

function labelWithUnit({ label, unit }: Field): string {
  return unit === undefined ? label : `${label}（${unit}）`
}

/** Words with 、 between them in lines of at most thirty signs. */
function wrapped(lead: string, words: readonly string[]): string[] {
  const lines: string[] = []
  let line = lead
  for (const [index, word] of words.entries()) {
    const next = index < words.length - 1 ? `${word}、` : word
    if ([...line, ...next].length > lineWidth + 1) {
      lines.push(line)
      line = ''
    }
    line += next
  }
  return [...lines, line]
}
