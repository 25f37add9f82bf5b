import { kindCodes, kinds } from '../../domain/kinds/index.ts'
import type { Kind } from '../../domain/kinds/kind.ts'
import { everyday } from '../../domain/parse/edges.ts'
import { goods } from '../../domain/parse/facts/goods.ts'
import { relatives } from '../../domain/parse/people.ts'
import { surnameAt } from '../../domain/parse/surnames.ts'
import { unknownWords } from '../../domain/parse/unknown.ts'
import { findPlace } from '../../domain/places/find.ts'
import type { About } from './hearing.ts'

// 他娘, 老大, 大妞: whose they are hangs on who was spoken of.
const kin = new RegExp(`^(?:他|她|它|我|你|俺|咱|恁|家|老|大|小|二|三|四)?(?:${relatives}|大|二|三|爷们|娘们)$`, 'u')
const title =
  /(?:叔|婶|伯|爷|奶|哥|嫂|姐|妹|姨|舅|娘|妈|爹|爸|公|婆|师傅|书记|主任|会计|队长|组长|老师|医生|干部|镇长|村长|老板)$/u
// Words of every message that stand where names do.
const ordinary =
  /^(?:[他她它我你您咱俺恁谁这那某哪各每全本已未没不还也都就正刚很太]|大家|人家|别人|自己|所有|一[户家个]|[几两三四五六七八九十]+[户家个])|(?<![石丫光犟倔])头$|^(?:户主|家长|主人|对方|法人|负责人|责任人|联系人|代表|原来|其实|可能|应该)|(?:户|人|们|院|楼|边|坡|巷|门|口|支书|来|队|组|村|镇|乡|县|市|街|沟|庄|邻居|群众|亲戚|朋友|学生|单位|公司|医院|学校|部门|情况|问题|政策|材料|资料|工作|活动|会议|手续|申请|名单|表|钱|款|费|房|地|车|路|水|电|粮|菜|事|了|的|过)$/u
// What the dictionary knows as a word may yet be a nickname: 石头, 黑子, 铁蛋.
const nickShape =
  /(?:蛋|娃|炮|胖|眼|毛|豁牙|黑子|石头|柱子|锁子|栓子|铁柱|秃子|瘸子|拐子|麻子|哑巴|瞎子|聋子|老虎|狗子|憨)$/u

/** Whether a word may be kept as what a cadre calls somebody: no name of the roster, no kin, no ordinary word. */
export function mayBeNickname({ snapshot }: Pick<About, 'snapshot'>, word: string): boolean {
  if (!/^\p{Script=Han}{2,5}$/u.test(word) || everyday.has(word)) return false
  if (snapshot.roster.names.numberOf(word) >= 0) return false
  if (kin.test(word) || title.test(word) || ordinary.test(word) || isAddress(word) || isKindWord(word)) return false
  return (goods.at(word, 0)?.word.length ?? 0) < word.length && !isPlace(word)
}

/** Whether it looks like somebody's registered name, which is a person of his own: 刘大伟, never 二蛋 or 张老三. */
export function looksFull(word: string): boolean {
  const surname = surnameAt(word, 0)
  const given = word.slice(surname)
  return surname > 0 && given.length >= 1 && given.length <= 2 && !nickShape.test(word) && !called.test(given)
}

const called = /^[老二三四五六麻瘸拐瞎聋哑黑胖憨傻]|[二三四五六狗]$/u

// 老王, 小李: whoever of that surname is near.
function isAddress(word: string): boolean {
  return /^[老小大]/u.test(word) && word.length - 1 === surnameAt(word, 1)
}

function isPlace(word: string): boolean {
  const found = findPlace(word)
  return found !== null && found.start === 0 && found.end === word.length
}

const kindWords = new Set(
  kindCodes.flatMap((code) => {
    const { label, synonyms, fields }: Kind = kinds[code]
    return [label, ...synonyms, ...fields.flatMap((field) => [field.label, ...field.synonyms])]
  }),
)
const isKindWord = (word: string): boolean => kindWords.has(word)

let dictionary: Intl.Segmenter | undefined

/** The one nickname that a message without a name of the roster may hold, where a name stands; null where unsure. */
export function nicknameIn({
  message,
  sender,
  snapshot,
}: Pick<About, 'message' | 'sender' | 'snapshot'>): string | null {
  const heard = { id: message.id, from: sender.userid, at: message.at.toISOString(), text: message.text }
  const unknown = unknownWords(heard, snapshot.roster, snapshot.words(sender)).map((word) => word.replace(going, ''))
  const found = [...unknown, ...beforeHome(message.text)].filter(
    (word) => mayBeNickname({ snapshot }, word) && standsAsName(message.text, word) && isNoWord(word),
  )
  const [only, ...others] = new Set(found)
  return only === undefined || others.length > 0 ? null : only
}

const going = /^[上去到看访跟给](?=..)/u
// 二牛家走访了: a word of the grammar within it hides the nickname, its 家 shows it.
const home = /(?:^|[\s，,。；;：:、]|走访|[去到上看访])(\p{Script=Han}{2,3}?)家(?!庭|长|具|电|园|乡|族|人)/gu

function beforeHome(text: string): string[] {
  return [...text.matchAll(home)].flatMap(([, word]) => word ?? [])
}

/** Whether the dictionary knows it as no word of its own, or it has a nickname's shape. */
export function isNoWord(word: string): boolean {
  if (nickShape.test(word)) return true
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' })
  return [...dictionary.segment(word)].length > 1
}

const before = /(?:^|[\s，,。；;：:、#】户主村组去到访看给帮和跟与叫了天午])$/u
const behind = /^(?:$|[\s，,。；;：:、家他她在去到的说今昨前这那有没住种养卖花领考也都还已突申外务打一（(])/u

function standsAsName(text: string, word: string): boolean {
  const at = text.indexOf(word)
  return at >= 0 && before.test(text.slice(Math.max(0, at - 1), at)) && behind.test(text.slice(at + word.length))
}
