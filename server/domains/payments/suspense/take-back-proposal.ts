import { err, ok, type Result } from '#lib/result.ts'
import { byStaff } from '../desk-actor.ts'
import type { RejectRefusal, WithdrawRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { type DecidedItem, decideOnItem, type ItemDecision, type LockedItem } from './decide-on-item.ts'

/** An item without a proposal, as it was before one was made. */
const withoutProposal = {
  proposalKind: null,
  proposalNumber: null,
  proposalReason: null,
  proposedBy: null,
  proposedAt: null,
  decidedBy: null,
  decidedAt: null,
}

/** Whoever proposed takes it back; the item is open again. */
export function withdrawProposal(
  deps: PaymentDeps,
  decision: ItemDecision,
): Promise<Result<DecidedItem, WithdrawRefusal>> {
  return decideOnItem<WithdrawRefusal>(deps, decision, {
    event: 'WITHDRAW',
    written: openedAfter(decision),
    decide: async (item) => {
      if (item.proposedBy !== byStaff(decision.staff.id)) return err({ code: 'NOT_PROPOSER' })
      return ok({ data: withoutProposal, action: 'SUSPENSE_PROPOSAL_WITHDRAWN', detail: {} })
    },
  })
}

/** A second person says no and why; the item is open again, with that note. */
export async function rejectProposal(
  deps: PaymentDeps,
  decision: ItemDecision & { readonly note: string },
): Promise<Result<DecidedItem, RejectRefusal>> {
  const note = decision.note.trim()
  if (note === '') return err({ code: 'REASON_EMPTY' })
  const opened = openedAfter(decision)
  return decideOnItem<RejectRefusal>(deps, decision, {
    event: 'REJECT',
    written: (item) => opened(item) && item.note === note,
    decide: async (item) => {
      if (item.proposedBy === byStaff(decision.staff.id)) return err({ code: 'SAME_PERSON' })
      return ok({
        data: { ...withoutProposal, note },
        action: 'SUSPENSE_PROPOSAL_REJECTED',
        detail: { reason: note },
      })
    },
  })
}

const openedAfter =
  ({ version }: ItemDecision) =>
  (item: LockedItem): boolean =>
    item.state === 'OPEN' && item.version === version + 1
