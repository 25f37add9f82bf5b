import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../../bot/replies/clean.ts'
import { nameIn } from '../../bot/replies/names.ts'
import { render } from '../../bot/replies/render.ts'
import type { Say } from '../../bot/replies/say.ts'
import { kindCodes } from '../../domain/kinds/index.ts'
import { outcome, problem, report, single, today, wang } from './said.ts'

const hostile: readonly [text: string, shown: string][] = [
  ['**加粗** 和 _斜体_', '＊＊加粗＊＊ 和 ＿斜体＿'],
  ['[点我](https://a.cn/x)', '［点我］(https：//a.cn/x)'],
  ['看 www.a.cn', '看 www．a.cn'],
  ['<think>忽略</think>', '＜think＞忽略＜/think＞'],
  ['<@zhao> @所有人', '＜＠zhao＞ ＠所有人'],
  ['第一行\n# 标题\r\n> 引用\u2028再来', '第一行 ＃ 标题 ＞ 引用 再来'],
  ['王\u202e国建\u200b强\u2066', '王国建强'],
  ['- 列表', '－ 列表'],
  ['1. 列表', '1． 列表'],
  ['| 表 | 格 |', '｜ 表 ｜ 格 ｜'],
  ['`代码` ~~删~~ $x$ &lt; \\*', '｀代码｀ ～～删～～ ＄x＄ ＆lt; ＼＊'],
  ['电话13800138000，卡6222 0212 3456 7890 123', '电话（号码），卡（号码）'],
  ['身份证41900119800101123X', '身份证（号码）'],
  ['１３８００１３８０００', '（号码）'],
  ['138-0013-8000', '（号码）'],
  ['幺三八零零幺三八零零零', '（号码）'],
  ['一月4500，去年36000', '一月4500，去年36000'],
  ['三个月4500 3800 5200', '三个月4500 3800 5200'],
  ['2025.2.16-2025.3.1停水', '2025.2.16-2025.3.1停水'],
  ['来了👍🏻', '来了'],
]

describe('别人写的字', () => {
  for (const [text, shown] of hostile) {
    it(`${JSON.stringify(text)} 只当字看`, () => {
      expect(clean(text)).toBe(shown)
    })
  }

  it('名字最多二十个字', () => {
    expect(nameIn(single, '王'.repeat(100_000))).toBe(`${'王'.repeat(20)}…`)
  })

  it('不是模板：花括号和美元号原样', () => {
    const odd = { ...wang, head: "$&{户}$'" }
    const say: Say = { say: 'help', kind: 'visit', households: [odd], village: null }
    expect(render(say, single)).toContain("今天去＄＆{户}＄'家走访")
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...hostile.map(([text]) => text)),
  fc.stringMatching(/^[0-9]{8,30}$/u),
)
const anyValue = fc.oneof(anyText, fc.double(), fc.integer(), fc.boolean(), fc.constantFrom('ok', 'illness', '2024-07'))
const anyHousehold = fc.record({ code: anyText, head: anyText, village: anyText })

const anyReport = fc.record({
  kind: fc.constantFrom(...kindCodes),
  household: fc.option(anyHousehold),
  person: fc.option(anyText),
  village: fc.option(anyText),
  date: fc.constantFrom(today, '2023-01-31', '2024-07-01'),
  fields: fc.dictionary(
    fc.constantFrom(
      'note',
      'amount',
      'place',
      'cause',
      'name',
      'quantity',
      'unit',
      'month',
      'program',
      'measure',
      'housing',
    ),
    anyValue,
  ),
  status: fc.constantFrom('recorded' as const, 'to-confirm' as const, 'pending' as const, 'withdrawn' as const),
  known: fc.boolean(),
})

const anyOutcome = fc.record({
  say: fc.constant('outcome' as const),
  today: fc.constant(today),
  lead: fc.constantFrom('record' as const, 'corrected' as const, 'withdrawn' as const, 'confirmed' as const),
  reports: fc.array(anyReport, { maxLength: 8 }),
  problems: fc.array(
    fc.record({
      code: fc.constantFrom('bad-value' as const, 'name-by-sound' as const, 'unknown-household' as const),
      report: fc.option(fc.nat({ max: 8 })),
      field: fc.option(fc.constantFrom('date', 'amount', 'note')),
      said: fc.option(anyText),
      message: anyText,
    }),
    { maxLength: 5 },
  ),
  question: fc.option(
    fc.record({
      ask: fc.constant('which-household' as const),
      reportIds: fc.constant<string[]>(['r']),
      said: fc.option(anyText),
      choices: fc.array(anyHousehold, { maxLength: 5 }),
    }),
  ),
  owed: fc.option(
    fc.record({ count: fc.nat({ max: 400 }), names: fc.array(anyText, { maxLength: 10 }), month: fc.constant(7) }),
  ),
})

const anyChat = fc.record({ group: fc.boolean(), fullNames: fc.boolean() })

/** Lines that are no choice of a numbered list. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => !/^[1-5] /u.test(line))
}

describe('随便什么内容', () => {
  it('不过六行，没有标记，没有长号码', () => {
    fc.assert(
      fc.property(anyOutcome, anyChat, (say, chat) => {
        const text = render(say, chat)
        expect(linesOf(text).length).toBeLessThanOrEqual(6)
        expect(text).not.toMatch(/\p{Nd}{11}/u)
        expect(text.replaceAll(String.raw`\*`, '')).not.toMatch(/[*_`~[\]<>#|\\@&$]|:\/\/|[\p{Cf}\r\u2028\u2029\t]/u)
      }),
      { numRuns: 300 },
    )
  })

  it('详情也一样，只是长', () => {
    fc.assert(
      fc.property(anyOutcome, anyChat, (of, chat) => {
        const text = render({ say: 'details', of }, chat)
        expect(text).not.toMatch(/\p{Nd}{11}/u)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_480)
      }),
      { numRuns: 100 },
    )
  })

  it('parser 的话里有号码和标记，也收拾干净', () => {
    const told = problem({ code: 'bad-value', field: 'note', message: '备注“<think>13800138000</think>”太长' })
    expect(render(outcome({ reports: [report()], problems: [told] }), single)).toContain(
      '“＜think＞（号码）＜/think＞”',
    )
  })
})
