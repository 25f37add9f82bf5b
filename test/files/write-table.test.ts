import { describe, expect, it } from 'vitest'
import { safeCell } from '../../domain/files/safe-cell.ts'
import { writeCsv } from '../../domain/files/write-csv.ts'

describe('a cell', () => {
  it('is no formula, whatever a text begins with', () => {
    for (const text of ['=1+1', '+86', '-x', '@sum', '\t=1', '\r=1', '＝1', '-1+2'])
      expect(safeCell(text)).toBe(`'${text}`)
  })

  it('that is a number or begins otherwise stays as it is', () => {
    for (const cell of ['-5', '-5.25', '0012', '王建国', "'=1", 4500]) expect(safeCell(cell)).toBe(cell)
    expect(safeCell(null)).toBe('')
  })
})

describe('a CSV', () => {
  it('begins with its mark, quotes what needs it and ends each line', async () => {
    const columns = [
      { label: '户编号', cell: (row: readonly string[]) => row[0] ?? null },
      { label: '备注', cell: (row: readonly string[]) => row[1] ?? null },
    ]
    const rows = [
      ['JY-0001', '他说“好”，"行"'],
      ['JY-0002', '两行\n文字'],
      ['JY-0003', '=cmd|/c calc'],
    ]
    let text = ''
    for await (const piece of writeCsv(columns, rows)) text += piece
    expect(text).toBe(
      '\uFEFF户编号,备注\r\nJY-0001,"他说“好”，""行"""\r\nJY-0002,"两行\n文字"\r\nJY-0003,\'=cmd|/c calc\r\n',
    )
  })
})
