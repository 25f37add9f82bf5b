import { expect, test } from 'vitest'
import { render } from '../../bot/replies/render.ts'
import type { Digest } from '../../domain/lists/digest.ts'
import { daily, monthly, quietDay, weekly } from '../pictures/figures.ts'

const said = (figures: Digest, fullNames = false): string[] =>
  render({ say: 'digest', figures }, { group: true, fullNames }).replaceAll('\\', '').split('  \n')

test('a day: the month and today, who is behind, what came new, what is overdue', () => {
  expect(said(daily)).toEqual([
    '轵城镇 7月17日（周三）走访日报',
    '本月 711/1,248 户（56%），今天 34 户',
    '5 个村未达进度：柿花沟村、大驿、周楼村等',
    '今日新增：突发困难 2 户，务工 6 人；超期 1 件：柿花沟村 张**',
  ])
})

test('a group that is set to whole names sees them', () => {
  expect(said(daily, true).at(-1)).toMatch(/柿花沟村 张三$/)
})

test('a quiet day is one line', () => {
  expect(said(quietDay)).toEqual(['轵城镇 7月17日（周三）没有新记录，本月 711/1,248 户（56%）'])
})

test('a day on which only something is overdue is not quiet', () => {
  expect(said({ ...quietDay, overdue: daily.overdue }).length).toBeGreaterThan(1)
})

test('a week: with the change on last week', () => {
  expect(said(weekly)).toEqual([
    '轵城镇 7月19日（周五）走访周报',
    '本周走访 86 户，比上周多 12 户；本月 711/1,248 户（56%）',
    '5 个村未达进度：柿花沟村、大驿、周楼村等',
    '本周新增：突发困难 2 户（上周 1 户），务工 6 人（上周 6 人）',
    '超期 1 件：柿花沟村 张**',
  ])
})

test('a month: six figures and what needs asking after', () => {
  const lines = said(monthly)
  for (const part of ['走访 711/1,248 户，比上月同期多 30 户', '务工 36 人，与上月同期持平', '失业 4 人']) {
    expect(lines.join('\n')).toContain(part)
  }
  expect(lines.slice(-4)).toEqual([
    '要过问的 3 件事：',
    '① 4 个村未报月排查：柿花沟村、小刘庄、大驿等',
    '② 5 件已超期：柿花沟村、赵村',
    '③ 537 户本月未走访：柿花沟村、大驿、桐花沟村',
  ])
})

test('what is not known is left out, and cadres who cannot be reached are counted', () => {
  expect(said({ ...daily, visits: { ...daily.visits, due: 0, done: 0 }, places: [] })[1]).toBe(
    '本月没有要走访的户，今天 34 户',
  )
  expect(said({ ...daily, unreached: 3 }).at(-1)).toBe('未接通 3 人：请他们给机器人发一句话')
})

test.each([daily, weekly, monthly, quietDay])('at most twelve lines of thirty signs', (figures) => {
  const lines = said({ ...figures, unreached: 1_000 })
  expect(lines.length).toBeLessThanOrEqual(12)
  for (const line of lines)
    expect([...line].reduce((sum, sign) => sum + (sign > '\u2000' ? 1 : 0.5), 0)).toBeLessThanOrEqual(31)
})
