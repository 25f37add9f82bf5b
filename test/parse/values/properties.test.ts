import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValues, valuesAlone } from '../../../domain/parse/read-values.ts'

const at = '2024-07-15T10:20:00+08:00'
const numbersOf = (text: string): readonly number[] => valuesAlone(text, at).numbers
const digits = '零一二三四五六七八九'
const capitals = '零壹贰叁肆伍陆柒捌玖'

/** An amount below 100,000,000 in Chinese, as it is read out. */
function spoken(amount: number, figures = digits, units = ['', '十', '百', '千']): string {
  const below = (value: number): string => {
    let text = ''
    let zero = false
    for (let place = 3; place >= 0; place--) {
      const digit = Math.floor(value / 10 ** place) % 10
      if (digit === 0) zero = text !== ''
      else {
        text += (zero ? '零' : '') + figures[digit] + units[place]
        zero = false
      }
    }
    return text
  }
  const [wan, rest] = [Math.floor(amount / 10_000), amount % 10_000]
  if (wan === 0) return below(rest)
  const zero = rest > 0 && rest < 1000 ? '零' : ''
  return `${below(wan)}万${zero}${below(rest)}`
}

const fullWidth = (text: string): string =>
  text.replace(/[\d.,]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

// One 块 alone may be 一块, together.
const amounts = fc.integer({ min: 2, max: 99_999_999 })

describe('an amount', () => {
  it.each<[string, (amount: number) => string]>([
    ['in digits', (amount) => `${amount}元`],
    ['with commas', (amount) => `${amount.toLocaleString('en-US')}元`],
    ['in full width', (amount) => fullWidth(`${amount}块钱`)],
    ['in Chinese', (amount) => `${spoken(amount)}元`],
    ['in financial capitals', (amount) => `${spoken(amount, capitals, ['', '拾', '佰', '仟'])}元整`],
    ['in 万', (amount) => `${amount / 10_000}万元`],
    ['within a sentence', (amount) => `卖猪收入${spoken(amount)}块，挺好`],
  ])('reads back the same %s', (_name, write) => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(numbersOf(write(amount))).toEqual([amount])
      }),
    )
  })

  it('reads back the same in yuan, 角 and 分', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (yuan, jiao, fen) => {
          const value = Number(`${yuan}.${jiao}${fen}`)
          expect(numbersOf(`${yuan}元${jiao}角${fen}分`)).toEqual([value])
          expect(numbersOf(`${yuan}块${jiao}毛${fen}`)).toEqual([value])
        },
      ),
    )
  })

  it('may leave its last unit out: 三千五, 2万3', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (first, second) => {
        expect(numbersOf(`${first}万${second}`)).toEqual([first * 10_000 + second * 1000])
        expect(numbersOf(`${digits[first]}千${digits[second]}`)).toEqual([first * 1000 + second * 100])
      }),
    )
  })
})

describe('a day', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2033-12-31'), noInvalidDate: true })

  it('reads back the same in every written form', () => {
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year = '', month, day] = iso.split('-')
        const [m, d] = [Number(month), Number(day)]
        const said = [...year].map((one) => (one === '0' ? '〇' : digits[Number(one)])).join('')
        const forms = [
          iso,
          `${year}/${m}/${d}`,
          `${year}.${m}.${d}`,
          `${year}年${m}月${d}日`,
          `${year.slice(2)}年${m}月${d}号`,
        ]
        for (const form of [...forms, `${said}年${spoken(m)}月${spoken(d)}日`, fullWidth(iso)])
          expect(valuesAlone(form, at), form).toEqual({ numbers: [], dates: [iso] })
      }),
    )
  })

  it('without a year is the last one not after the day of the message', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2023-07-16'), max: new Date('2024-07-15'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10)
          const [, month, day] = iso.split('-').map(Number)
          expect(valuesAlone(`${month}月${day}日`, at).dates).toEqual([iso])
        },
      ),
    )
  })
})

describe('any text', () => {
  const pieces =
    '一二三十百千万亿零两半几多来块元毛分角点个月日号年周天前后上下本这每第负百分之至到-~/.,:12345 06kw农历正腊初廿俩春节国庆亩斤人王去、。'
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''))

  it('gives readings in order that do not overlap, and never throws', () => {
    fc.assert(
      fc.property(text, (said) => {
        let end = 0
        for (const { span } of readValues(said, '2024-07-15')) {
          expect(span[0]).toBeGreaterThanOrEqual(end)
          expect(span[1]).toBeGreaterThan(span[0])
          end = span[1]
        }
        expect(end).toBeLessThanOrEqual(said.length)
      }),
      { numRuns: 3000 },
    )
  })

  it('never gives a number that JSON cannot hold', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { numbers, dates } = valuesAlone(said, at)
        expect(numbers.every(Number.isFinite), said).toBe(true)
        expect(
          dates.every((iso) => /^\d{4}-\d\d-\d\d$/u.test(iso)),
          `${said} ${dates}`,
        ).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ...'一1十万零两半.,上大几前',
    '1月',
    '1,',
    '3到',
    '百分之',
    '1-',
    '1/',
    '三天前',
    '每月1',
    '上个月1',
    '二百五',
    '9e',
    '周一',
    '一个月1',
    '十几',
  ])('of 100,000 characters takes time linear in its length: %s', (piece) => {
    // Not the clock's time, of which a busy machine gives others more.
    const time = (length: number) => {
      const long = piece.repeat(length / piece.length)
      const start = process.cpuUsage()
      readValues(long, '2024-07-15')
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1000
    }
    time(10_000)
    // A quadratic reader takes many seconds here.
    expect(time(100_000)).toBeLessThan(1000)
  })
})
