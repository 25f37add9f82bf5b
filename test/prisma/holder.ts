// Takes the lock named on the command line, says so, and holds it until it is killed or its input ends.
import { takeLock } from '../../prisma/lock.ts'

const lock = await takeLock(process.argv[2] ?? '').catch((error: Error) => {
  process.stdout.write(`refused ${error.message}\n`)
  process.exit(1)
})
process.stdout.write(`held by ${process.pid}\n`)
process.stdin.resume().once('end', () => {
  lock.release()
  process.exit(0)
})
