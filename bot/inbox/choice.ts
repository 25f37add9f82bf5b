import type { Ask } from '../../domain/asks.ts'
import { surnameAt } from '../../domain/parse/surnames.ts'
import type { Answer } from './turn.ts'

type Choosing = Extract<Ask, { readonly choices: readonly unknown[] }>

const figures = '一二三四五六七八九'
const numbered =
  /^(?:[选是要]|就是|应该是)?第?\s*([1-9]\d?|[一二两三四五六七八九])(?:\s*(?:[个户号条家]|那个|那户))?(?:的|吧)?$/u
const placed =
  /^(?:[选是要]|就是|应该是)?(前|上|头|后|下|最后|最前|最上|最下)(?:[面边头])?(?:的|那|这|一)*(?:[个户家条])?(?:的|吧)?$/u
const villageOnly = /^(?:村|村里|庄)?(?:的|那|这|一)*(?:[个户家])?(?:的|吧)?$/u

/**
 * Which of the numbered choices words mean: 2, 第二个, 后面那个, 葛山村的. Several in one village are all named, so that
 * it is asked among them. Null where the words choose nothing.
 */
export function chosenIn(question: Choosing, words: string): Answer | null {
  const plain = words.normalize('NFKC').trim()
  const number = numbered.exec(plain)?.[1]
  if (number !== undefined) return { answer: 'choice', number: numberOf(number) }
  const side = placed.exec(plain)?.[1]
  if (side !== undefined) return bySide(side, question.choices.length)
  return question.ask === 'which-household' || question.ask === 'whose-picture' ? byVillage(question, plain) : null
}

const numberOf = (figure: string): number =>
  figure === '两' ? 2 : figures.includes(figure) ? figures.indexOf(figure) + 1 : Number(figure)

// Of two the latter is the second; of more only the very last and the very first are certain.
function bySide(side: string, count: number): Answer | null {
  const first = /[前上头]/u.test(side)
  if (count === 0 || (count > 2 && !side.startsWith('最') && side !== '头')) return null
  return { answer: 'choice', number: first ? 1 : count }
}

function byVillage(
  { choices, ...ask }: Extract<Choosing, { ask: 'which-household' | 'whose-picture' }>,
  words: string,
) {
  const plain = words.replace(/^(?:是|就是|应该是|选|要)/u, '')
  const said = 'said' in ask && ask.said !== null ? ask.said : ''
  const meant = choices.filter(({ village, head }) => {
    const short = village.replace(/村$/u, '')
    if (short === '' || !plain.startsWith(short)) return false
    const rest = plain.slice(plain.startsWith(village) ? village.length : short.length).replace(/^(?:村的|村|的)/u, '')
    const name = [head, said].find((one) => one !== '' && rest.startsWith(one)) ?? ''
    return villageOnly.test(rest.slice(name.length))
  })
  return meant.length === 0 ? null : ({ answer: 'name', households: meant.map(({ code }) => code) } as const)
}

/** Whether a few words were meant to choose, though none of what is shown fits: 李庄村的, 南边那户, 他弟弟家. */
export function looksLikeChoice(words: string): boolean {
  const plain = words.normalize('NFKC').trim()
  if (plain.length > 10 || talk.test(plain)) return false
  return several.test(plain) || someone.test(plain)
}

/** Whether words are nothing but a name that nobody near has: 钱多多, 是赵六. */
export function looksLikeName(words: string): boolean {
  const bare = words
    .normalize('NFKC')
    .trim()
    .replace(/^是(?=.{2})/u, '')
    .replace(/[。.!！吧]$/u, '')
  const given = bare.length - surnameAt(bare, 0)
  return (
    /^\p{Script=Han}{2,4}$/u.test(bare) &&
    given < bare.length &&
    given >= 1 &&
    given <= 2 &&
    !talk.test(bare) &&
    !particle.test(bare)
  )
}

const particle = /[了吧吗呢啊呀嘛的]$/u

const several = /^[\d、,和及跟与\s]+$|都是$/u
const someone = /(?:村|村的|那个|那户|那家|这个|这户|家|的|户)[吧呀啊。.]?$/u

const talk = /^(?:收到|好|行|可以|嗯|谢|辛苦|知道|明白|是的|对的|没有|等)/u
