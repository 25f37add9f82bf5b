import { nearest, readArguments, Usage } from './arguments.ts'
import { answeredBench } from './bench/answered.ts'
import type { Bench } from './bench/figure.ts'
import { importsBench } from './bench/imports.ts'
import { jobsBench } from './bench/jobs.ts'
import { pagesBench } from './bench/pages.ts'
import { parseBench } from './bench/parse.ts'
import { picturesBench } from './bench/pictures.ts'
import { searchBench } from './bench/search.ts'
import { startBench } from './bench/starts.ts'
import { valuesBench } from './bench/values.ts'
import { runCommand } from './edge.ts'

const benches: Readonly<Record<string, Bench>> = {
  parse: parseBench,
  values: valuesBench,
  answered: answeredBench,
  start: startBench,
  search: searchBench,
  pictures: picturesBench,
  jobs: jobsBench,
  pages: pagesBench,
  imports: importsBench,
}
const example = 'npm run bench -- parse'

/** Measures, one JSON line a figure; every figure with what it is held against in the same run. */
runCommand(async (argv) => {
  const about = `量一量有多快，每个数字一行 JSON。可只量一项：${Object.keys(benches).join('、')}`
  const { rest } = readArguments(argv, { example, about, options: {}, takes: ['项目?'] })
  const [only] = rest
  if (only !== undefined && !Object.hasOwn(benches, only)) {
    throw new Usage(
      `没有 ${only} 这一项${nearest(only, Object.keys(benches)) ? `，是不是 ${nearest(only, Object.keys(benches))}` : ''}。例：${example}`,
    )
  }
  for (const [name, bench] of Object.entries(benches)) {
    if (only !== undefined && only !== name) continue
    process.stderr.write(`正在量 ${name}…\n`)
    for await (const figure of bench()) process.stdout.write(`${JSON.stringify(figure)}\n`)
  }
  return 0
})
