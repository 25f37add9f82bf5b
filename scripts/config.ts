import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Expected } from '../domain/errors.ts'
import { checkKeyPlace } from '../domain/key-file.ts'

/** Every variable of contract/run.md, checked; the only place that reads the environment. */
export interface Config {
  /** PostgreSQL; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl?: string
  readonly dataDir: string
  readonly keyFile: string
  readonly logLevel: string
  /** The robot; undefined: the simulator. */
  readonly wecom?: { readonly id: string; readonly secret: string }
  /** Where the long connection goes, when not to Tencent or the simulator. */
  readonly wecomUrl?: string
  /** The robot's name as groups show it. */
  readonly botName: string
  /** Which parts this process runs. */
  readonly run: ReadonlySet<'bot' | 'jobs' | 'console'>
  readonly consoleHost: string
  readonly consolePort: number
  /** `https://…` behind a proxy that ends TLS; undefined: plain http. */
  readonly publicUrl?: string
  readonly simulatorPort: number
  /** Undefined: made on the first start and kept in `dataDir`. */
  readonly sessionSecret?: string
  readonly metricsToken?: string
}

const port = (name: string, standard: number) =>
  z.coerce
    .number(`${name} 要写 0 到 65535 的端口号`)
    .int(`${name} 要写 0 到 65535 的端口号`)
    .min(0, `${name} 要写 0 到 65535 的端口号`)
    .max(65_535, `${name} 要写 0 到 65535 的端口号`)
    .default(standard)

function url(name: string, protocols: readonly string[], example: string) {
  const right = (text: string): boolean => URL.canParse(text) && protocols.includes(new URL(text).protocol)
  return z.string().refine(right, `${name} 要写成 ${example}`).optional()
}

const parts = ['bot', 'jobs', 'console'] as const
const runWords = 'RUN 要写 bot、jobs、console 中的一个或几个，用逗号隔开，如 bot,jobs,console'

const run = z
  .string()
  .default(parts.join(','))
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(z.array(z.enum(parts, runWords)).min(1, runWords))

const variables = z
  .object({
    DATABASE_URL: url('DATABASE_URL', ['postgresql:', 'postgres:'], 'postgresql://用户:密码@主机:5432/库名'),
    DATA_DIR: z.string().default('data'),
    KEY_FILE: z.string().default('data.key'),
    WECOM_BOT_ID: z.string().optional(),
    WECOM_BOT_SECRET: z.string().optional(),
    WECOM_WS_URL: url('WECOM_WS_URL', ['ws:', 'wss:'], 'wss://主机/路径'),
    WECOM_BOT_NAME: z.string().max(64, 'WECOM_BOT_NAME 最多 64 个字').default('帮扶助手'),
    RUN: run,
    CONSOLE_HOST: z.string().default('127.0.0.1'),
    CONSOLE_PORT: port('CONSOLE_PORT', 3000),
    PUBLIC_URL: url('PUBLIC_URL', ['https:'], 'https://域名'),
    SIMULATOR_PORT: port('SIMULATOR_PORT', 3001),
    SESSION_SECRET: z.string().min(32, 'SESSION_SECRET 至少要 32 个字符，如 openssl rand -base64 48 的输出').optional(),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL 要写 info、debug、warn 或 error')
      .default('info'),
    METRICS_TOKEN: z.string().optional(),
  })
  .refine((read) => (read.WECOM_BOT_ID === undefined) === (read.WECOM_BOT_SECRET === undefined), {
    message: 'WECOM_BOT_ID 和 WECOM_BOT_SECRET 要一起设，或都不设（用模拟器）',
  })

type Variables = z.infer<typeof variables>

/**
 * Reads the variables of the environment, and of `.env` where there is one (what is set already stands). One that is
 * empty is not set. All that are wrong or missing: `Expected` naming them in one line; nothing was opened.
 *
 * @param use `start` for the process that runs the console: with PostgreSQL it must be told SESSION_SECRET, since
 *   several processes share it.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, use: 'command' | 'start' = 'command'): Config {
  if (env === process.env && existsSync('.env')) process.loadEnvFile('.env')
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const read = variables.safeParse(set)
  if (!read.success) throw new Expected([...new Set(read.error.issues.map((issue) => issue.message))].join('；'))
  const config = configOf(read.data)
  checkKeyPlace(config.keyFile, config.dataDir)
  if (use === 'start' && config.databaseUrl && config.run.has('console') && !config.sessionSecret) {
    throw new Expected('设了 DATABASE_URL 时还要设 SESSION_SECRET，至少 32 个字符，如 openssl rand -base64 48 的输出')
  }
  return config
}

function configOf(read: Variables): Config {
  const { WECOM_BOT_ID: id, WECOM_BOT_SECRET: secret } = read
  return {
    ...(read.DATABASE_URL === undefined ? {} : { databaseUrl: read.DATABASE_URL }),
    dataDir: read.DATA_DIR,
    keyFile: read.KEY_FILE,
    logLevel: read.LOG_LEVEL,
    ...(id === undefined || secret === undefined ? {} : { wecom: { id, secret } }),
    ...(read.WECOM_WS_URL === undefined ? {} : { wecomUrl: read.WECOM_WS_URL }),
    botName: read.WECOM_BOT_NAME,
    run: new Set(read.RUN),
    consoleHost: read.CONSOLE_HOST,
    consolePort: read.CONSOLE_PORT,
    ...(read.PUBLIC_URL === undefined ? {} : { publicUrl: read.PUBLIC_URL.replace(/\/+$/, '') }),
    simulatorPort: read.SIMULATOR_PORT,
    ...(read.SESSION_SECRET === undefined ? {} : { sessionSecret: read.SESSION_SECRET }),
    ...(read.METRICS_TOKEN === undefined ? {} : { metricsToken: read.METRICS_TOKEN }),
  }
}

/** What a program started by us inherits: where programs are found, and nothing else of the environment. */
export function inherited(): { readonly PATH: string } {
  return { PATH: process.env.PATH ?? '' }
}
