import type { Database } from '../../prisma/transact.ts'
import { householdsIn } from '../inbox/amend-whom.ts'
import { type Hearing, mayHearOf, saidHousehold } from '../inbox/hearing.ts'
import { answerQuestion } from '../questions/answer.ts'
import { formNames, forms } from '../questions/forms.ts'
import { readQuestion } from '../questions/read.ts'
import type { Say } from '../replies/say.ts'
import { help } from './help.ts'
import { tell } from './query.ts'

const asks =
  /[?？]\s*$|谁|多少|几[户个家人村次天]|哪|(?<!没|不)什么|[吗么呢嘛]\s*$|怎么|咋|如何|为啥|有没有|是不是|能不能|可不可以/u
const lead = /^(?:请问|问一下|请|帮我|帮忙|麻烦|查一下|查查|查|看看|看一下|那|那么)+/u
const talk = /^(?:收到|好的?|知道|明白|谢谢|辛苦|行|可以|你好|您好|在)[吗么呢嘛呀啊了吧?？。!！,，\s]*$/u
const howTo = /(?:怎么|咋|如何)样?(?:报|写|记|用|改|发|弄|填|撤|绑|操作|说)/u
/** Longer texts are stories in which a word that asks stands by chance. */
const most = 40
/** As many as a number may choose from. */
const shown = 5

/**
 * A question in a single chat that nothing else reads: of one household what is known of it, of anything else the two
 * nearest questions that can be answered. Null where it is no question, and in groups, where nobody asked the robot to
 * talk.
 */
export async function answerAsked(db: Database, hearing: Hearing): Promise<Say | null> {
  const text = hearing.message.text.normalize('NFKC').trim()
  if (hearing.message.group || text.length > most || talk.test(text) || !asks.test(text)) return null
  if (howTo.test(text) || /^[?\s]+$/u.test(text)) return help(hearing, '')
  const who = householdsIn(hearing, text.replace(lead, ''))
  if (who !== null) {
    const heard = who.households.filter((code) => mayHearOf(hearing, code))
    const [only, ...others] = heard
    if (only === undefined) return { say: 'no-such-household', said: who.name }
    if (others.length === 0) return tell(db, hearing, only, who.name)
    const choices = heard.slice(0, shown).flatMap((code) => saidHousehold(hearing.snapshot, code) ?? [])
    return { say: 'which-query', choices, said: who.name }
  }
  const question = readQuestion(text, hearing.today)
  if (question !== null) return answerQuestion(db, hearing, { ...question, exact: null })
  return { say: 'ask-near', area: null, examples: formNames.slice(0, 2).map((name) => forms[name].example) }
}
