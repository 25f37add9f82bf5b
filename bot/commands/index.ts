import type { CommandName, ParsedCommand } from '../../domain/parse/types.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Hearing } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'
import { help } from './help.ts'
import { progress } from './progress.ts'
import { query } from './query.ts'
import { todo } from './todo.ts'

/** A command reads and says. */
export type Command = (db: Database, hearing: Hearing, command: ParsedCommand) => Promise<Say> | Say

/** Every command of contract/parse.md. */
export const commands = {
  help: (_, hearing, { text }) => help(hearing, text),
  query,
  todo,
  progress,
  // Both write, and are carried out before (inbox/amend.ts): here comes only what names nothing.
  correct: () => ({ say: 'nothing-asked' }),
  withdraw: () => ({ say: 'nothing-asked' }),
  bind: (_, { sender, snapshot }) => ({
    say: 'bound',
    name: sender.name,
    households: snapshot.own(sender.userid).length,
  }),
} as const satisfies Record<CommandName, Command>
