import { randomInt } from 'node:crypto'
import { commonPasswordsData } from './common-passwords.data.ts'

const shortest = 12
const longest = 128

// Below 8 signs, what people here build passwords from; 8 and more stand in the leaked list.
const roots = `password passw0rd p@ssword p@ssw0rd admin root test user guest login welcome hello monkey dragon master
  shadow qwerty qwert asdfgh asdf zxcvbn zxcv letmein secret changeme changeit change default manager system server
  oracle iloveyou woaini 5201314 1314520 520 1314 wodemima mima zhangsan lisi wangwu zhongguo beijing henan zhengzhou
  luoyang guanliyuan yonghu ceshi denglu weixin huawei tencent abc abcd qwer 1q2w3e4r 1qaz 2wsx 3edc qaz wsx edc aa
  我爱你 密码 中国 管理员 测试`

// The product's own words (ASVS V6.2.11): who attacks this console tries them first.
const productWords =
  'jiyuan 济源 bangfu 帮扶 帮扶助手 脱贫 增收 示范区 shifanqu tuopin zengshou xiangcun 乡村振兴 wecom qiyeweixin 企业微信'.split(
    ' ',
  )

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

const common: ReadonlySet<string> = new Set([...words(commonPasswordsData), ...words(roots)])
const longestCommon = Math.max(...[...common].map((word) => word.length))

/**
 * Why a password may not be used, as one Chinese sentence with its remedy; null where it may. Any signs count, as typed
 * (security: 'Accounts'; ASVS V6.2.4–11).
 */
export function passwordProblem(password: string, username: string): string | null {
  const length = [...password].length
  if (length < shortest) return `密码只有 ${length} 个字符，至少要 ${shortest} 个；可以用几个不相干的词连起来`
  if (length > longest) return `密码有 ${length} 个字符，最多 ${longest} 个，请缩短`
  const plain = password.normalize('NFKC').toLowerCase()
  const name = username.normalize('NFKC').toLowerCase()
  if (plain.includes(name)) return '密码里不能有用户名，请换一个'
  const product = productWords.find((word) => plain.includes(word))
  if (product !== undefined) return `密码里不能有“${product}”这样与本系统有关的词，请换一个`
  if (isCommon(plain)) return '这个密码太常见，容易被猜到；请换一个，可以用几个不相干的词连起来'
  return null
}

/** Made of nothing but a few common pieces, runs and repeats: fewer than four signs are its own. */
function isCommon(plain: string): boolean {
  if (common.has(plain) || new Set(plain).size < 5) return true
  const pieces = new Set<string>()
  let own = 0
  for (let at = 0; at < plain.length; ) {
    const length = Math.max(commonAt(plain, at), runAt(plain, at))
    if (length === 0) {
      own++
      at++
    } else {
      pieces.add(plain.slice(at, at + length))
      at += length
    }
  }
  return (own < 4 && pieces.size <= 3) || repeats(plain)
}

function commonAt(text: string, at: number): number {
  for (let length = Math.min(longestCommon, text.length - at); length >= 2; length--) {
    if (common.has(text.slice(at, at + length))) return length
  }
  return 0
}

const rows = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '零一二三四五六七八九十',
]
const runs = rows.flatMap((row) => [row + row, [...row].reverse().join('').repeat(2)])

/** A run of three signs and more along the alphabet, the digits or a row of keys, of one sign, or a year. */
function runAt(text: string, at: number): number {
  const year = /^(19|20)\d\d/.exec(text.slice(at, at + 4))
  const same = /^(.)\1*/u.exec(text.slice(at))?.[0].length ?? 0
  let length = Math.max(year ? 4 : 0, same >= 3 ? same : 0)
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + Math.max(length, 2) + 1)))) {
    const next = Math.max(length, 2) + 1
    if (at + next > text.length) break
    length = next
  }
  return length
}

/** One piece of up to a third of it, again and again: abcxabcxabcx. */
function repeats(text: string): boolean {
  for (let length = 1; length <= text.length / 3; length++) {
    if (
      text ===
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length)
    )
      return true
  }
  return false
}

// Without signs that are mistaken for one another when read from paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A random password of 20 signs (99 bits), in groups to be typed from paper. */
export function oneTimePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
  return Array.from({ length: 4 }, group).join('-')
}
