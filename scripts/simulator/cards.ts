import { z } from 'zod'
import type { Refusal } from './refusals.ts'

const title = z.object({ title: z.string().optional(), desc: z.string().optional() })

const card = z.object({
  card_type: z.enum(['text_notice', 'news_notice', 'button_interaction', 'vote_interaction', 'multiple_interaction']),
  source: z.object({ desc: z.string().optional() }).optional(),
  main_title: title.optional(),
  emphasis_content: title.optional(),
  quote_area: z.object({ title: z.string().optional(), quote_text: z.string().optional() }).optional(),
  sub_title_text: z.string().optional(),
  horizontal_content_list: z
    .array(z.object({ keyname: z.string(), value: z.string().optional() }))
    .max(6)
    .optional(),
  card_action: z.object({ type: z.number(), url: z.string().optional(), appid: z.string().optional() }).optional(),
  button_list: z
    .array(z.object({ text: z.string().min(1), style: z.number().optional(), key: z.string().min(1) }))
    .max(6)
    .optional(),
  task_id: z
    .string()
    .regex(/^[\w@-]{1,128}$/)
    .optional(),
})

/** A card as far as it is shown and checked here. */
export type Card = z.infer<typeof card>

const opens = (action: Card['card_action']): boolean =>
  (action?.type === 1 && !!action.url) || (action?.type === 2 && !!action.appid)

const buttonsFit = ({ button_list: buttons = [] }: Card): boolean =>
  buttons.every(({ text, key }) => [...text].length <= 10 && Buffer.byteLength(key) <= 1024) &&
  new Set(buttons.map(({ key }) => key)).size === buttons.length

/**
 * A card, or the number it is refused with. `[\w@-]` task ids of 128 signs at most, six buttons of ten signs, six rows;
 * a notice must lead somewhere (`card_action`, 42045), an interaction must have a task.
 */
export const readCard = (value: unknown): Card | Refusal => {
  const read = card.safeParse(value)
  if (!read.success) return 40058
  const { card_type: type, card_action: action, task_id: task, button_list: buttons = [] } = read.data
  const notice = type === 'text_notice' || type === 'news_notice'
  if (action ? action.type !== 0 && !opens(action) : notice) return 42045
  if (notice && !opens(action)) return 42045
  if (!notice && task === undefined) return 40058
  if (type === 'button_interaction' && buttons.length === 0) return 40058
  return buttonsFit(read.data) ? read.data : 40058
}

/** A card in one line, for whoever reads the chat as text. */
export const cardText = (shown: Card): string =>
  [
    shown.main_title?.title,
    shown.main_title?.desc,
    shown.sub_title_text,
    ...(shown.horizontal_content_list ?? []).map(({ keyname, value = '' }) => `${keyname} ${value}`),
    ...(shown.button_list ?? []).map(({ text }) => `[${text}]`),
  ]
    .filter((line) => line !== undefined && line !== '')
    .join('\n')
