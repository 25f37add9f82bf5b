import fc from 'fast-check'
import { Converter } from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../domain/parse/normalise.ts'
import { traditionalCharacters } from '../../domain/parse/traditional.ts'

/** Where each character of the plain text stands in the text as sent. */
const offsets = (text: string): readonly number[] => {
  const plain = normalise(text)
  return Array.from({ length: plain.text.length }, (_, index) => plain.at(index))
}

describe('a text made plain', () => {
  it('is the same text where nothing is to be done', () => {
    expect(normalise('今天去王建国家走访。').text).toBe('今天去王建国家走访。')
  })

  it('has half-width letters, figures and blanks', () => {
    expect(normalise('＃走访　Ａ１２３，（３户）：好！').text).toBe('#走访 A123,(3户):好!')
  })

  it('is simplified, and keeps its length', () => {
    expect(normalise('葛長根電話沒有困難').text).toBe('葛长根电话没有困难')
  })

  it('tells 著名 from 跟著', () => {
    expect(normalise('著名').text).toBe('著名')
  })

  it.each([
    ['👍收到', '收到'],
    ['王建国👨‍👩‍👧家', '王建国家'],
    ['好的👌🏻', '好的'],
    ['❤️谢谢', '谢谢'],
    ['🇨🇳国庆', '国庆'],
    ['a\u200bb\u202ec\ufeffd', 'abcd'],
    ['坏\ud83d的\ude00', '坏的'],
  ])('drops emoji, zero width, direction marks and half surrogates: %j', (text, plain) => {
    expect(normalise(text).text).toBe(plain)
  })

  it('keeps a rare character of two units', () => {
    expect(normalise('𠮷家').text).toBe('𠮷家')
  })

  it('tells where in the text as sent a character stands', () => {
    expect(offsets('一👍二\u200b三')).toEqual([0, 3, 5])
  })

  it('reads a full-width comma between figures as a separator', () => {
    expect(normalise('分别是1，200，300').text).toBe('分别是1、200、300')
    expect(normalise('１，２００').text).toBe('1,200')
  })

  it('points at the character itself, whatever the text', () => {
    const characters = fc.constantFrom(...'王１，👍😀\u200b\ud800𠮷a 3万')
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        const plain = normalise(text)
        for (let index = 0; index < plain.text.length; index++) {
          const unit = text[plain.at(index)] ?? ''
          const same = plain.text[index] === '、' ? '，' : plain.text[index]
          expect([unit.normalize('NFKC'), unit]).toContain(same)
        }
      }),
    )
  })

  it('knows every character that the converter changes', () => {
    const convert = Converter({ from: 'tw', to: 'cn' })
    const changed: string[] = []
    for (let code = 0x3400; code < 0xa000; code++) {
      const character = String.fromCharCode(code)
      const other = convert(character)
      if (other !== character && other.length === 1) changed.push(character)
    }
    expect(traditionalCharacters).toBe(changed.join(''))
  })
})
