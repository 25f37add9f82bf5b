import type { payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { Heard } from './heard.ts'

/** Wechaty's type of a message: what has words is Text, whatever else came with it. */
function typeOf(heard: Heard): types.Message {
  switch (heard.type) {
    case 'text':
    case 'voice':
      return types.Message.Text
    case 'mixed':
      return heard.text === '' && heard.media.length > 0 ? types.Message.Image : types.Message.Text
    case 'image':
      return types.Message.Image
    case 'file':
      return types.Message.Attachment
    case 'video':
      return types.Message.Video
    case 'event':
      // Entering a chat and feedback have no words; `heard(id).event` says what they are.
      return heard.event?.kind === 'card' ? types.Message.Text : types.Message.Unknown
    default:
      return heard.type satisfies never
  }
}

/** A message as Wechaty has it. In groups the robot hears only what @s it: so it is mentioned in all of it. */
export function messagePayload(heard: Heard, botId: string): payloads.Message {
  const base = {
    id: heard.msgid,
    type: typeOf(heard),
    text: heard.text,
    timestamp: Date.parse(heard.at),
    talkerId: heard.userid,
  }
  return heard.group ? { ...base, roomId: heard.chat, mentionIdList: [botId] } : { ...base, listenerId: botId }
}

/** A person as Wechaty has it: the wire gives ids only, so the name is the caller's. */
export function contactPayload(id: string, name: string): payloads.Contact {
  return {
    id,
    name,
    gender: types.ContactGender.Unknown,
    type: types.Contact.Individual,
    avatar: '',
    phone: [],
    friend: true,
  }
}

/** A group as Wechaty has it. Who is in it is never told. */
export function roomPayload(id: string, topic: string): payloads.Room {
  return { id, topic, adminIdList: [], memberIdList: [] }
}
