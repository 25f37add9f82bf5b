import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Expected } from '../domain/errors.ts'

const variables = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL 要写成 postgresql://用户:密码@主机:5432/库名')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  KEY_FILE: z.string().min(1).default('data.key'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL 要写 info、debug、warn 或 error')
    .default('info'),
})

export interface Config {
  readonly databaseUrl?: string
  readonly dataDir: string
  readonly keyFile: string
  readonly logLevel: string
}

/** Reads the variables of the environment, and of `.env` where there is one. A wrong one throws `Expected`. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  if (env === process.env && existsSync('.env')) process.loadEnvFile('.env')
  const read = variables.safeParse(env)
  if (!read.success) throw new Expected(read.error.issues.map((issue) => issue.message).join('；'))
  const { DATABASE_URL, DATA_DIR, KEY_FILE, LOG_LEVEL } = read.data
  return {
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    dataDir: DATA_DIR,
    keyFile: KEY_FILE,
    logLevel: LOG_LEVEL,
  }
}
