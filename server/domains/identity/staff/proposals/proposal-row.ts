import type { Transaction } from '#server/platform/database/database.ts'
import type { ProposalKind } from '../../people-contract.ts'
import type { WantedPerson } from '../read-place.ts'
import type { Party, Proposal } from './decide-proposal.ts'

export type StoredProposal = Proposal &
  WantedPerson & { readonly id: string; readonly kind: ProposalKind; readonly proposedBy: Party }

type Row = Omit<StoredProposal, 'proposedBy'> & {
  readonly proposedById: string
  readonly proposedByEmail: string
  readonly proposedByRole: Party['role']
  readonly proposedByBank: string | null
  readonly proposedByIsActive: boolean
}

/** A proposal with who asked as they are now; nobody else decides on it until the transaction ends. */
export async function lockProposal(tx: Transaction, id: string): Promise<StoredProposal | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT proposal.id, proposal.kind, proposal.staff_id AS "staffId", proposal.email, proposal.role,
           proposal.agency_id AS "agencyId", proposal.bank, proposal.branch, proposal.state,
           asker.id AS "proposedById", asker.email AS "proposedByEmail", asker.role AS "proposedByRole",
           asker.bank AS "proposedByBank", asker.disabled_at IS NULL AS "proposedByIsActive"
      FROM staff_proposal proposal JOIN staff_member asker ON asker.id = proposal.proposed_by
     WHERE proposal.id = ${id}::uuid FOR UPDATE OF proposal`
  return row === undefined ? null : { ...row, proposedBy: askerOf(row) }
}

export const askerOf = (row: Omit<Row, keyof StoredProposal>): Party => ({
  id: row.proposedById,
  email: row.proposedByEmail,
  role: row.proposedByRole,
  bank: row.proposedByBank,
  isActive: row.proposedByIsActive,
})
