import type { Cell } from '../column.ts'

/**
 * A cell as a file may hold it: a text that begins like a formula gets a `'`, since spreadsheets run what begins with
 * = + - @, a tab or a return (ASVS V1.2.10); a plain number is none.
 */
export function safeCell(cell: Cell): string | number {
  if (cell === null) return ''
  if (typeof cell === 'number') return cell
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
}
