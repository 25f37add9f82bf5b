import { z } from 'zod'

const choice = z.object({ code: z.string(), head: z.string(), village: z.string() })

const amendChoice = z.object({
  id: z.string(),
  kind: z.string(),
  /** The person, head or village it is about, and the household's village. */
  whom: z.string().nullable(),
  village: z.string().nullable(),
  /** YYYY-MM-DD. */
  date: z.string(),
  /** The field and the value it has; null where the whole report is meant. */
  field: z.string().nullable(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** The household that it would be about. */
  household: z.string().nullable(),
})
export type AmendChoice = z.infer<typeof amendChoice>

/** What the robot asked and waits for; a Question row keeps it as JSON. Choices are numbered from 1, at most five. */
export const ask = z.discriminatedUnion('ask', [
  z.object({
    ask: z.literal('which-household'),
    reportIds: z.array(z.string()),
    said: z.string().nullable(),
    choices: z.array(choice),
    /** Whom a nickname most likely means: 是 takes it; its household is the first choice. */
    guess: z.object({ code: z.string(), person: z.string() }).optional(),
  }),
  z.object({
    ask: z.literal('which-village'),
    reportIds: z.array(z.string()),
    choices: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
  z.object({
    ask: z.literal('confirm'),
    reportIds: z.array(z.string()),
    about: z.enum(['name-by-sound', 'implausible-amount', 'future-date']),
    field: z.string().nullable(),
    /** As it was written: 4万5, 王建果. */
    said: z.string().nullable(),
    /** As it was understood. */
    value: z.union([z.string(), z.number()]).nullable(),
  }),
  /** 不是 was said to a confirm: the right value of this field, or the right household, is awaited. */
  z.object({
    ask: z.literal('value'),
    reportIds: z.array(z.string()),
    field: z.string(),
  }),
  /** A recorded report lacks this field of its kind: asked for once; its answer makes a new version. */
  z.object({
    ask: z.literal('field'),
    reportIds: z.array(z.string()),
    kind: z.string(),
    field: z.string(),
    /** The person, head or village it is about. */
    whom: z.string().nullable(),
    /** Asked a second time, as the first answer was none: there is no third. */
    again: z.boolean(),
  }),
  /** Whose the pictures are that came without a word, or with words that name several. */
  z.object({
    ask: z.literal('whose-picture'),
    reportIds: z.array(z.string()),
    evidenceIds: z.array(z.string()),
    choices: z.array(choice),
  }),
  /** A report that was told more than a day ago is to be withdrawn: 是 does it. */
  z.object({ ask: z.literal('withdraw'), reportIds: z.array(z.string()) }),
  /** Which of several reports, of their values or of households is meant by what is to be put right. */
  z.object({
    ask: z.literal('which-amend'),
    reportIds: z.array(z.string()),
    act: z.enum(['correct', 'withdraw', 'confirm']),
    /** What is right, as it was said. */
    now: z.string(),
    choices: z.array(amendChoice),
  }),
  /** All that waits for 是 of one sender, numbered: 是 confirms all that is shown, a number asks about that one. */
  z.object({ ask: z.literal('confirm-all'), reportIds: z.array(z.string()), choices: z.array(amendChoice) }),
  /** Whether a table that was checked is to be brought in. */
  z.object({ ask: z.literal('import'), reportIds: z.array(z.string()), uploadId: z.string() }),
])

export type Ask = z.infer<typeof ask>
export type Choice = z.infer<typeof choice>

/**
 * A Question row's content: what is asked now, and what is asked next once that is answered. `lacking`: reports of the
 * message that may want a field, the gravest first; one of them is asked about when nothing else is left to ask.
 */
export const asked = z.object({ now: ask, rest: z.array(ask), lacking: z.array(z.string()).optional() })
export type Asked = z.infer<typeof asked>
