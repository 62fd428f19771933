import { ownerKey } from '#server/domains/identity/index.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { AgencyDossier } from '../agency-dossier.ts'
import { chargeSource } from '../charge-repository.ts'
import { type FactKeys, openIdentityNumber } from '../identity-facts.ts'
import { ownerFact } from './owner-fact.ts'
import { wordsOfDossier } from './words.ts'
import { writeListing } from './write-listing.ts'

/** Dossiers of one transaction: their payers wait for no longer than it takes to sum that many. */
const batch = 500

type Unlisted = {
  readonly id: string
  readonly code: string
  readonly kind: AgencyDossier['applicant']['kind']
  readonly taxCode: string | null
  readonly identityCipher: Uint8Array | null
  readonly procedureVi: string
  readonly procedureEn: string
}

/**
 * Lists dossiers that were stored before there was a list, some hundreds at a time by ascending ids, and arranges the
 * next ones. Where all are listed it is one look, so it may run at any time and at several places.
 * @param after the last dossier that is done, null to begin
 */
export async function listMissingDossiers(
  deps: { readonly database: Database; readonly config: FactKeys; readonly clock: () => Date },
  after: string | null,
): Promise<void> {
  await unitOfWork(deps.database, async (tx) => {
    const missing = await lockUnlisted(tx, after)
    await writeListing(
      tx,
      missing.map((dossier) => ({
        dossierId: dossier.id,
        ownerKey: keyOf(deps.config, dossier),
        words: wordsOfDossier(dossier.code, { vi: dossier.procedureVi, en: dossier.procedureEn }),
      })),
    )
    const last = missing.at(-1)
    if (last === undefined || missing.length < batch) return
    const payload = { after: last.id }
    await addJobs(tx, [{ task: 'list-dossiers', payload, runAt: deps.clock(), key: 'list-dossiers' }])
  })
}

/** In the order of everybody: the dossiers, then their charges. */
async function lockUnlisted(tx: Transaction, after: string | null): Promise<Unlisted[]> {
  const dossiers = await tx.$queryRaw<Unlisted[]>`
    SELECT d.id, d.code, d.applicant_kind AS kind, d.tax_code AS "taxCode", d.identity_cipher AS "identityCipher",
      p.name_vi AS "procedureVi", p.name_en AS "procedureEn"
    FROM dossier d JOIN procedure p ON p.code = d.procedure_code
    WHERE (${after}::uuid IS NULL OR d.id > ${after}::uuid)
      AND NOT EXISTS (SELECT FROM dossier_listing l WHERE l.dossier_id = d.id)
    ORDER BY d.id LIMIT ${batch} FOR NO KEY UPDATE OF d`
  await tx.$queryRaw`
    SELECT id FROM charge WHERE source_kind = ${chargeSource} AND source_id = ANY (${dossiers.map(({ id }) => id)}::uuid[])
    ORDER BY id FOR SHARE`
  return dossiers
}

function keyOf(keys: FactKeys, { id, kind, taxCode, identityCipher }: Unlisted): Buffer | null {
  const identityNumber = identityCipher === null ? null : openIdentityNumber(keys, id, identityCipher)
  const fact = ownerFact({ kind, taxCode, identityNumber })
  return fact === null ? null : ownerKey(keys, fact)
}
