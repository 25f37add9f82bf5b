import { z } from 'zod'
import type { Acts, SayOptions } from '../acts.ts'
import type { Chats } from '../chats.ts'
import type { Control } from '../control.ts'
import { typeOf } from '../kept.ts'
import { limits } from '../limits.ts'
import type { Directory } from '../people.ts'

/** What the page does; everything typed is text. */
export interface Writing {
  readonly acts: Acts
  readonly chats: Chats
  readonly control: Control
  readonly directory: Directory
}

/** A Chinese line where it cannot be done, else null. */
type Outcome = string | null

const TEXT = 120_000
const person = z.string().min(1).max(128)
const place = z.object({ from: person, group: z.string().max(128).nullish(), mention: z.boolean().default(true) })
const sayBody = place.extend({ text: z.string().min(1).max(TEXT), quote: z.number().int().optional() })
const fileQuery = z.object({
  from: person,
  group: z.string().max(128).default(''),
  name: z.string().min(1).max(200),
  text: z.string().max(TEXT).default(''),
  mention: z.enum(['true', 'false']).default('true'),
})
const pressBody = z.object({ from: person, taskId: z.string(), key: z.string() })
const enterBody = z.object({ from: person })
const cutBody = z.object({ on: z.boolean() })

const unclear = '没看懂这次操作：刷新页面再试'
const missing = ({ directory }: Writing, from: string, group: string | null): Outcome => {
  if (!directory.person(from)) return '没有这个人：刷新页面，重新选人'
  return group === null || directory.groups().some(({ chat }) => chat === group) ? null : '没有这个群：刷新页面再试'
}

const optionsOf = (group: string | null, mention: boolean, quote?: string): SayOptions => ({
  ...(group !== null && { group, mention }),
  ...(quote !== undefined && { quote }),
})

const say = (writing: Writing, body: unknown): Outcome => {
  const read = sayBody.safeParse(body)
  if (!read.success) return unclear
  const { from, text, mention, quote } = read.data
  const group = read.data.group ?? null
  const wrong = missing(writing, from, group)
  if (wrong !== null) return wrong
  const quoted = writing.chats.of(group ?? from).find(({ seq }) => seq === quote)?.text
  writing.acts.say(from, text, optionsOf(group, mention, quoted))
  return null
}

const press = (writing: Writing, body: unknown): Outcome => {
  const read = pressBody.safeParse(body)
  if (!read.success) return unclear
  const { from, taskId, key } = read.data
  const wrong = missing(writing, from, null)
  if (wrong !== null) return wrong
  const buttons = writing.chats.card(taskId)?.card?.button_list ?? []
  if (!buttons.some((button) => button.key === key)) return '卡片已经变了：看最新的卡片'
  writing.acts.press(from, taskId, key)
  return null
}

const enter = (writing: Writing, body: unknown): Outcome => {
  const read = enterBody.safeParse(body)
  if (!read.success) return unclear
  const wrong = missing(writing, read.data.from, null)
  if (wrong === null) writing.acts.enter(read.data.from)
  return wrong
}

const cut = ({ control }: Writing, body: unknown): Outcome => {
  const read = cutBody.safeParse(body)
  if (!read.success) return unclear
  control.cut(read.data.on)
  return null
}

/** What the page does, by address, with a JSON body. */
export const writes: Readonly<Record<string, (writing: Writing, body: unknown) => Outcome>> = {
  '/api/say': say,
  '/api/press': press,
  '/api/enter': enter,
  '/api/cut': cut,
}

/** A picture (told by its bytes) or a file of at most 20 MB; a picture goes with the text written beside it. */
export const sendUpload = (writing: Writing, query: URLSearchParams, bytes: Buffer): Outcome => {
  const read = fileQuery.safeParse(Object.fromEntries(query))
  if (!read.success) return unclear
  const { from, name, text } = read.data
  const group = read.data.group === '' ? null : read.data.group
  const wrong = missing(writing, from, group)
  if (wrong !== null) return wrong
  if (bytes.length === 0) return `“${name}”是空的：换一个文件`
  const picture = typeOf(bytes).startsWith('image/')
  if (picture && bytes.length > limits.mostBytes.image) return '图片不能超过 10 MB：先压缩再发'
  if (picture) writing.acts.sendImage(from, bytes, { ...optionsOf(group, read.data.mention === 'true'), text })
  else writing.acts.sendFile(from, { name, bytes }, group === null ? {} : { group })
  return null
}
