import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { Expected } from '../domain/errors.ts'
import { normalise } from '../domain/parse/normalise.ts'
import { readValues, shanghaiDay, valuesAlone } from '../domain/parse/read-values.ts'
import type { MessageIn, Parsed } from '../domain/parse/types.ts'
import { readArguments, Usage } from './arguments.ts'
import { runCommand } from './edge.ts'
import { eachLine } from './parse/lines.ts'
import { messageOf } from './parse/message.ts'

const example = 'npm run -s parse -- --roster roster.json < messages.jsonl > parsed.jsonl'

const about = `从标准输入逐行读消息（JSON），逐行写出读懂的事项；不用数据库。
--roster FILE   名册：户、成员、帮扶干部
--values        只读数字和日期，不要名册：每行 {"id", "at", "text"} → {"id", "numbers", "dates"}
--why           另写出是哪条规则读出了哪几个字`

/** Of a report, what the contract names: spans and candidates are for the chat. */
function answerOf(parsed: Parsed): object {
  const { id, intent, command } = parsed
  const reports = parsed.reports.map(({ kind, household, person, village, date, fields }) => ({
    kind,
    household,
    person,
    village,
    date,
    fields,
  }))
  const problems = parsed.problems.map(({ code, report, field, message }) => ({ code, report, field, message }))
  return { id, intent, reports, command, problems }
}

/** Every reading of the text, with the words it was made from and the reader that made it. */
function whyOf({ text, at }: Pick<MessageIn, 'text' | 'at'>): object {
  const plain = normalise(text)
  return readValues(plain.text, shanghaiDay(at)).map(({ span: [start, end], reader, ...reading }) => ({
    words: text.slice(plain.at(start), plain.at(end - 1) + 1),
    reader,
    ...reading,
  }))
}

async function rosterFrom(path: string) {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new Expected(`读不到名册 ${path}：请核对文件名和权限`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Expected(`名册 ${path} 不是 JSON：请核对内容`)
  }
  const { openRoster } = await import('../domain/parse/roster.ts')
  return openRoster(json)
}

/** What answers a message: one of the two modes. The grammar is loaded only where it is wanted. */
async function reader(path: string | undefined, values: boolean): Promise<(message: MessageIn) => object> {
  if (values) return ({ id, text, at }) => ({ id, ...valuesAlone(text, at) })
  if (path === undefined) throw new Usage(`要写 --roster 名册 或 --values。例：${example}`)
  const { parse } = await import('../domain/parse/read.ts')
  const roster = await rosterFrom(path)
  return (message) => answerOf(parse(message, roster, {}))
}

// A run is over in a second, and V8 by itself begins to optimise when half of it is past. It shall begin early, and inline
// less, so that its compiler keeps up: a quarter less time for 20,000 messages.
for (const flag of [
  '--interrupt-budget=10000',
  '--max-inlined-bytecode-size-cumulative=300',
  '--no-lazy-feedback-allocation',
])
  setFlagsFromString(flag)

runCommand(async (argv) => {
  const { options } = readArguments(argv, {
    example,
    about,
    options: { roster: { type: 'string' }, values: { type: 'boolean' }, why: { type: 'boolean' } },
  })
  const values = options.values === true
  if (values && options.roster !== undefined) throw new Usage(`--values 不用名册，两个只写一个。例：${example}`)
  const answer = await reader(options.roster, values)
  let isEveryLineRead = true
  await eachLine(process.stdin, process.stdout, (line, number) => {
    const message = messageOf(line, !values)
    if ('error' in message) {
      isEveryLineRead = false
      return JSON.stringify({ error: message.error, line: number })
    }
    return JSON.stringify(options.why === true ? { ...answer(message), why: whyOf(message) } : answer(message))
  })
  return isEveryLineRead ? 0 : 1
})
