import { buffer } from 'node:stream/consumers'
import type { Asker } from '../../domain/asker.ts'
import { forms } from '../questions/forms.ts'
import type { SayOf } from '../replies/say.ts'
import type { Attachment, Source } from './attached.ts'

/** The list that was asked for, whole, as an Excel file; read anew, with the same narrowing as its answer. */
export function listAttachment({ of }: SayOf<'list-file'>, { db, districtId }: Source): readonly Attachment[] {
  const { wanted, role, area } = of.asked
  const asker: Asker = { districtId, userId: '', username: 'chat', role, area }
  const days = of.period === null ? wanted.on : wanted.from === wanted.to ? wanted.from : `${wanted.from}至${wanted.to}`
  return [
    {
      kind: 'file',
      name: `${of.area ?? '自己帮扶的'}-${of.title}-${days}.xlsx`,
      make: () => buffer(forms[of.form].file(db, asker, wanted)),
    },
  ]
}
