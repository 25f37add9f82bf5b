let counted = 0

/** A message frame as the far end sends it; `body` adds to it or overwrites. */
export function messageFrame(body: Record<string, unknown> = {}) {
  counted += 1
  return {
    cmd: 'aibot_msg_callback',
    headers: { req_id: `R${counted}` },
    body: {
      msgid: `M${counted}`,
      aibotid: 'robot',
      chattype: 'single',
      from: { userid: 'zhaozhiqiang' },
      msgtype: 'text',
      text: { content: '走访王建国' },
      ...body,
    },
  }
}

/** An event frame as the far end sends it. */
export function eventFrame(event: Record<string, unknown>, body: Record<string, unknown> = {}) {
  counted += 1
  return {
    cmd: 'aibot_event_callback',
    headers: { req_id: `E${counted}` },
    body: {
      msgid: `V${counted}`,
      aibotid: 'robot',
      chattype: 'single',
      from: { userid: 'zhaozhiqiang' },
      msgtype: 'event',
      event,
      ...body,
    },
  }
}

export const thrownOutFrame = {
  cmd: 'aibot_event_callback',
  headers: { req_id: 'E-out' },
  body: { msgid: 'V-out', aibotid: 'robot', msgtype: 'event', event: { eventtype: 'disconnected_event' } },
}
