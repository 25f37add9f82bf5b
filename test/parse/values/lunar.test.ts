import { expect, it } from 'vitest'
import { isoOf } from '../../../domain/parse/values/days.ts'
import { lunarDay, newYearsEve } from '../../../domain/parse/values/lunar-calendar.ts'

const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })

it('agrees with the Chinese calendar of Intl on the first and fifteenth of every month', () => {
  const wrong: string[] = []
  for (let year = 1940; year <= 2040; year++)
    for (let month = 1; month <= 12; month++)
      for (const day of [1, 15]) {
        const number = lunarDay(year, month, day)
        const found = number === null ? '' : format.format(new Date(number * 86_400_000))
        if (found !== `${month}/${day}`) wrong.push(`${year}-${month}-${day}: ${found}`)
      }
  expect(wrong).toEqual([])
})

it('knows the festivals that people remember', () => {
  expect(isoOf(lunarDay(2024, 1, 1) ?? 0)).toBe('2024-02-10')
  expect(isoOf(lunarDay(2023, 8, 15) ?? 0)).toBe('2023-09-29')
  expect(isoOf(newYearsEve(2023) ?? 0)).toBe('2024-02-09')
})

it('has no thirtieth in a month of twenty-nine days, and no year outside its table', () => {
  expect(lunarDay(2024, 1, 30)).toBeNull()
  expect(lunarDay(2051, 1, 1)).toBeNull()
})
