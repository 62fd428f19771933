import type { Transaction } from '#server/platform/database/database.ts'
import { chargeSource } from '../charge-repository.ts'

/** A dossier as lists know it; `ownerKey` is null where nobody knows in whose name it is. */
export type Listed = { readonly dossierId: string; readonly ownerKey: Buffer | null; readonly words: string }

/**
 * Lists dossiers, or brings their listing to what they say now. What they owe is summed once, when they are first listed;
 * from then on a trigger keeps it. The dossiers and their charges must be locked, or new in this transaction.
 */
export async function writeListing(tx: Transaction, listed: readonly Listed[]): Promise<void> {
  const ids = listed.map(({ dossierId }) => dossierId)
  const keys = listed.map(({ ownerKey }) => ownerKey?.toString('hex') ?? null)
  await tx.$executeRaw`
    INSERT INTO dossier_listing AS l (dossier_id, owner_key, agency_id, received_on, owed)
    SELECT d.id, decode(given.owner, 'hex'), d.agency_id, d.received_on, (
      SELECT coalesce(sum(c.amount), 0) FROM charge c
      WHERE c.source_kind = ${chargeSource} AND c.source_id = d.id AND c.state = 'OPEN')
    FROM unnest(${ids}::uuid[], ${keys}::text[]) AS given(id, owner) JOIN dossier d ON d.id = given.id
    ORDER BY d.id
    ON CONFLICT (dossier_id) DO UPDATE SET owner_key = excluded.owner_key, received_on = excluded.received_on
    WHERE (l.owner_key, l.received_on) IS DISTINCT FROM (excluded.owner_key, excluded.received_on)`
  await tx.$executeRaw`
    INSERT INTO dossier_search AS s (dossier_id, owner_key, words)
    SELECT id, decode(owner, 'hex'), words
    FROM unnest(${ids}::uuid[], ${keys}::text[], ${listed.map(({ words }) => words)}::text[]) AS given(id, owner, words)
    ORDER BY id
    ON CONFLICT (dossier_id) DO UPDATE SET owner_key = excluded.owner_key, words = excluded.words
    WHERE (s.owner_key, s.words) IS DISTINCT FROM (excluded.owner_key, excluded.words)`
}
