import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, percentile, rounded } from './figure.ts'
import { variedMessage } from './sources.ts'

const messages = 20_000
const rounds = 5
const surnames = [...'赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜戚谢邹苗']
const given = [...'建国华秀英兰芳军伟强磊洋勇艳杰娟涛明超霞平刚桂香玉凤长根全福德胜有才佳欣']

/** Messages understood a second by the command `parse`, whole processes against the least command. */
export async function* parseBench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bangfu-bench-'))
  try {
    const small = rosterFile(folder, 60)
    const large = rosterFile(folder, 20_060)
    const input = join(folder, 'messages.jsonl')
    const one = join(folder, 'one.jsonl')
    writeFileSync(input, lines(messages))
    writeFileSync(one, lines(1))
    const least = await cost(['least-parse.ts'], input, one)
    yield* figuresOf('with 60 households', await cost(['../parse.ts', '--roster', small], input, one), least)
    yield* figuresOf('with 20,060 households', await cost(['../parse.ts', '--roster', large], input, one), least)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function* figuresOf(what: string, ours: number, least: number): Generator<Figure> {
  yield {
    figure: `parse: microseconds a message, ${what}`,
    value: rounded(ours),
    unit: 'µs',
    against: { what: 'the least command', value: rounded(least) },
    ratio: rounded(ours / least),
  }
  yield { figure: `parse: messages a second, ${what}`, value: Math.round(1e6 / ours), unit: '1/s' }
}

/** Microseconds a message: the time of many less that of one, so that starting does not count; the median of rounds. */
async function cost(command: readonly string[], many: string, one: string): Promise<number> {
  const costs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = await run(command, one)
    costs.push(((await run(command, many)) - start) / messages)
  }
  return percentile(costs, 0.5)
}

/** Runs a program of this folder with a file as input; microseconds until it ended. */
function run([file = '', ...args]: readonly string[], input: string): Promise<number> {
  const program = fileURLToPath(new URL(file, import.meta.url))
  const begun = process.hrtime.bigint()
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: [openSync(input, 'r'), 'ignore', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status) => {
      if (status === 0) resolve(Number(process.hrtime.bigint() - begun) / 1_000)
      else reject(new Error(`${file} ended with ${status}`))
    })
  })
}

const nameOf = (n: number): string =>
  `${surnames[n % surnames.length]}${given[(n >> 5) % given.length]}${given[(n * 7 + (n >> 9)) % given.length]}`

function rosterFile(folder: string, count: number): string {
  const file = join(folder, `roster-${count}.json`)
  const households = Array.from({ length: count }, (_, n) => ({
    code: `B-${n}`,
    town: '轵城镇',
    village: '中王村',
    head: nameOf(n),
    members: [nameOf(n), nameOf(n + 7_919)],
  }))
  const cadres = Array.from({ length: Math.ceil(count / 10) }, (_, n) => ({
    id: `c${n}`,
    name: nameOf(n + 31),
    households: households.slice(n * 10, n * 10 + 10).map(({ code }) => code),
  }))
  writeFileSync(file, JSON.stringify({ households, cadres }))
  return file
}

function lines(count: number): string {
  const all = Array.from({ length: count }, (_, n) => {
    const household = n % 60
    const at = `2024-${String((n % 12) + 1).padStart(2, '0')}-15T10:20:00+08:00`
    const text = variedMessage(n, { head: nameOf(household), village: '中王村' })
    return JSON.stringify({ id: `m${n}`, from: `c${Math.floor(household / 10)}`, at, text })
  })
  return `${all.join('\n')}\n`
}
