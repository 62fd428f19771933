import type { Transaction } from '#server/platform/database/database.ts'
import type { AgencyDossier } from './agency-dossier.ts'
import type { StoredFacts } from './identity-facts.ts'

export type LockedDossier = {
  readonly id: string
  readonly agencyId: string
  readonly contentHash: Uint8Array
}

/** A dossier as it is about to be written. */
export type DossierRow = {
  readonly id: string
  readonly code: string
  readonly message: AgencyDossier
  readonly facts: StoredFacts
  readonly contentHash: Buffer
  readonly now: Date
}

export async function agencyExists(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.agency.count({ where: { id } })) > 0
}

/** Locks the dossier against other messages about it; its payers do not wait. */
export async function lockDossier(tx: Transaction, code: string): Promise<LockedDossier | null> {
  const rows = await tx.$queryRaw<LockedDossier[]>`
    SELECT id, agency_id AS "agencyId", content_hash AS "contentHash" FROM dossier
    WHERE code = ${code} FOR NO KEY UPDATE`
  return rows[0] ?? null
}

/** False where another message made the dossier at the same time. */
export async function insertDossier(tx: Transaction, row: DossierRow): Promise<boolean> {
  const { id, code, message, facts, contentHash, now } = row
  const { applicant } = message
  const count = await tx.$executeRaw`
    INSERT INTO dossier (id, code, agency_id, procedure_code, applicant_kind, applicant_name, identity_cipher,
      tax_code, phone_cipher, last4_hash, tax_code_hash, secret_hash, received_on, due_on, status, content_hash, updated_at)
    VALUES (${id}::uuid, ${code}, ${message.agency}, ${message.procedure}, ${applicant.kind}, ${applicant.name},
      ${facts.identityCipher}, ${applicant.taxCode}, ${facts.phoneCipher}, ${facts.last4Hash}, ${facts.taxCodeHash},
      ${facts.secretHash ?? null}, ${message.receivedOn}::date, ${message.dueOn}::date, ${message.status}, ${contentHash}, ${now}::timestamptz)
    ON CONFLICT (code) DO NOTHING`
  return count === 1
}

export async function updateDossier(tx: Transaction, row: DossierRow): Promise<void> {
  const { id, message, facts, contentHash, now } = row
  const { applicant } = message
  const keepSecret = facts.secretHash === undefined
  await tx.$executeRaw`
    UPDATE dossier SET procedure_code = ${message.procedure}, applicant_kind = ${applicant.kind},
      applicant_name = ${applicant.name}, identity_cipher = ${facts.identityCipher}, tax_code = ${applicant.taxCode},
      phone_cipher = ${facts.phoneCipher}, last4_hash = ${facts.last4Hash}, tax_code_hash = ${facts.taxCodeHash},
      secret_hash = CASE WHEN ${keepSecret} THEN secret_hash ELSE ${facts.secretHash ?? null}::bytea END,
      received_on = ${message.receivedOn}::date, due_on = ${message.dueOn}::date, status = ${message.status},
      content_hash = ${contentHash}, updated_at = ${now}::timestamptz
    WHERE id = ${id}::uuid`
}
