import type { Database } from '../../prisma/transact.ts'
import type { HouseholdRow } from './household-change.ts'

const personColumns = {
  id: true,
  name: true,
  relation: true,
  sex: true,
  birthOn: true,
  idHmac: true,
  phoneHmac: true,
  bankCipher: true,
  health: true,
  education: true,
  school: true,
  labour: true,
  disabilityKind: true,
  disabilityGrade: true,
  leftOn: true,
  version: true,
} as const

/** The households of these codes with their members and told incomes, by code. */
export async function householdsByCode(
  db: Database,
  districtId: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, HouseholdRow>> {
  const found = await db.prisma.household.findMany({
    where: { districtId, code: { in: [...codes] } },
    include: { people: { select: personColumns, orderBy: { id: 'asc' } }, years: true },
  })
  return new Map(
    found.map((row) => [
      row.code,
      {
        ...row,
        years: row.years.map(({ year, wage, business, property, transfer, cost }) => ({
          year,
          wage: Number(wage),
          business: Number(business),
          property: Number(property),
          transfer: Number(transfer),
          cost: Number(cost),
        })),
      },
    ]),
  )
}

/** Which household has the person of each of these ID numbers, by the hex of the number's HMAC. */
export async function householdsByIdNumber(
  db: Database,
  districtId: string,
  hmacs: readonly Uint8Array[],
): Promise<ReadonlyMap<string, string>> {
  if (hmacs.length === 0) return new Map()
  const found = await db.pool.query<{ hmac: string; code: string }>(
    `SELECT encode("idHmac", 'hex') AS hmac, "householdCode" AS code FROM "Person"
      WHERE "districtId" = $1 AND "idHmac" = ANY($2::bytea[])`,
    [districtId, hmacs.map((hmac) => Buffer.from(hmac))],
  )
  return new Map(found.rows.map(({ hmac, code }) => [hmac, code]))
}

/** Of these household codes, those that are on record. */
export async function knownCodes(
  db: Database,
  districtId: string,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set()
  const found = await db.pool.query<{ code: string }>(
    'SELECT "code" FROM "Household" WHERE "districtId" = $1 AND "code" = ANY($2::text[])',
    [districtId, codes],
  )
  return new Set(found.rows.map(({ code }) => code))
}
