const quiet = 2_000
const width = 30

/** Tells how far a long act is, from 2 s on: a bar on a terminal, else a line each 10 % (ux: 'Commands'). */
export function progressOn(to: NodeJS.WriteStream, what: string): (done: number) => void {
  const began = Date.now()
  let told = 0
  return (done) => {
    if (Date.now() - began < quiet) return
    const percent = Math.min(100, Math.floor(done * 100))
    if (to.isTTY) {
      const full = Math.round((percent / 100) * width)
      to.write(`\r${what} [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${percent}%${percent === 100 ? '\n' : ''}`)
    } else if (percent >= told + 10) {
      told = percent - (percent % 10)
      to.write(`${what} ${told}%\n`)
    }
  }
}
