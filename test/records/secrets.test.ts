import { describe, expect, it } from 'vitest'
import { passwordProblem } from '../../domain/passwords.ts'
import { mask, maskText, openSecrets } from '../../domain/secrets.ts'

const secrets = openSecrets(Buffer.alloc(32, 7))
const place = { table: 'Person', column: 'idCipher', rowId: 'r1' }

describe('encrypted columns', () => {
  it('a value is read back at its own place only, and never looks the same twice', () => {
    const one = secrets.encrypt(place, '90000119650312001X')
    expect(secrets.decrypt(place, one)).toBe('90000119650312001X')
    expect(secrets.encrypt(place, '90000119650312001X')).not.toEqual(one)
    for (const other of [
      { ...place, rowId: 'r2' },
      { ...place, column: 'bankCipher' },
      { ...place, table: 'Cadre' },
    ]) {
      expect(() => secrets.decrypt(other, one)).toThrow()
    }
    expect(() => openSecrets(Buffer.alloc(32, 8)).decrypt(place, one)).toThrow()
    const changed = Uint8Array.from(one)
    changed[one.length - 1] = (changed[one.length - 1] ?? 0) ^ 1
    expect(() => secrets.decrypt(place, changed)).toThrow()
  })

  it('names its algorithm and key', () => {
    expect([...secrets.encrypt(place, 'x').subarray(0, 2)]).toEqual([1, 1])
  })

  it('equal numbers are found however they were written, ids and telephones apart', () => {
    expect(secrets.idHmac('90000119650312001x')).toEqual(secrets.idHmac('９０0001 19650312 001X'))
    expect(secrets.phoneHmac('13838912345')).not.toEqual(secrets.idHmac('13838912345'))
  })
})

describe('masking', () => {
  it('shows first 3 and last 4, of an account last 4', () => {
    expect(mask.id('90000119650312001X')).toBe('900***********001X')
    expect(mask.phone('13838912345')).toBe('138****2345')
    expect(mask.bank('6222021708001234567')).toBe('***************4567')
    expect([mask.phone('6633123'), mask.bank('123')]).toEqual(['*******', '***'])
  })

  it.each([
    ['电话13838912345。', '电话***********。'],
    ['身份证90000119650312001x，在家', '身份证******************，在家'],
    ['１３８３８９１２３４５', '***********'],
    ['一三八三八九一二三四五', '***********'],
    ['138 3891 2345 月工资4500', '************* 月工资4500'],
    ['座机0391-6633123', '座机************'],
    ['卡6222 0217 0800 1234 567', `卡${'*'.repeat(23)}`],
  ])('%s → %s, place for place', (text, masked) => {
    expect(maskText(text)).toBe(masked)
    expect(maskText(text)).toHaveLength(text.length)
  })

  it.each(['月工资4500', '2024-07-15 10:20', '户 JY-0001 收入 1234567 元', '养羊20只，卖了12000元，7月15日'])(
    '%s stays',
    (text) => expect(maskText(text)).toBe(text),
  )
})

describe('passwords', () => {
  it.each([
    ['short1!', '至少要 12 个'],
    ['x'.repeat(129), '最多 128 个'],
    ['password1234', '太常见'],
    ['123456789012', '太常见'],
    ['Password@2024!', '太常见'],
    ['qwertyuiop123', '太常见'],
    ['woaini1314520', '太常见'],
    ['abcxabcxabcxabc', '太常见'],
    ['Sunli-likes-tea', '不能有用户名'],
    ['ji帮扶助手 2024 abc', '与本系统有关'],
  ])('%s is refused', (password, said) => expect(passwordProblem(password, 'sunli')).toContain(said))

  it.each(['correct horse battery staple', '我家门前有两棵枣树和一口井', 'mV9#kLp2xQ7!', '  spaces kept as typed '])(
    '%s is taken',
    (password) => expect(passwordProblem(password, 'sunli')).toBeNull(),
  )
})
