import { err, ok, type Result } from '#lib/result.ts'
import { type AuditEntry, recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { VerifyHolderRefusal } from '../account-contract.ts'

/** Who checked a holder or closed it: people of a bank, the operator, the bank's own system, or the holder's owner. */
export type HolderChange = {
  readonly holderId: string
  readonly by: AuditEntry['actor']
  readonly now: Date
}

type Row = { readonly ownerKey: Uint8Array; readonly verifiedAt: Date | null; readonly closedAt: Date | null }

/**
 * Notes that a holder is who it says: from now on it sees all dossiers of its tax code or identity number. Verified
 * already is no fault. Of two that claim one tax code the first stays, and the other is refused.
 */
export async function verifyHolder(
  tx: Transaction,
  { holderId, by, now }: HolderChange,
): Promise<Result<null, VerifyHolderRefusal>> {
  const holder = await lockHolder(tx, holderId)
  if (holder === null) return err({ code: 'NOT_FOUND' })
  if (holder.closedAt !== null) return err({ code: 'CLOSED' })
  if (holder.verifiedAt !== null) return ok(null)
  await lockOwnerKey(tx, holder.ownerKey)
  if (await isClaimed(tx, holder.ownerKey)) return err({ code: 'TAX_CODE_HAS_ACCOUNT' })
  await tx.$executeRaw`
    UPDATE holder SET verified_at = ${now}::timestamptz, verified_by = ${actorText(by)} WHERE id = ${holderId}::uuid`
  await audit(tx, 'HOLDER_VERIFIED', { holderId, by, now })
  return ok(null)
}

/** Ends a holder: nobody acts for it any more, and its tax code is free. Closed already is no fault. */
export async function closeHolder(
  tx: Transaction,
  { holderId, by, now }: HolderChange,
): Promise<Result<null, { readonly code: 'NOT_FOUND' }>> {
  const holder = await lockHolder(tx, holderId)
  if (holder === null) return err({ code: 'NOT_FOUND' })
  if (holder.closedAt !== null) return ok(null)
  await tx.$executeRaw`
    UPDATE holder SET closed_at = ${now}::timestamptz, closed_by = ${actorText(by)} WHERE id = ${holderId}::uuid`
  await tx.$executeRaw`
    UPDATE member_invitation SET replaced_at = ${now}::timestamptz
     WHERE holder_id = ${holderId}::uuid AND used_at IS NULL AND replaced_at IS NULL`
  await audit(tx, 'HOLDER_CLOSED', { holderId, by, now })
  return ok(null)
}

/** As long as the transaction lasts nobody else changes the holder or its members. */
export async function lockHolder(tx: Transaction, holderId: string): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT owner_key AS "ownerKey", verified_at AS "verifiedAt", closed_at AS "closedAt"
      FROM holder WHERE id = ${holderId}::uuid FOR UPDATE`
  return row ?? null
}

/** Two holders of one tax code that are checked at once come one after the other. */
async function lockOwnerKey(tx: Transaction, ownerKey: Uint8Array): Promise<void> {
  const key = `owner:${Buffer.from(ownerKey).toString('base64url')}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}

async function isClaimed(tx: Transaction, ownerKey: Uint8Array): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM holder WHERE owner_key = ${ownerKey} AND verified_at IS NOT NULL AND closed_at IS NULL`
  return rows.length > 0
}

const actorText = ({ kind, id }: AuditEntry['actor']): string =>
  id === null ? kind.toLowerCase() : `${kind.toLowerCase()}:${id}`

function audit(tx: Transaction, action: string, { holderId, by, now }: HolderChange): Promise<void> {
  return recordAudit(tx, { at: now, actor: by, action, subject: `holder:${holderId}`, detail: {} })
}
