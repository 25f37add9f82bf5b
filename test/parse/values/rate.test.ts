import { expect, it } from 'vitest'
import { readValues } from '../../../domain/parse/read-values.ts'

const perOf = (text: string): string =>
  readValues(text, '2024-07-15')
    .flatMap((reading) => (reading.type === 'number' ? [`${reading.value} ${reading.per ?? 'once'}`] : []))
    .join(', ')

it.each([
  ['一个月4500', '4500 month'],
  ['一个月能拿个四千五', '4500 month'],
  ['4500块/月', '4500 month'],
  ['4500块钱一个月', '4500 month'],
  ['三千一月', '3000 month'],
  ['一月四千八', '4800 month'],
  ['每月到手三千八', '3800 month'],
  ['月薪4500', '4500 month'],
  ['月4500', '4500 month'],
  ['养老金每月每人128', '128 month'],
  ['一年三万六', '36000 year'],
  ['年薪10万', '100000 year'],
  ['房租一年一万二', '12000 year'],
  ['80一天', '80 day'],
  ['一天挣180', '180 day'],
  ['日工资一百五', '150 day'],
  ['8月4500', '4500 once'],
  ['住院一个月花了3万', '30000 once'],
  ['干了一个月，挣了3000', '3000 once'],
  ['卖了2万3', '23000 once'],
  ['3户', '3 once'],
])('%s is %s', (text, per) => {
  expect(perOf(text)).toBe(per)
})
