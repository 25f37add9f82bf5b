import { isDeepStrictEqual } from 'node:util'
import type { Ask, Choice } from '../../domain/asks.ts'
import { fieldOf, isKind } from '../../domain/kinds/index.ts'
import type { Card } from '../puppet/say.ts'
import { questionOf } from './ask.ts'
import type { Chat } from './chat.ts'
import { optionsShown } from './field-ask.ts'
import { asRead } from './fit.ts'
import type { Say } from './say.ts'
import { choiceWords } from './subject.ts'

interface Button {
  readonly text: string
  /** What pressing it says: the word that may be typed as well. */
  readonly key: string
}

// Tencent's limits (wecom.md, 'Limits'; ux.md, 'Chat'), in signs.
const mostButtons = 6
const longestButton = 10
const longestTitle = 26

/** The question that a Say asks; null where it asks none. */
export const askedBy = (say: Say): Ask | null => ('question' in say ? (say.question ?? null) : null)

/**
 * A question with few answers as a card of buttons; null where its answer is to be written. What a button says is what
 * may be typed instead.
 *
 * @param taskId never used for another card: the outbox row's id, which leads a press back to its question.
 */
export function cardOf(say: Say, chat: Chat, taskId: string): Card | null {
  const ask = askedBy(say)
  const buttons = ask === null ? [] : buttonsOf(ask, chat)
  if (ask === null || buttons.length === 0) return null
  const { line } = questionOf(ask, { ...chat, today: 'today' in say ? say.today : '' }, null)
  const card = made(taskId, titleOf(ask, asRead(line)), [...buttons.slice(0, mostButtons - 1), lastOf(ask)])
  return ask.ask === 'confirm-all' ? { ...card, horizontal_content_list: rowsOf(ask, chat, say) } : card
}

/** The card once a button was pressed: it shows the choice. `passed`: its question waits no more. */
export function pressedCard(say: Say, chat: Chat, taskId: string, key: string, passed: boolean): Card | null {
  const ask = askedBy(say)
  if (ask === null) return null
  const chosen = [...buttonsOf(ask, chat), lastOf(ask)].find((button) => button.key === key)
  if (chosen === undefined) return null
  return made(taskId, passed ? '这一问已经过了' : `已选：${chosen.text}`, [chosen])
}

/** Whether the question of this Say is the one that waits now. */
export const asksSame = (say: Say, now: Ask): boolean => isDeepStrictEqual(plain(askedBy(say)), plain(now))

// A row's JSON has its keys in another order, and none that are undefined.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

function buttonsOf(ask: Ask, chat: Chat): Button[] {
  switch (ask.ask) {
    case 'confirm':
      return [button('是'), button('不是')]
    case 'import':
      return [button('是')]
    case 'withdraw':
      return [button('是')]
    case 'which-household':
      // One who is most likely meant is confirmed, or another name is written.
      if (ask.guess !== undefined) return [button('是'), button('不是')]
      return choiceButtons(ask.choices, chat)
    case 'whose-picture':
      return choiceButtons(ask.choices, chat)
    case 'which-village':
      return ask.choices.map(({ name }, index) => ({ text: cut(name, longestButton), key: String(index + 1) }))
    case 'confirm-all':
      return [
        { text: '都对', key: '是' },
        { text: '一条条看', key: '一条条看' },
      ]
    case 'field':
      return optionButtons(ask)
    default:
      // Values and what later questions ask are written.
      return []
  }
}

// A choice of few; where it has more, the others may be written.
function optionButtons({ kind, field: code }: Extract<Ask, { ask: 'field' }>): Button[] {
  const field = isKind(kind) ? fieldOf(kind, code) : undefined
  const options = field === undefined ? [] : optionsShown(field)
  return options.map(({ label }, index) => ({ text: cut(label, longestButton), key: String(index + 1) }))
}

// A field may stay empty: the report counts without it.
const lastOf = ({ ask }: Ask): Button => button(ask === 'field' ? '不知道' : '取消')

/** What waits, a row each: 1 王磊 | 务工就业 月工资 45,000 元. */
function rowsOf(ask: Extract<Ask, { ask: 'confirm-all' }>, chat: Chat, say: Say) {
  const { choices } = questionOf(ask, { ...chat, today: 'today' in say ? (say.today ?? '') : '' }, null)
  return choices.map((line) => {
    const [number = '', name = '', ...words] = asRead(line).split(' ')
    return { keyname: `${number} ${name}`, value: cut(words.join(' '), longestTitle) }
  })
}

// How to answer by typing is written in the answer above the card.
const titleOf = ({ ask }: Ask, line: string): string =>
  ask === 'import'
    ? '导入这份名册吗？'
    : ask === 'confirm-all'
      ? '这几条都对吗？'
      : line.replace(/回(?:[:：]|数字).*$/u, '')

const choiceButtons = (choices: readonly Choice[], chat: Chat): Button[] =>
  choices.map((choice, index) => ({
    text: cut(asRead(choiceWords(chat, choice)), longestButton),
    key: String(index + 1),
  }))

const button = (word: string): Button => ({ text: word, key: word })

const cut = (text: string, most: number): string => [...text].slice(0, most).join('')

function made(taskId: string, title: string, buttons: readonly Button[]): Card {
  return {
    card_type: 'button_interaction',
    main_title: { title: cut(title, longestTitle) },
    ...(([...title].length > longestTitle && { sub_title_text: title }) || {}),
    button_list: buttons.map(({ text, key }, index) => ({ text, key, style: index === 0 ? 1 : 2 })),
    task_id: taskId,
  }
}
