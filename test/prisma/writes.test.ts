import { describe, expect, test } from 'vitest'
import { insertion, statementOf, writeHabits } from '../../prisma/writes.ts'

const todo = (words: string) => insertion('Todo', { districtId: '1', id: words, kind: 'visit', words })
const counter = insertion('Counter', { districtId: '1', name: 'roster' })

describe('the usual writes of a process', () => {
  test('a kind that came seldom is not usual', () => {
    const habits = writeHabits()
    expect(habits([todo('a')])).toBeNull()
  })

  test('one that came often is, and stands in the text without rows too', () => {
    const habits = writeHabits()
    for (let n = 0; n < 8; n++) habits([todo('a')])
    for (let n = 0; n < 8; n++) habits([counter])
    const usual = habits([todo('b')])
    expect(usual).toHaveLength(2)
    const one = statementOf([todo('b')], usual ?? [])
    const other = statementOf([counter, todo('c')], usual ?? [])
    expect(one.text).toBe(other.text)
    expect(one.values.filter((value) => value === '[]')).toHaveLength(1)
  })

  test('beside one that is not usual the text is its own', () => {
    const habits = writeHabits()
    for (let n = 0; n < 9; n++) habits([todo('a')])
    expect(habits([todo('a'), counter])).toBeNull()
  })
})
