import { expect, test } from 'vitest'
import { render } from '../../bot/replies/render.ts'
import { type KindCode, kindCodes, kinds } from '../../domain/kinds/index.ts'
import { parse } from '../../domain/parse/read.ts'
import { buildRoster } from '../../domain/parse/roster.ts'
import { cast } from '../support/cast.ts'

const roster = buildRoster({
  households: [...cast.households],
  cadres: cast.cadres.flatMap((cadre) => ('id' in cadre ? [{ ...cadre }] : [])),
})
const own = cast.households.slice(0, 3).map(({ code, head, village }) => ({ code, head, village }))

test.each(kindCodes.filter((code) => kinds[code].about !== 'unit'))('帮助 %s：例子照着发，读成这一类', (code) => {
  const answer = render(
    { say: 'help', kind: code, households: own, village: '中王村' },
    { group: false, fullNames: false },
  )
  const lines = answer.split('\n').map((line) => line.trim())
  const examples = lines.flatMap((line) => (line.startsWith('例：') ? [line.slice(2)] : []))
  expect(examples.length).toBeGreaterThan(0)
  for (const text of examples) {
    const { reports, problems } = parse({ id: 'x', from: 'c1', at: '2024-07-15T10:20:00+08:00', text }, roster)
    expect([text, reports.map((report): KindCode => report.kind)]).toEqual([text, expect.arrayContaining([code])])
    expect([text, problems]).toEqual([text, []])
    // Of its own households or village, so that it can be sent as it stands.
    expect(text).toMatch(/王建国|李铁柱|赵全福|中王村/)
  }
})
