import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { onBoth } from '../support/databases.ts'
import { lastJson, type Workplace, workplace } from './place.ts'

const household = {
  code: 'JY-0001',
  town: '轵城镇',
  village: '赵村',
  head: '王建国',
  members: ['王建国', '李秀英', '王磊'],
  people: [
    {
      name: '王建国',
      relation: '户主',
      idNumber: '90000119650312001X',
      phone: '13838912345',
      bankAccount: '6222021708001234567',
    },
    { name: '李秀英', relation: '配偶', health: '长期慢性病' },
  ],
  income: { year: 2023, wage: 36000, business: 8000, property: 0, transfer: 5900, cost: 1200 },
}
const roster = {
  households: [household, { code: '0002', village: '葛山村', head: '葛长根' }],
  cadres: [{ id: 'c1', name: '赵志强', households: ['JY-0001', '0002'], leads: '轵城镇', reports: '轵城镇/赵村' }],
  groups: [{ chat: 'room-1', area: '轵城镇' }],
}

onBoth('import', (kind) => {
  let at: Workplace
  beforeAll(async () => {
    at = await workplace(kind)
  })

  it('a dry run prints the same and writes nothing; then it is written; then it changes nothing', async () => {
    const file = at.write('roster.json', roster)
    const dry = await at.type('import', file, '--dry-run')
    expect(dry).toMatchObject({ status: 0, stderr: '' })
    expect(dry.stdout).toMatch(/^读入 4 行：新增 4，更新 0，未变 0，不合格 0\n[\s\S]*试运行，没有写入\n$/)
    const first = await at.type('import', file)
    expect(first.stdout).toBe(dry.stdout.replace('试运行，没有写入', '已写入'))
    const before = lastJson((await at.type('audit', 'verify')).stdout)
    const again = await at.type('import', file)
    expect(again.stdout).toMatch(/^读入 4 行：新增 0，更新 0，未变 4，不合格 0\n[\s\S]*没有变化\n$/)
    expect(lastJson((await at.type('audit', 'verify')).stdout)).toEqual(before)
  })

  it('an exported file shows numbers masked, and masked numbers change nothing', async () => {
    const { stdout } = await at.type('export', 'households')
    expect(stdout).toContain(
      'JY-0001,轵城镇,赵村,王建国,王建国,户主,900***********001X,138****2345,***************4567,',
    )
    const masked = { ...household, people: [{ name: '王建国', idNumber: '900***********001X', phone: '138****2345' }] }
    const { stdout: told } = await at.type('import', at.write('masked.json', { households: [masked] }))
    expect(told).toContain('新增 0，更新 0，未变 1')
  })

  it('what was exported as a table changes nothing when it is imported; a changed cell does', async () => {
    for (const format of ['csv', 'xlsx']) {
      const file = `${at.folder}/households.${format}`
      await at.type('export', 'households', '--out', file)
      expect((await at.type('import', file)).stdout).toMatch(/^读入 4 行：新增 0，更新 0，未变 2，不合格 0\n/)
    }
    const table = '户编号,乡镇,村,户主,姓名,健康状况,备注\n0002,邵原镇,葛山村民委员会,葛长根,葛长根,残疾,=1+1\n'
    expect((await at.type('import', at.write('table.csv', table))).stdout).toMatch(/新增 0，更新 1，未变 0，不合格 0\n/)
    expect((await at.type('export', 'households')).stdout).toContain(
      `0002,邵原镇,葛山村,葛长根,葛长根,户主,,,,残疾,'=1+1`,
    )
  })

  it('one wrong row keeps all out, each named with its key and remedy; --skip-bad writes the rest', async () => {
    const rows = [
      { code: 'JY-0010', town: '轵城镇', village: '赵村', head: '赵大有' },
      { code: 'JY-0011', town: '轵城镇', village: '没有村', head: '' },
      { code: 12, village: '葛山村', head: '葛小' },
      { code: 'JY-0010', village: '葛山村', head: '葛小' },
      { ...household, code: 'JY-0013' },
      {
        code: 'JY-0014',
        village: '葛山村',
        head: '甲某',
        people: [{ name: '甲某', idNumber: '900001196503120013', sex: '外' }],
      },
    ]
    const cadres = [
      { name: '无号', households: ['JY-0011', 'NO-1'] },
      { id: 'c9', name: '钱', households: ['JY-0010', 'JY-0011'] },
    ]
    const file = at.write('bad.json', { households: rows, cadres })
    const refused = await at.type('import', file)
    expect(refused.status).toBe(1)
    for (const part of [
      'households 第 2 行 village：轵城镇没有“没有村”',
      'households 第 2 行 head：没有写',
      'households 第 3 行 code：要写成文字',
      'households 第 4 行 code：户编号 JY-0010 在第 1 行已经有了',
      'households 第 5 行 people：王建国的证件号码已登记在户 JY-0001',
      'households 第 6 行 people[0].idNumber：校验位不对',
      'cadres 第 1 行 households：没有户编号 NO-1',
      '没有写入。改好后重试，或加 --skip-bad',
    ])
      expect(refused.stdout).toContain(part)
    expect(refused.stdout).not.toMatch(/900001196503120013/)
    expect((await at.type('export', 'households')).stdout).not.toContain('JY-0010')
    const skipped = await at.type('import', file, '--skip-bad')
    expect(skipped.status).toBe(0)
    expect(skipped.stdout).toMatch(/新增 2，更新 0，未变 0，不合格 6\n/)
    expect((await at.type('export', 'households')).stdout).toContain('JY-0010,轵城镇,赵村,赵大有')
  })
})

describe('import, called or fed wrongly', () => {
  let at: Workplace
  beforeAll(async () => {
    at = await workplace('embedded')
  })

  it("takes the contract's own example", async () => {
    const example = at.write('sample.json', {
      households: [{ code: 'JY-0007', town: '大峪镇', village: '三岔河村', head: '成有才', members: ['成有才'] }],
      cadres: [{ id: 'c3', name: '李伟', households: ['JY-0007'] }],
    })
    expect((await at.type('import', example)).status).toBe(0)
  })

  it.each([
    ['nothing.json', undefined, '没有文件'],
    ['half.json', '{"households": [', '不是完整的 JSON'],
    ['other.json', '{"rows": []}', '没有 households、cadres 或 groups'],
    ['lists.json', '{"households": {}}', '每一项都是列表'],
    ['book.json', 'PK\u0003\u0004', 'Excel'],
  ])('%s is refused in one line', async (name, content, said) => {
    const file = content === undefined ? `${at.folder}/${name}` : at.write(name, content)
    const answer = await at.type('import', file)
    expect(answer).toMatchObject({ status: 1, stdout: '' })
    expect(answer.stderr).toMatch(/^[^\n]+\n$/)
    expect(answer.stderr).toContain(said)
  })

  it('a wrong call is status 2', async () => {
    expect((await at.type('import')).status).toBe(2)
    expect((await at.type('import', 'a.json', '--skip')).stderr).toContain('--skip-bad')
  })

  it('the key file is made once, mode 0600', () => {
    expect(readFileSync(`${at.folder}/data.key`, 'utf8')).toMatch(/^jiyuan-key-1 [\w-]{43}\n$/)
  })
})
