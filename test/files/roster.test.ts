import { describe, expect, it } from 'vitest'
import { readRoster } from '../../domain/files/read-roster.ts'
import { rejectedLine } from '../../domain/files/rejections.ts'
import { checkSign } from '../../domain/identity.ts'

const id = (first17: string): string => first17 + checkSign(first17)
const man = id('90000119650312001')
const base = { code: 'A', town: '轵城镇', village: '赵村', head: '王建国' }
const read = (households: unknown[], rest: object = {}) => readRoster(JSON.stringify({ households, ...rest }))
const wrong = (...households: unknown[]) => read(households).rejected.map(rejectedLine)

describe('a roster file', () => {
  it('tells what it tells, and nothing else', () => {
    const { roster, rejected } = read([{ ...base, members: ['王建国', '李秀英'], further: 1 }])
    expect(rejected).toEqual([])
    expect(roster.households).toEqual([
      {
        row: 1,
        code: 'A',
        villageCode: '419001102210',
        townCode: '419001102',
        head: '王建国',
        people: [{ name: '王建国' }, { name: '李秀英' }],
      },
    ])
  })

  it('takes all keys, in the words of the forms', () => {
    const { roster, rejected } = read(
      [
        {
          ...base,
          type: '一般脱贫户',
          monitored: '边缘易致贫户',
          risk: '因病',
          identifiedOn: '2024年3月1日',
          relocated: '是',
          income: { year: 2023, wage: '36,000', transfer: 5900 },
          people: [
            { name: '王建国', relation: '户主', idNumber: man, phone: '138 3891 2345', labour: '普通劳动力' },
            { name: '李秀英', relation: '妻子', disability: { kind: '肢体', grade: '二级' }, education: '小学' },
            { name: '王磊', relation: '之子', disability: '视力残疾3级', school: '本科' },
          ],
        },
      ],
      {
        cadres: [{ name: '赵志强', phone: '13900001111', leads: '419001', reports: '赵村', households: ['A'] }],
        groups: [{ chat: 'room-1', area: '轵城镇' }],
      },
    )
    expect(rejected).toEqual([])
    expect(roster.households[0]).toMatchObject({
      monitored: 'marginal',
      risk: '因病',
      identifiedOn: '2024-03-01',
      relocated: true,
      income: { year: 2023, wage: 36000, business: 0, property: 0, transfer: 5900, cost: 0 },
      people: [
        { idNumber: man, birthOn: '1965-03-12', sex: '男', phone: '13838912345' },
        { relation: '配偶', disabilityKind: '肢体', disabilityGrade: '二级' },
        { disabilityKind: '视力', disabilityGrade: '三级', school: '本科' },
      ],
    })
    expect(roster.cadres[0]).toMatchObject({ leads: '419001', reportsVillage: '419001102210', households: ['A'] })
    expect(roster.groups).toEqual([{ row: 1, chat: 'room-1', area: '419001102' }])
  })

  it.each([
    [{ ...base, code: undefined }, '第 1 行 code：没有写'],
    [{ ...base, code: 7 }, '第 1 行 code：要写成文字'],
    [{ ...base, town: '火星镇' }, '第 1 行 town：没有“火星镇”'],
    [{ ...base, village: '葛山村' }, '第 1 行 village：轵城镇没有“葛山村”'],
    [{ ...base, head: '王\n建国' }, '第 1 行 head：里面有换行'],
    [{ ...base, head: '王'.repeat(51) }, '第 1 行 head：超过 50 个字'],
    [{ ...base, type: '贫困户' }, '第 1 行 type：“贫困户”不在代码表里'],
    [{ ...base, identifiedOn: '2024-02-30' }, '第 1 行 identifiedOn：“2024-02-30”不是日期'],
    [{ ...base, identifiedOn: '2024-05-01', removedOn: '2024-01-01' }, '第 1 行 removedOn：早于识别时间'],
    [{ ...base, members: ['王建国', '王建国'] }, '第 1 行 members：王建国 写了两次'],
    [{ ...base, members: '王建国' }, '第 1 行 members：要写成列表'],
    [
      { ...base, people: [{ name: '王建国', relation: '之子' }] },
      '第 1 行 people：王建国 是户主，与户主关系却写着“之子”',
    ],
    [
      { ...base, people: [{ name: '李四', relation: '户主' }] },
      '第 1 行 people：户主写的是 王建国，成员里的户主是 李四',
    ],
    [
      {
        ...base,
        people: [
          { name: '甲某', relation: '配偶' },
          { name: '乙某', relation: '配偶' },
        ],
      },
      '第 1 行 people：有两个配偶',
    ],
    [{ ...base, people: [{ name: '王建国', idNumber: `${man.slice(0, 17)}1` }] }, 'people[0].idNumber：校验位不对'],
    [{ ...base, people: [{ name: '王建国', idNumber: '41088119' }] }, 'people[0].idNumber：是 8 位，应是 18 位'],
    [{ ...base, people: [{ name: '王建国', idNumber: id('90000119651332001') }] }, '不是出生日期'],
    [{ ...base, people: [{ name: '王建国', idNumber: man, sex: '女' }] }, 'people[0].sex：是女，证件号码里是男'],
    [
      { ...base, people: [{ name: '王建国', idNumber: man, birthOn: '1965-03-13' }] },
      'people[0].birthOn：是 1965-03-13',
    ],
    [{ ...base, people: [{ name: '王建国', phone: '12345' }] }, 'people[0].phone：不像电话'],
    [{ ...base, people: [{ name: '王建国', education: '小学', school: '小学' }] }, '只能写一个'],
    [{ ...base, income: { year: 2023, wage: '四千多' } }, 'income.wage：“四千多”不是数，请写数字，如 4500'],
    [{ ...base, income: { wage: 1 } }, 'income.year：要写四位年份'],
    ['x', '第 1 行：要写成 {…}'],
  ])('%j is rejected with its key and remedy', (household, said) => {
    const lines = wrong(household)
    expect(lines.join('\n')).toContain(said)
    expect(lines.join('\n')).not.toMatch(/\d{15}/)
  })

  it('a row with several things wrong names them all', () => {
    expect(wrong({ code: '', village: '', head: '' })).toHaveLength(3)
  })

  it.each([
    ['{"households": [1 2]}', '第 1 行附近'],
    ['{"households": [{}],\n "cadres": [}', '第 2 行附近'],
    ['[]', '不是完整的 JSON'],
    ['', '不是完整的 JSON'],
    ['{"households": [{}]} x', '不是完整的 JSON'],
    ['{"households": {}}', '每一项都是列表'],
    ['{"people": []}', '没有 households'],
  ])('%j is no roster', (source, said) => {
    expect(() => readRoster(source)).toThrow(said)
  })

  it('strings with brackets, quotes and escapes do not end a row', () => {
    const note = 'a"]}[{,:\\'
    expect(
      read([
        { ...base, note },
        { ...base, code: 'B' },
      ]).roster.households.map((one) => one.note),
    ).toEqual([note, undefined])
  })
})
