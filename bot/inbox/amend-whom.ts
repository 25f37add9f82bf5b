import { parseAs } from './amend-read.ts'
import { type Hearing, householdsNamed } from './hearing.ts'

/** Whom words name that are nothing but a name. */
export interface Named {
  /** Households that may be meant: one where it is certain. */
  readonly households: readonly string[]
  /** The member named, as the roster spells it. */
  readonly person: string | null
  /** Heard by sound: to be confirmed. */
  readonly bySound: boolean
  readonly said: string
}

const beside = /^(?:是|户主?|农户|人|姓名|本人|成员|家|他家|那户|这户|户|的|村|那个|[:：\s])*$/u

/**
 * 李铁柱, 李铁柱家, 中王村王建国: whom words name that say nothing else. Null where they say something else; no households
 * where nobody of that name is known.
 */
export function namedIn(hearing: Hearing, words: string): Named | null {
  const bare = words
    .replace(/^(?:是|户主?|农户|人|姓名|成员)[是为:：\s]*/u, '')
    .replace(/(?:家的?|那户|这户|户)$/u, '')
    .trim()
  if (!/^[\p{Script=Han}·\s]{2,14}$/u.test(bare)) return null
  const exact = householdsNamed(hearing, bare)
  if (exact.length > 0) return { households: exact, person: bare, bySound: false, said: bare }
  const { reports, problems } = parseAs(hearing, `#走访 ${bare}`)
  const [only, ...others] = reports
  if (only === undefined || others.length > 0 || Object.keys(only.fields).length > 0) return null
  if (only.household === null) {
    const several = problems.some(({ code }) => code === 'ambiguous-household')
    return nobody(only.said ?? null, several ? (only.candidates ?? []) : [], bare)
  }
  const [from, to] = only.spans.household ?? [0, 0]
  const said = `#走访 ${bare}`.slice(from, to)
  const rest = bare.replace(said, '').replace(placeWords(hearing, only.household), '')
  if (!beside.test(rest)) return null
  const bySound = problems.some(({ code }) => code === 'name-by-sound')
  return { households: [only.household], person: only.person, bySound, said: said || bare }
}

function nobody(said: string | null, candidates: readonly string[], bare: string): Named | null {
  if (said === null || said.length < bare.length - 1) return null
  return { households: candidates, person: null, bySound: false, said }
}

function placeWords({ snapshot }: Hearing, code: string): string {
  return snapshot.household(code)?.village ?? ''
}

/** The households that a text behind 更正 or 撤回 begins with, by the name that stands there. */
export function householdsIn(
  hearing: Hearing,
  text: string,
): { readonly households: readonly string[]; readonly name: string } | null {
  const bare = text.normalize('NFKC').replace(/^[\s,，:：]+/u, '')
  for (let length = Math.min(8, bare.length); length >= 2; length--) {
    const name = bare.slice(0, length)
    if (!/^[\p{Script=Han}·]+$/u.test(name)) continue
    const households = householdsNamed(hearing, name)
    if (households.length > 0) return { households, name }
  }
  const { household } = hearing.parsed.command ?? { household: null }
  const first = /^[\p{Script=Han}·]{2,8}/u.exec(bare)?.[0] ?? ''
  return household === null ? null : { households: [household], name: first }
}
