import type { Reading } from './values/value.ts'

const follows: Readonly<Record<string, RegExp>> = {
  只: /^[收交给付剩发领得批卖挣]/,
  打: /^[卡到进给过在]/,
  包: /^[吃住食]/,
}

/** 租金8000只收了3000, 流转费2700打卡里了: 四千五包吃住: 只, 打 and 包 there are words of the sentence, no measures. */
export function withoutWords(text: string, readings: readonly Reading[]): readonly Reading[] {
  if (!/[只打包]/.test(text)) return readings
  return readings.map((reading): Reading => {
    if (reading.type !== 'number' || reading.unit === undefined) return reading
    const words = follows[reading.unit]
    if (words === undefined) return reading
    const next = text.slice(reading.span[1], reading.span[1] + 1)
    if (!words.test(next) || text[reading.span[1] - 1] !== reading.unit) return reading
    const { unit: _, ...bare } = reading
    return { ...bare, span: [reading.span[0], reading.span[1] - 1] }
  })
}
