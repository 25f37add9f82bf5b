import type { Chat } from './chat.ts'
import { clean, cutAt } from './clean.ts'
import type { SaidLine } from './say.ts'

/** So many are told word for word; of more the numbers alone, unless all is wanted. */
const mostWhole = 2
/** Numbers that fit a line. */
const mostNumbers = 8
const shortText = 20

/** 第 3 行没读出：李伟 今天开会; of many 5 行没读出：第 2、4、5、7、9 行. In a group the words stay unsaid. */
export function unreadLines(chat: Chat, unread: readonly SaidLine[]): string[] {
  if (unread.length === 0) return []
  const whole = chat.whole === true
  if (!chat.group && (whole || unread.length <= mostWhole)) {
    return unread.map(
      ({ number, text }) => `第 ${number} 行没读出：${whole ? clean(text) : cutAt(clean(text), shortText)}`,
    )
  }
  const numbers = unread.slice(0, mostNumbers).map(({ number }) => number)
  const more = unread.length > mostNumbers ? ' 等' : ''
  return [`${unread.length} 行没读出：第 ${numbers.join('、')}${more} 行`]
}
