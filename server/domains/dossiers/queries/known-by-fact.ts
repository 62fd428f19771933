import type { LookupFact } from '#lib/lookup-fact.ts'
import type { Database } from '#server/platform/database/database.ts'
import { type FactHashes, factMatches, type HashKey, noDossier } from '../identity-facts.ts'

const ofCharges = {
  name: 'dossiers.facts-of-charges',
  text: `SELECT d.id, d.code, d.last4_hash AS "last4Hash", d.tax_code_hash AS "taxCodeHash",
           d.secret_hash AS "secretHash" FROM dossier d
         WHERE d.id IN (SELECT source_id FROM charge WHERE source_kind = 'DOSSIER' AND id = ANY ($1::uuid[]))`,
}

/**
 * Which of the dossiers behind these charges the fact is true of, by id. Without charges one comparison is
 * made all the same, so that a payment that does not exist takes as long as one of one dossier.
 */
export async function dossiersKnownBy(
  deps: { readonly database: Database; readonly config: HashKey },
  chargeIds: readonly string[],
  fact: LookupFact,
): Promise<string[]> {
  const rows = await deps.database.query<{ id: string; code: string } & FactHashes>(ofCharges, [
    [...chargeIds],
  ])
  if (rows.length === 0) factMatches(deps.config, '', fact, noDossier)
  return rows.filter((row) => factMatches(deps.config, row.code, fact, row)).map(({ id }) => id)
}
