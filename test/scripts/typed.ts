// A command made for the tests of the edge: what it does is told by its first word.
import { Expected } from '../../domain/errors.ts'
import { readArguments } from '../../scripts/arguments.ts'
import { runCommand } from '../../scripts/edge.ts'

runCommand(async (argv) => {
  const { options, rest } = readArguments(argv, {
    example: 'npm run typed -- say --at 2026-11-24',
    about: '给测试用的命令。',
    options: { at: { type: 'string' }, 'dry-run': { type: 'boolean' } },
    takes: ['动作', '文件?'],
  })
  if (rest[0] === 'expected') throw new Expected('文件读不了：\n请换一个文件')
  if (rest[0] === 'unexpected') throw new Error('王建国 410881197001011234')
  if (rest[0] === 'later') setTimeout(() => explode(), 5)
  if (rest[0] === 'later') await new Promise(() => {})
  if (rest[0] === 'much') process.stdout.write('户'.repeat(500_000))
  else process.stdout.write(`${JSON.stringify({ options, rest })}\n`)
  return 0
})

function explode(): never {
  throw new Error('nobody awaits this')
}
