import { holderVersion } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { lockHolder } from '../repository.ts'
import type { HolderProposal, Operator } from './holder-proposal.ts'

export type StoredHolderProposal = HolderProposal & {
  readonly id: string
  readonly holderId: string
  readonly why: string
}

/** Columns of a proposal, in SQL over `holder_proposal p`, `holder h` and the proposing `staff_member asker`. */
export const holderProposalColumns = `p.id, p.holder_id AS "holderId", p.decision, p.why, p.state, p.seen,
  p.proposed_by AS "proposedBy", p.expires_at AS "expiresAt", asker.role = 'OPERATOR' AND asker.disabled_at IS NULL
  AS "proposerIsOperator", ${holderVersion} AS version, h.verified_at AS "verifiedAt", h.closed_at AS "closedAt"`

/** A proposal with its holder and who proposed, as they are now; nobody else decides about the holder until the transaction ends. */
export async function lockHolderProposal(
  tx: Transaction,
  proposalId: string,
): Promise<StoredHolderProposal | null> {
  const [named] = await tx.$queryRaw<{ holderId: string }[]>`
    SELECT holder_id AS "holderId" FROM holder_proposal WHERE id = ${proposalId}::uuid`
  if (named === undefined) return null
  await lockHolder(tx, named.holderId)
  const [row] = await tx.$queryRawUnsafe<StoredHolderProposal[]>(
    `SELECT ${holderProposalColumns} FROM holder_proposal p JOIN holder h ON h.id = p.holder_id
       JOIN staff_member asker ON asker.id = p.proposed_by WHERE p.id = $1::uuid FOR UPDATE OF p`,
    proposalId,
  )
  return row ?? null
}

/** The proposal about a holder that waits, where the holder is locked already. */
export async function waitingAbout(tx: Transaction, holderId: string): Promise<StoredHolderProposal | null> {
  const [row] = await tx.$queryRawUnsafe<StoredHolderProposal[]>(
    `SELECT ${holderProposalColumns} FROM holder_proposal p JOIN holder h ON h.id = p.holder_id
       JOIN staff_member asker ON asker.id = p.proposed_by
      WHERE p.holder_id = $1::uuid AND p.state = 'WAITING' FOR UPDATE OF p`,
    holderId,
  )
  return row ?? null
}

/** Whether somebody is an operator now; they stay what they are until the transaction ends. */
export async function operatorNow(tx: Transaction, id: string): Promise<Operator> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_member WHERE id = ${id}::uuid AND role = 'OPERATOR' AND disabled_at IS NULL FOR SHARE`
  return { id, isOperator: rows.length > 0 }
}
