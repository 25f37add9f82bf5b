import type { CommandName, ParsedCommand } from '../../domain/parse/types.ts'
import type { Database } from '../../prisma/transact.ts'
import type { Hearing } from '../inbox/hearing.ts'
import type { Say } from '../replies/say.ts'
import { help } from './help.ts'
import { later } from './later.ts'
import { progress } from './progress.ts'
import { query } from './query.ts'
import { todo } from './todo.ts'

/** A command reads and says; what it needs to write comes with the issue that brings it. */
export type Command = (db: Database, hearing: Hearing, command: ParsedCommand) => Promise<Say> | Say

/** Every command of contract/parse.md. */
export const commands = {
  help: (_, hearing, { text }) => help(hearing, text),
  query,
  todo,
  progress,
  correct: later('更正'),
  withdraw: later('撤回'),
  bind: (_, { sender, snapshot }) => ({
    say: 'bound',
    name: sender.name,
    households: snapshot.own(sender.userid).length,
  }),
} as const satisfies Record<CommandName, Command>
