import type { ParameterizedContext } from 'koa'
import type { KeptFiles } from '../domain/files/kept.ts'
import type { KeptCounts } from '../domain/lists/kept-counts.ts'
import type { ReadSession } from '../domain/records/sessions.ts'
import type { Secrets } from '../domain/secrets.ts'
import type { Database } from '../prisma/transact.ts'
import type { Assets } from './assets.ts'
import type { Importing } from './importing.ts'
import type { Path } from './roles.ts'

export interface ConsoleConfig {
  readonly host: string
  readonly port: number
  /** `https://…` behind a proxy that ends TLS; only then is `X-Forwarded-*` believed. */
  readonly publicUrl?: string
  readonly sessionSecret: string
  readonly metricsToken?: string
  readonly districtId: string
}

/** What the other parts of the process tell about themselves; scripts/start hands it in. */
export interface Extra {
  readonly health: () => Promise<{ readonly database: string; readonly bot: string; readonly jobs: string }>
  /** Prometheus text. */
  readonly metrics: () => Promise<string>
  /** The scheduled acts; absent where they are not known here. */
  readonly jobs?: Jobs
  /** What the next digest of a group would be; absent where none can be made here. */
  readonly digests?: Digests
}

/** A scheduled act as its page shows it. */
export interface ActShown {
  readonly name: string
  /** What it does, and on which days: Chinese. */
  readonly words: string
  readonly on: string
  /** HH:MM in Shanghai, as it is set. */
  readonly time: string
  /** When it falls next. */
  readonly next: Date | null
}

export interface Jobs {
  acts(): Promise<readonly ActShown[]>
  /** Tries again to tell one addressee; gives why not, as a Chinese sentence, or null where it was tried. */
  retry(failed: {
    readonly job: string
    readonly period: string
    readonly addressee: string
    readonly at: Date
  }): Promise<string | null>
}

export interface TryOut {
  /** As the group would read it. */
  readonly text: string
  /** PNG; null where that day's digest has none. */
  readonly picture: (() => Promise<Buffer>) | null
}

export const digestNames = { daily: '日报', weekly: '周报', monthly: '月调度' } as const
export type DigestName = keyof typeof digestNames

export interface Digests {
  tryOut(group: { readonly area: string; readonly fullNames: boolean }, which: DigestName): Promise<TryOut>
}

export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Everything a request may need; made once by `startConsole`. */
export interface Console {
  readonly db: Database
  readonly config: ConsoleConfig
  readonly secrets: Secrets
  /** Pictures that people sent, tables that are brought in. */
  readonly files: Pick<KeptFiles, 'get' | 'put'>
  readonly clock: () => Date
  readonly log: Log
  readonly extra: Extra
  readonly assets: Assets
  /** Files that are being brought in. */
  readonly imports: Importing
  /** How many rows lists have, kept while the roster stays as it is. */
  readonly counts: KeptCounts
}

export interface SignedIn extends ReadSession {
  readonly token: string
}

/** The fields of a form as they came; a handler takes those it knows. */
export type Form = ReadonlyMap<string, string>

export interface State {
  path: Path
  handle: Handler
  params: Readonly<Record<string, string>>
  session?: SignedIn
  /** Ties forms to this browser: the session's token, or before the login one of its own. */
  binding?: string
  form: Form
  /** What came with a form that brings a file. */
  file?: { readonly name: string; readonly bytes: Buffer }
}

export type Context = ParameterizedContext<State>
export type Handler = (console: Console, ctx: Context) => Promise<void> | void
