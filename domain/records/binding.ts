import type { Database, Tx } from '../../prisma/transact.ts'
import { readPhone } from '../identity.ts'
import type { Secrets } from '../secrets.ts'
import { audited } from './audit.ts'
import { take, throttleKey } from './throttle.ts'

export type Binding =
  | { readonly binding: 'bound'; readonly name: string; readonly households: number }
  /** Not as it was written, or not as registered: which of the two, and whether there is such a name, is not told. */
  | { readonly binding: 'wrong' }
  /** Five wrong tries: for an hour nothing is looked at (security.md, 'Accounts'). */
  | { readonly binding: 'locked' }

export interface Stranger {
  readonly districtId: string
  readonly userid: string
  readonly at: Date
}

const written = /^\s*绑定[\s,:]*([\p{Script=Han}·]{2,20})[\s,:]*(\+?\d[\d\s-]{6,20})\s*$/u

/**
 * 绑定 姓名 手机号: ties a WeChat Work userid to the cadre who is registered with this name and telephone and not bound
 * yet. For a company whose userids arrive encrypted this is the only way (contract/chat.md, 'What the wire sets').
 */
export async function bindCadre(
  db: Database,
  tx: Tx,
  secrets: Secrets,
  { districtId, userid, at }: Stranger,
  text: string,
): Promise<Binding> {
  const { allowed } = await take(db, 'bind', throttleKey('bind', userid), at)
  if (!allowed) return { binding: 'locked' }
  const [, name, number] = written.exec(text.normalize('NFKC')) ?? []
  const phone = number === undefined ? null : readPhone(number)
  const cadre =
    name === undefined || phone === null
      ? null
      : await db.prisma.cadre.findFirst({
          where: { districtId, name, phoneHmac: secrets.phoneHmac(phone), userid: null, leftOn: null },
          include: { assignments: { where: { toOn: null }, select: { id: true } } },
        })
  const by = { districtId, actor: { kind: 'stranger', id: userid }, origin: userid, action: 'cadre.bind', at } as const
  if (!cadre) {
    audited(tx, { ...by, outcome: 'refused' })
    return { binding: 'wrong' }
  }
  const { id, version } = cadre
  tx.update('Cadre', { districtId, id, version }, { userid, boundAt: at, reachedAt: at })
  tx.bump(districtId, 'roster')
  audited(tx, { ...by, object: 'cadre', objectId: id, after: { userid } })
  return { binding: 'bound', name: cadre.name, households: cadre.assignments.length }
}
