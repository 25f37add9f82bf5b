import { mask, type Secrets } from './secrets.ts'

/** The three numbers of a person that are kept encrypted. */
export const numberKinds = ['id', 'phone', 'bank'] as const
export type NumberKind = (typeof numberKinds)[number]

export const numberNames = { id: '证件号码', phone: '联系电话', bank: '银行卡号' } as const satisfies Record<
  NumberKind,
  string
>

const columns = { id: 'idCipher', phone: 'phoneCipher', bank: 'bankCipher' } as const satisfies Record<
  NumberKind,
  string
>

export interface Ciphers {
  readonly id: string
  readonly idCipher: Uint8Array | null
  readonly phoneCipher: Uint8Array | null
  readonly bankCipher: Uint8Array | null
}

/** The whole number, or null where none is kept. Pages and files show `shownNumber`; whole only by `reveal`. */
export function wholeNumber(secrets: Secrets, person: Ciphers, kind: NumberKind): string | null {
  const column = columns[kind]
  const bytes = person[column]
  return bytes === null ? null : secrets.decrypt({ table: 'Person', column, rowId: person.id }, bytes)
}

/** First 3 and last 4 signs, of an account the last 4; null where none is kept. */
export function shownNumber(secrets: Secrets, person: Ciphers, kind: NumberKind): string | null {
  const whole = wholeNumber(secrets, person, kind)
  return whole === null ? null : mask[kind](whole)
}

export function isNumberKind(text: string): text is NumberKind {
  return numberKinds.some((kind) => kind === text)
}
