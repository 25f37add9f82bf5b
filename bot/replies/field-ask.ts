import type { Ask } from '../../domain/asks.ts'
import { fieldOf, isKind, kinds } from '../../domain/kinds/index.ts'
import type { Field, FieldAsk, Option } from '../../domain/kinds/kind.ts'
import type { Chat } from './chat.ts'
import { nameIn, placeName } from './names.ts'

/** More do not fit a line; the others may be written. */
const mostOptions = 5

/** The options of a choice that a question shows, numbered from 1; none for other fields. */
export function optionsShown({ value }: Field): readonly Option[] {
  return value.type === 'choice' ? value.options.slice(0, mostOptions) : []
}

/** 王磊在哪里务工？回地名，如 郑州; of a choice its options in one line: 1 因病 2 因残 …. */
export function fieldAskOf(
  { kind, field: code, whom }: Extract<Ask, { ask: 'field' }>,
  chat: Chat,
): { readonly line: string; readonly choices: readonly string[] } {
  if (!isKind(kind)) return { line: '还缺一项，直接回', choices: [] }
  const asks: readonly FieldAsk[] = kinds[kind].asks
  const words = asks.find(({ field }) => field === code)?.words ?? '还缺一项，直接回'
  const name = whom === null ? '' : kinds[kind].about === 'village' ? placeName(whom) : nameIn(chat, whom)
  const field = fieldOf(kind, code)
  const options = field === undefined ? [] : optionsShown(field).map(({ label }, index) => `${index + 1} ${label}`)
  const line = name === '' ? words.replace(/^家/u, '') : `${name}${words}`
  return { line, choices: options.length === 0 ? [] : [options.join('  ')] }
}
