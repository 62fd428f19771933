import type { Database } from '#server/platform/database/database.ts'
import type { WaitingHolderProposal, WaitingHolderProposals } from '../holder-contract.ts'
import { actsOf, obstacleTo } from './holder-proposal.ts'
import { holderProposalColumns, type StoredHolderProposal } from './holder-proposal-row.ts'

type Row = StoredHolderProposal & {
  readonly proposedAt: Date
  readonly proposerName: string
  readonly kind: WaitingHolderProposal['holder']['kind']
  readonly name: string
  readonly taxCode: string | null
  readonly registration: string | null
  readonly accounts: number
  readonly all: number
  readonly toDecide: number
}

/** So many are listed. */
const most = 50

const waiting = {
  name: 'registrations.holder-proposals',
  text: `SELECT ${holderProposalColumns}, p.proposed_at AS "proposedAt", asker.name AS "proposerName", h.kind, h.name,
                h.tax_code AS "taxCode", (SELECT r.number FROM registration r WHERE r.holder_id = h.id
                  ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS registration,
                (SELECT count(*)::int FROM registration r WHERE r.holder_id = h.id AND r.state IN ('APPROVED', 'SUSPENDED'))
                  AS accounts,
                count(*) OVER ()::int AS all, count(*) FILTER (WHERE p.proposed_by <> $2::uuid) OVER ()::int AS "toDecide"
           FROM holder_proposal p JOIN holder h ON h.id = p.holder_id JOIN staff_member asker ON asker.id = p.proposed_by
          WHERE p.state = 'WAITING' AND p.expires_at > $1 ORDER BY p.proposed_at, p.id LIMIT ${most}`,
}

/** What operators propose about holders and another operator has to decide, the oldest first. */
export async function holderProposals(
  database: Database,
  operatorId: string,
  now: Date,
): Promise<WaitingHolderProposals> {
  const rows = await database.query<Row>(waiting, [now, operatorId])
  const [first] = rows
  return {
    waiting: rows.map((row) => toView(row, operatorId, now)),
    more: (first?.all ?? 0) - rows.length,
    toDecide: first?.toDecide ?? 0,
  }
}

function toView(row: Row, operatorId: string, now: Date): WaitingHolderProposal {
  return {
    id: row.id,
    decision: row.decision,
    holder: {
      id: row.holderId,
      kind: row.kind,
      name: row.name,
      taxCode: row.taxCode,
      verified: row.verifiedAt !== null,
      accounts: row.accounts,
      registration: row.registration,
    },
    why: row.why,
    proposedBy: { name: row.proposerName, isYou: row.proposedBy === operatorId },
    proposedAt: row.proposedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    obstacle: obstacleTo(row, now)?.code ?? null,
    acts: actsOf(row, { id: operatorId, isOperator: true }, now),
  }
}
