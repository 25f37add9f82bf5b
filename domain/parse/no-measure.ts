import type { Reading } from './values/value.ts'

const only = /^[收交给付剩发领得批卖挣]/
const dozen = /^[卡到进给过在]/

/** 租金8000只收了3000, 流转费2700打卡里了: 只 and 打 there are words of the sentence, no measures. */
export function withoutWords(text: string, readings: readonly Reading[]): readonly Reading[] {
  if (!/[只打]/.test(text)) return readings
  return readings.map((reading): Reading => {
    if (reading.type !== 'number' || (reading.unit !== '只' && reading.unit !== '打')) return reading
    const next = text.slice(reading.span[1], reading.span[1] + 1)
    if (!(reading.unit === '只' ? only : dozen).test(next) || text[reading.span[1] - 1] !== reading.unit) return reading
    const { unit: _, ...bare } = reading
    return { ...bare, span: [reading.span[0], reading.span[1] - 1] }
  })
}
