import type { Digest } from '../../domain/lists/digest.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Chat } from '../replies/chat.ts'
import { isQuiet } from '../replies/digest.ts'
import type { Say, SayName, SayOf } from '../replies/say.ts'
import { listAttachment } from './list-attachment.ts'

/** A picture or a file that goes after a text. Its bytes are made when it goes. */
export interface Attachment {
  readonly kind: 'picture' | 'file'
  /** With its ending, as it shall be shown. */
  readonly name: string
  /** May reject: then it is left out, and the text has gone already. */
  make(): Promise<Buffer>
}

/** What an attachment may be made from, beside the value that is said. */
export interface Source {
  readonly db: Database
  readonly districtId: string
  /** Where it is shown: whose names it may hold. */
  readonly chat: Chat
  now(): Date
}

type Attaches<Name extends SayName> = (say: SayOf<Name>, source: Source) => readonly Attachment[]

/** What goes with a text, by its name, in this order; most have nothing. Picture makers are imported when they draw. */
const attachments: { readonly [Name in SayName]?: Attaches<Name> } = {
  digest: ({ figures }, source) => {
    if (isQuiet(figures)) return []
    return figures.digest === 'monthly' ? [pictureOf(figures), tableOf(figures, source)] : [pictureOf(figures)]
  },
  'list-file': listAttachment,
}

function pictureOf(figures: Digest): Attachment {
  return {
    kind: 'picture',
    name: `${figures.area.name}-${figures.on}.png`,
    // Half a second to load, and most runs draw nothing.
    make: async () => (await import('../pictures/digest.ts')).digestPicture(figures),
  }
}

function tableOf(figures: Digest, source: Source): Attachment {
  return {
    kind: 'file',
    name: `${figures.area.name}-${figures.month}-月调度.xlsx`,
    make: async () => (await import('./round-file.ts')).roundFile(figures, source),
  }
}

/** The pictures and files of one Say; none for most. */
export function attachmentsOf(say: Say, source: Source): readonly Attachment[] {
  // The table pairs each name with its own maker; the compiler cannot follow a union through the look-up.
  const attaches = attachments[say.say] as ((say: Say, source: Source) => readonly Attachment[]) | undefined
  return attaches?.(say, source) ?? []
}
