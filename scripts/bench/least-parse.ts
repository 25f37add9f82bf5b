import { createInterface } from 'node:readline'

// The least that reads and writes as `parse` does: a line in, JSON.parse, one loop over the characters, an answer of
// the same size out. What `parse` costs is held against this.
let out = ''
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as { id: string; text: string; at: string }
  let sum = 0
  for (let index = 0; index < message.text.length; index++) sum += message.text.charCodeAt(index)
  const date = message.at.slice(0, 10)
  const fields = { situation: 'stable', housing: 'ok', sum }
  const report = { kind: 'visit', household: 'JY-0001', person: null, village: null, date, fields }
  out += `${JSON.stringify({ id: message.id, intent: 'report', reports: [report], command: null, problems: [] })}\n`
  if (out.length > 65_536) {
    process.stdout.write(out)
    out = ''
  }
}
process.stdout.write(out)
