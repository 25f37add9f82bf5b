import type { Database } from '../../prisma/transact.ts'
import { bigramsOf } from '../bigrams.ts'
import { type KindCode, kindCodes, kinds } from '../kinds/index.ts'
import { areaByName } from '../places/areas.ts'
import { findPlace } from '../places/find.ts'
import type { Taught } from './words.ts'

/** A word as the form had it, in half-width, simplified signs; nothing of it is certain. */
export interface WordTyped {
  readonly word: string
  readonly means: string
  readonly target: string
  /** Name of the one cadre in whose messages it holds; '' for everybody. */
  readonly cadre: string
}

export interface WordWrong {
  readonly field: 'word' | 'means' | 'target' | 'cadre'
  /** One Chinese sentence with the remedy. */
  readonly words: string
}

export type WordRead = { readonly taught: Taught } | { readonly wrong: readonly WordWrong[] }

/** Reads what is to be taught, or tells everything that is wrong with it. `id`: the word that is being corrected. */
export async function readWord(db: Database, districtId: string, typed: WordTyped, id?: string): Promise<WordRead> {
  const wrong: WordWrong[] = []
  const told = (field: WordWrong['field'], words: string | null): void => {
    if (words !== null) wrong.push({ field, words })
  }
  const { word, means, target } = typed
  told('word', await wordProblem(db, districtId, word))
  const read = await targetOf(db, districtId, means, target)
  if ('wrong' in read) wrong.push(read.wrong)
  else if (read.target === word) told('target', '和原来的词一样，不用教')
  const cadre = await cadreOf(db, districtId, typed.cadre)
  if (typeof cadre === 'object' && cadre !== null) told('cadre', cadre.wrong)
  if (wrong.length > 0 || 'wrong' in read || (typeof cadre === 'object' && cadre !== null)) return { wrong }
  const same = await db.prisma.localWord.findFirst({
    where: { districtId, word, cadreId: cadre, endedAt: null, ...(id === undefined ? {} : { NOT: { id } }) },
  })
  if (same !== null) return { wrong: [{ field: 'word', words: `“${word}”已经教过，要改请在表里点开它` }] }
  return { taught: { word, ...read, cadreId: cadre } }
}

async function wordProblem(db: Database, districtId: string, word: string): Promise<string | null> {
  if (!/^[\p{Script=Han}A-Za-z]{2,12}$/u.test(word)) return '词要 2 到 12 个汉字或字母，不带标点和数字，如 二拐子'
  // A full name that means somebody else would take that person's reports away.
  return (await isPerson(db, districtId, word)) ? `“${word}”是花名册里的姓名，不能再指别的` : null
}

/** Whether somebody of the roster has exactly this name; by the names' pieces, so that a million households cost little. */
async function isPerson(db: Database, districtId: string, name: string): Promise<boolean> {
  const found = await db.prisma.household.findFirst({
    where: {
      districtId,
      leftOn: null,
      bigrams: { hasEvery: bigramsOf([name]) },
      OR: [{ headName: name }, { people: { some: { name, leftOn: null } } }],
    },
    select: { code: true },
  })
  return found !== null
}

// Where two bear the name its village tells them apart (parse/mentions.ts).
const withVillage = /^([^（(]+)[（(]([^）)]+)[）)]$/u

type Target = Pick<Taught, 'means' | 'target'>

async function targetOf(
  db: Database,
  districtId: string,
  means: string,
  typed: string,
): Promise<Target | { readonly wrong: WordWrong }> {
  const wrong = (words: string) => ({ wrong: { field: 'target', words } as const })
  switch (means) {
    case 'person': {
      const [, name = typed, village] = withVillage.exec(typed) ?? []
      const target = village === undefined ? name : `${name}（${village}）`
      if (name.length > 1 && (await isPerson(db, districtId, name))) return { means, target }
      return wrong(`花名册里没有“${typed}”，请写户主或成员的全名，如 王建国`)
    }
    case 'place': {
      const target = typed.replaceAll('/', '')
      if (isPlace(typed, target)) return { means, target }
      return wrong(`没有叫“${typed}”的村、镇或地方，请写全名，如 中王村、轵城镇、昆山`)
    }
    case 'kind': {
      const code = kindNamed(typed)
      if (code !== undefined) return { means, target: code }
      return wrong(`没有“${typed}”这一类，可以写：${kindCodes.map((one) => kinds[one].label).join('、')}`)
    }
    default:
      return { wrong: { field: 'means', words: '请选这个词是人、地名还是类别' } }
  }
}

function isPlace(typed: string, target: string): boolean {
  if (target.length < 2) return false
  if (!/^\d/.test(target) && areaByName(typed) !== undefined) return true
  const found = findPlace(target)
  return found !== null && found.start === 0 && found.end === target.length && !found.vague
}

const kindNamed = (typed: string): KindCode | undefined =>
  kindCodes.find((code) => {
    const { label, synonyms }: { readonly label: string; readonly synonyms: readonly string[] } = kinds[code]
    return code === typed || label === typed || synonyms.includes(typed)
  })

async function cadreOf(
  db: Database,
  districtId: string,
  name: string,
): Promise<string | null | { readonly wrong: string }> {
  if (name === '') return null
  const found = await db.prisma.cadre.findMany({ where: { districtId, name, leftOn: null }, select: { id: true } })
  const [only] = found
  if (only !== undefined && found.length === 1) return only.id
  return {
    wrong:
      found.length === 0
        ? `没有叫“${name}”的帮扶干部；不填就是对所有人`
        : `有 ${found.length} 名干部叫“${name}”，分不清是哪一名；不填就是对所有人`,
  }
}
