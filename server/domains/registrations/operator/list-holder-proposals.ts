import type { Database } from '#server/platform/database/database.ts'
import type { WaitingHolderProposal } from '../holder-contract.ts'
import { actsOf } from './holder-proposal.ts'
import { holderProposalColumns, type StoredHolderProposal } from './holder-proposal-row.ts'

type Row = StoredHolderProposal & {
  readonly proposedAt: Date
  readonly proposerName: string
  readonly kind: WaitingHolderProposal['holder']['kind']
  readonly name: string
  readonly taxCode: string | null
  readonly registration: string | null
}

const waiting = {
  name: 'registrations.holder-proposals',
  text: `SELECT ${holderProposalColumns}, p.proposed_at AS "proposedAt", asker.name AS "proposerName", h.kind, h.name,
                h.tax_code AS "taxCode", (SELECT r.number FROM registration r WHERE r.holder_id = h.id
                  ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS registration
           FROM holder_proposal p JOIN holder h ON h.id = p.holder_id JOIN staff_member asker ON asker.id = p.proposed_by
          WHERE p.state = 'WAITING' AND p.expires_at > $1 ORDER BY p.proposed_at, p.id`,
}

/** What operators propose about holders and another operator has to decide, the oldest first. */
export async function holderProposals(
  database: Database,
  operatorId: string,
  now: Date,
): Promise<WaitingHolderProposal[]> {
  const rows = await database.query<Row>(waiting, [now])
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    holder: {
      id: row.holderId,
      kind: row.kind,
      name: row.name,
      taxCode: row.taxCode,
      registration: row.registration,
    },
    why: row.why,
    proposedBy: { name: row.proposerName, isYou: row.proposedBy === operatorId },
    proposedAt: row.proposedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    changed: row.decision === 'VERIFY' && row.version !== row.seen,
    acts: actsOf(row, { id: operatorId, isOperator: true }, now),
  }))
}
