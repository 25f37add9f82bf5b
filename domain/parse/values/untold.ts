import { awayAt, durationUnitAt } from './duration.ts'
import { codeAt, oneOf, unitExponent } from './glyphs.ts'
import { vagueTime } from './make.ts'
import { measureAt } from './measures.ts'
import { untoldNumeral } from './numeral.ts'
import type { Found, WordReader } from './reader.ts'

const name = '没说准的数'
// 百把块, 千把斤, 块把钱, 个把月, 万儿八千, 百八十, 百十来个.
const idioms =
  /(?:[百千万]把(?:[块亩斤个人户]|$)|[百千万](?:多|余|来|把|十来|十|八十)(?:[块元亩斤个人户头只天次里万亿年名家]|$)|[千万]儿?八[百千]|块儿八毛|块把钱|[个年天]把(?:月|星期|礼拜)?|成[百千]上[千万]|上[百千万亿]|[近过][百千万](?!里|年|分)|大几[十百千万]|好几[十百千万亿]*|成[百千万](?:上[千万])?)/y
const measured = oneOf('几数')

function rough(text: string, at: number, end: number): Found {
  const unit = measureAt(text, end)
  const past = end + unit.length
  return {
    type: 'number',
    span: [at, past],
    value: 0,
    exact: false,
    money: unit === '元' || unit === '块',
    unit,
    reader: name,
  }
}

/** 几百, 上千, 百把块, 几亩: they take up their place and have no value (contract). */
export const untold = {
  name,
  starts: '几数上近过成好大百千万个块年天',
  read(text, at) {
    const code = codeAt(text, at)
    if (measured(code)) {
      const numeral = untoldNumeral(text, at)
      if (numeral) return rough(text, at, numeral.end)
      if (code !== 0x51e0) return null
      const time = durationUnitAt(text, at + 1)
      const away = time ? awayAt(text, time.end) : null
      if (time && away) return vagueTime(name, at, away.end)
      if (time)
        return { type: 'duration', span: [at, time.end], amount: null, unit: time.unit, said: time.said, reader: name }
      return measureAt(text, at + 1) === '' ? null : rough(text, at, at + 1)
    }
    idioms.lastIndex = at
    const found = idioms.exec(text)
    if (!found) return null
    const isUnit = found[0].length === 1 || unitExponent(codeAt(text, at + found[0].length)) > 0
    return rough(text, at, at + found[0].length + (isUnit ? 1 : 0))
  },
  says: [
    ['几百块', null],
    ['数十户', null],
    ['上千斤', null],
    ['近百户', null],
    ['百把块', null],
    ['好几万', null],
    ['几亩', null],
    ['几个月', null],
  ],
  never: ['五百', '上个月', '上班', '数学', '个人'],
} satisfies WordReader
