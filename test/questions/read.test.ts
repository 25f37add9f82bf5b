import { describe, expect, it } from 'vitest'
import { formNames, forms } from '../../bot/questions/forms.ts'
import { readQuestion } from '../../bot/questions/read.ts'

const today = '2024-07-15'
const read = (text: string) => {
  const question = readQuestion(text, today)
  return question && [question.exact, question.places.join(), question.period ? question.period.from.slice(0, 7) : '']
}

describe('问句', () => {
  it.each([
    ['轵城镇还有哪些户没走访', 'not-visited', '419001102', ''],
    ['请问轵城镇谁还没走访？', 'not-visited', '419001102', ''],
    ['帮我查一下轵城镇七月没走访的户', 'not-visited', '419001102', '2024-07'],
    ['12月还有哪些户没走访', 'not-visited', '', '2023-12'],
    ['中王村有没有没走访的户', 'not-visited', '419001102209', ''],
    ['上个月新增了几户突发困难户', 'new-hardships', '', '2024-06'],
    ['上周新增困难有哪些', 'new-hardships', '', '2024-07'],
    ['统计一下今年外出务工的人数', 'away-workers', '', '2024-01'],
    ['去年出去务工多少人', 'away-workers', '', '2023-01'],
    ['轵城镇有几家收入低于监测线', 'under-line', '419001102', ''],
    ['还有多少人没领务工补贴', 'unclaimed-subsidies', '', ''],
    ['哪几个村还没报7月的月排查', 'villages-unchecked', '', '2024-07'],
    ['上个月哪些村没有月排查', 'villages-unchecked', '', '2024-06'],
    ['全镇有多少监测对象', 'monitored', '', ''],
    ['有没有人被欠工资', 'owed-wages', '', ''],
    ['各村走访进度怎么样', 'progress', '', ''],
    ['轵城镇这个月有几户住院的', null, '419001102', '2024-07'],
    ['今天新增困难几户比昨天多多少', null, '', '2024-07'],
  ])('%s', (text, exact, places, month) => {
    expect(read(text)).toEqual([exact, places, month])
  })

  it.each(['走访 王建国，情况稳定', '中王村走访了32户，没发现问题', '收到', '好的', '低保户'])('%s is none', (text) => {
    expect(readQuestion(text, today)).toBeNull()
  })

  it('the example of every question is read as that question, with a place before it too', () => {
    for (const name of formNames) {
      expect(read(forms[name].example)?.[0]).toBe(name)
      expect(read(`轵城镇${forms[name].example}`)).toEqual([name, '419001102', expect.any(String)])
    }
  })

  it('no words belong to two questions', () => {
    const all = formNames.flatMap((name) => [...new Set(forms[name].cores)])
    expect(all.filter((core, at) => all.indexOf(core) !== at)).toEqual([])
  })

  it('a long text is looked at no further', () => {
    expect(readQuestion('哪些户没走访'.repeat(10_000), today)).toBeNull()
  })
})
