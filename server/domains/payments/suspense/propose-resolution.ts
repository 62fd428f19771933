import { err, ok, type Result } from '#lib/result.ts'
import { byStaff } from '../desk-actor.ts'
import type { ProposalKind, ProposeRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { type DecidedItem, decideOnItem, type ItemDecision, type LockedItem } from './decide-on-item.ts'
import { fitOf, readTypedNumber } from './find-candidate.ts'

/** What a person proposes to do with money: send it back, or let it pay a payment, by its instruction's number or its public id. */
export type WantedResolution =
  | { readonly kind: 'RETURN'; readonly reason: string }
  | { readonly kind: 'ASSIGN'; readonly reason: string; readonly number: string }

type Proposal = { readonly kind: ProposalKind; readonly number: string | null; readonly reason: string }

/**
 * Puts an item before a second person. An assignment must cover what the payment owes now; the rest would go back.
 * Nothing moves yet.
 */
export async function proposeResolution(
  deps: PaymentDeps,
  decision: ItemDecision & { readonly wanted: WantedResolution },
): Promise<Result<DecidedItem, ProposeRefusal>> {
  const { staff, wanted } = decision
  const reason = wanted.reason.trim()
  if (reason === '') return err({ code: 'REASON_EMPTY' })
  const named = await target(deps, decision)
  if (!named.ok) return named
  const proposal = { kind: wanted.kind, number: named.value?.number ?? null, reason }
  const proposedBy = byStaff(staff.id)
  return decideOnItem<ProposeRefusal>(deps, decision, {
    event: 'PROPOSE',
    written: (item) =>
      item.version === decision.version + 1 && item.proposedBy === proposedBy && isProposed(item, proposal),
    decide: async (item, _, now) => {
      if (named.value !== null) {
        const { owed } = named.value
        const fit = fitOf(item.amount, owed)
        if (fit === 'NOTHING_OWED') return err({ code: 'NOTHING_OWED' })
        if (fit === 'LESS') return err({ code: 'TOO_LITTLE', owed: String(owed) })
      }
      const { kind, number } = proposal
      return ok({
        data: {
          proposalKind: kind,
          proposalNumber: number,
          proposalReason: reason,
          proposedBy,
          proposedAt: now,
          note: null,
        },
        action: 'SUSPENSE_PROPOSED',
        detail: { kind, number, reason },
      })
    },
  })
}

async function target(
  deps: PaymentDeps,
  { staff, wanted }: ItemDecision & { readonly wanted: WantedResolution },
) {
  if (wanted.kind === 'RETURN') return ok(null)
  return readTypedNumber(deps.database, { staff, number: wanted.number, prefix: deps.instructions.prefix })
}

function isProposed(item: LockedItem, { kind, number, reason }: Proposal): boolean {
  return (
    item.state === 'PROPOSED' &&
    item.proposalKind === kind &&
    item.proposalNumber === number &&
    item.proposalReason === reason
  )
}
