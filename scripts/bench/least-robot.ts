import { WSClient } from '@wecom/aibot-node-sdk'
import pg from 'pg'

// The least that hears by the SDK, stores, stores the outcome and answers: two commits a message by pg alone. What the
// program costs a message is held against this.
const [, , databaseUrl, wsUrl, botId, secret] = process.argv
const pool = new pg.Pool({ connectionString: databaseUrl ?? '', max: 10 })
await pool.query(
  'CREATE TABLE IF NOT EXISTS heard (id text PRIMARY KEY, sender text, text text, at timestamptz DEFAULT now())',
)
await pool.query('CREATE TABLE IF NOT EXISTS outcome (id text PRIMARY KEY, answer text, at timestamptz DEFAULT now())')

const drop = (): void => {}
const client = new WSClient({
  botId: botId ?? '',
  secret: secret ?? '',
  wsUrl: wsUrl ?? '',
  logger: { debug: drop, info: drop, warn: drop, error: drop },
})
client.on('message.text', ({ body, headers }) => {
  if (body) void answer(headers.req_id, body.msgid, body.from.userid, body.text.content)
})
client.connect()

async function answer(reqId: string, id: string, sender: string, text: string): Promise<void> {
  await pool.query({
    name: 'heard',
    text: 'INSERT INTO heard (id, sender, text) VALUES ($1, $2, $3)',
    values: [id, sender, text],
  })
  const said = `已记录\n${text}`
  await pool.query({ name: 'outcome', text: 'INSERT INTO outcome (id, answer) VALUES ($1, $2)', values: [id, said] })
  await client.replyStream({ headers: { req_id: reqId } }, id, said, true)
}
