const digits = '零一二三四五六七八九'
const capitals = '零壹贰叁肆伍陆柒捌玖'
const units = ['', '十', '百', '千']
const capitalUnits = ['', '拾', '佰', '仟']

/** A whole number below 100,000,000 in Chinese: 23500 → 二万三千五百. */
export const inChinese = (value: number): string => spell(value, digits, units)

/** In the capitals of a cheque: 23500 → 贰万叁仟伍佰. */
export const inCapitals = (value: number): string => spell(value, capitals, capitalUnits)

function spell(value: number, figures: string, powers: readonly string[]): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    const gap = rest > 0 && rest < 1_000 ? '零' : ''
    return `${spell(Math.floor(value / 10_000), figures, powers)}万${gap}${rest === 0 ? '' : spell(rest, figures, powers)}`
  }
  let said = ''
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10
    if (digit > 0) said += `${figures[digit]}${powers[power]}`
    else if (said !== '' && value % 10 ** power > 0 && !said.endsWith('零')) said += '零'
  }
  return said.replace(/^一十/, '十')
}

/** Ways to write a sum of yuan, without and with its unit. */
export function spellings(value: number): string[] {
  const full = String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  const plain = [String(value), full, inChinese(value)]
  const round = value >= 10_000 && value % 1_000 === 0 ? [`${value / 10_000}万`] : []
  const all = [...plain, ...round]
  return [...all, ...all.map((said) => `${said}元`), ...all.map((said) => `${said}块钱`), `${inCapitals(value)}元整`]
}
