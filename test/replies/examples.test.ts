import { describe, expect, it } from 'vitest'
import { examplesNear } from '../../bot/commands/examples.ts'
import { kindMeant } from '../../bot/commands/help.ts'
import { kinds } from '../../domain/kinds/index.ts'
import { li, wang } from './said.ts'

describe('最近的两个例子', () => {
  it('有哪一类的词，就给哪一类的例子', () => {
    expect(examplesNear('低保', [wang]).examples).toEqual(kinds.assistance.examples)
    expect(examplesNear('路修好了', [wang]).examples[0]).toBe(kinds.measure.examples[0])
    expect(examplesNear('#值班 今晚排查', [wang]).examples[0]).toBe(kinds['village-check'].examples[0])
  })

  it('什么都没看出，给最常用的两类', () => {
    expect(examplesNear('嗯这个那个', [wang]).examples).toEqual([kinds.visit.examples[0], kinds.employment.examples[0]])
  })

  it('原话里有名字的户排在前面', () => {
    expect(examplesNear('李铁柱 那个事', [wang, li]).households[0]).toBe(li)
  })

  it('十万字也只看开头', () => {
    const start = '走'.repeat(2_000)
    expect(examplesNear(`${start}${'务工'.repeat(50_000)}`, [wang])).toEqual(examplesNear(start, [wang]))
  })
})

describe('帮助 后面的词', () => {
  it('类名、别名、带井号的都认得', () => {
    expect(kindMeant('走访')).toBe('visit')
    expect(kindMeant(' #务工 ')).toBe('employment')
    expect(kindMeant('【月排查】')).toBe('village-check')
    expect(kindMeant('怎么写突发困难')).toBe('hardship')
  })

  it('没有词，或不是一类，就是总的帮助', () => {
    expect(kindMeant('')).toBeNull()
    expect(kindMeant('天气')).toBeNull()
  })
})
