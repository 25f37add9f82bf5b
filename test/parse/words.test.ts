import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layGround, noWords } from '../../domain/parse/ground.ts'
import { parse } from '../../domain/parse/read.ts'
import { reread } from '../../domain/parse/reread.ts'
import { openRoster } from '../../domain/parse/roster.ts'
import { setScene } from '../../domain/parse/scene.ts'
import type { LocalWords } from '../../domain/parse/types.ts'
import { unknownWords } from '../../domain/parse/unknown.ts'

const sample = readFileSync(new URL('../corpus/roster.sample.json', import.meta.url), 'utf8')
const roster = openRoster(JSON.parse(sample))
const message = (text: string) => ({ id: 'm', from: 'c1', at: '2024-07-15T10:20:00+08:00', text })
const hear = (text: string, words: LocalWords = noWords) => parse(message(text), roster, words)
const unknown = (text: string, words: LocalWords = noWords) => unknownWords(message(text), roster, words)

describe('教过的词', () => {
  it.each(['二狗', '老三', '三娃子', '铁蛋', '豁牙婶'])('a nickname %s is the roster’s person', (nick) => {
    const { reports, problems } = hear(`${nick}家走访了，情况稳定`, { names: { [nick]: '李铁柱' } })
    expect(reports).toMatchObject([{ kind: 'visit', household: 'JY-0002', person: '李铁柱' }])
    expect(problems).toEqual([])
  })

  it('a nickname within another’s full name changes nothing', () => {
    const words = { names: { 建国: '李铁柱' } }
    expect(hear('王建国家走访了，情况稳定', words)).toEqual(hear('王建国家走访了，情况稳定'))
  })

  it('a spoken place is the village it means', () => {
    const { reports } = hear('老沟月排查，查了30户，全部正常', { places: { 老沟: '中王村' } })
    expect(reports).toMatchObject([{ kind: 'village-check', village: '中王村', fields: { checked: 30, findings: 0 } }])
  })

  it('a spoken place tells where one works, and stays as it was written', () => {
    const said = '王建国儿子王磊在厂区那片打工一个月4500'
    expect(hear(said).reports[0]?.fields.destination).toBeUndefined()
    const { reports } = hear(said, { places: { 厂区那片: '昆山' } })
    expect(reports[0]?.fields).toMatchObject({
      destination: 'other-province',
      place: '厂区那片',
      monthlyWage: 4500,
    })
  })

  it('a place within a longer known name changes nothing', () => {
    const words = { places: { 中王: '赵村' } }
    const said = '中王村月排查，查了30户，全部正常'
    expect(hear(said, words)).toEqual(hear(said))
  })

  it('every offset of a respelled text leads to a sign of the text as sent, in order', () => {
    const words = { places: { 老沟: '愚公村居委会', 东头那一片儿: '赵村' } }
    const text = '老沟和东头那一片儿，还有老沟'
    const ground = layGround(message(text), roster, words)
    const offsets = [...ground.text].map((_, index) => ground.at(index))
    expect(ground.text).toBe('愚公村居委会和赵村,还有愚公村居委会')
    expect([...offsets].sort((a, b) => a - b)).toEqual(offsets)
    expect([offsets[0], offsets[5], offsets[6], offsets[7], offsets[8], offsets.at(-1)]).toEqual([0, 1, 2, 3, 8, 13])
  })

  it('a word speaks for its kind, with a marker and without', () => {
    const words = { kinds: { 敲门: 'visit', 塌窑: 'hardship' } } as const
    expect(hear('李铁柱家敲门了，情况稳定', words).reports).toMatchObject([{ kind: 'visit', household: 'JY-0002' }])
    expect(hear('#敲门 李铁柱 稳定', words).reports).toMatchObject([{ kind: 'visit', household: 'JY-0002' }])
    expect(hear('李铁柱家塌窑了', words).reports).toMatchObject([{ kind: 'hardship', household: 'JY-0002' }])
  })

  it('a taught word that is denied records nothing', () => {
    expect(hear('李铁柱家没塌窑', { kinds: { 塌窑: 'hardship' } }).reports).toEqual([])
  })

  it('without words nothing is looked for: the text stays the very same', () => {
    const ground = layGround(message('走访 王建国'), roster, noWords)
    expect(layGround(message('走访 王建国'), roster, { places: { 老沟: '赵村' } }).text).toBe(ground.text)
    expect(setScene(ground).votes).toHaveLength(1)
  })
})

describe('不认识的词', () => {
  it('names, places, figures, days and words of the grammar are known', () => {
    expect(unknown('7月15日王建国 去郑州打工 4500元 中王村')).toEqual([])
  })

  it('what is left between them is kept', () => {
    expect(unknown('王建国家搭伙 12')).toEqual(['搭伙'])
    expect(unknown('王建国 敲门行动 12')).toEqual(['敲门行动'])
    expect(unknown('二拐子家 3000')).toEqual(['二拐子'])
  })

  it('at most five of two to four signs, each once; never a number, however much was said', () => {
    const found = unknown('搭伙 搭伙 敲门 撂荒话 拉网 起底 翻烧饼 13812345678 41900119600101001X'.repeat(20))
    expect(found).toEqual(['搭伙', '敲门', '撂荒话', '拉网', '起底'])
    for (const word of unknown('把那些个犄角旮旯翻箱倒柜统统拾掇利索'.repeat(50)))
      expect(word).toMatch(/^\p{Script=Han}{2,4}$/u)
  })

  it('a word that was taught is known', () => {
    expect(unknown('二拐子家 3000', { names: { 二拐子: '王建国' } })).toEqual([])
    expect(unknown('王建国家搭伙 12', { kinds: { 搭伙: 'visit' } })).toEqual([])
  })
})

describe('重读', () => {
  it('tells what would read differently, and nothing where both say the same', () => {
    const words = { names: { 二拐子: '王建国' } }
    const found = reread(message('二拐子家走访了，情况稳定'), roster, noWords, words)
    expect(found?.before.reports[0]?.household).toBeNull()
    expect(found?.after.reports[0]?.household).toBe('JY-0001')
    expect(reread(message('王建国家走访了，情况稳定'), roster, noWords, words)).toBeNull()
  })
})
