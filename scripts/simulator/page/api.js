/** A question to the simulator by address; rejects with a Chinese sentence. */
export const ask = async (path, query = {}) => {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`)
  if (!response.ok) throw new Error('没读到：刷新页面再试')
  return response.json()
}

const write = async (path, body, type) => {
  let response
  try {
    response = await fetch(path, { method: 'POST', headers: { 'content-type': type, 'x-simulator': '1' }, body })
  } catch {
    throw new Error('没发出去：模拟器没有运行，启动后再发')
  }
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).problem ?? '没发出去：再发一次')
}

/** Does something; rejects with the sentence to show. */
export const act = (path, body) => write(path, JSON.stringify(body), 'application/json')

/** Sends a file's bytes with what belongs to it. */
export const upload = (file, query) =>
  write(
    `/api/file?${new URLSearchParams({ ...query, name: file.name || '图片.png' })}`,
    file,
    'application/octet-stream',
  )

/** Listens for what happens; `again` after each (re)connection, `lost` while there is none. */
export const follow = ({ post, line, people, again, lost }) => {
  const source = new EventSource('/api/events')
  source.addEventListener('open', again)
  source.addEventListener('error', lost)
  source.addEventListener('post', (event) => post(JSON.parse(event.data)))
  source.addEventListener('line', (event) => line(JSON.parse(event.data)))
  source.addEventListener('people', people)
}
